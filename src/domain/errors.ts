/** Base of all errors that Candor throws on purpose; compare `code` or class, never the message. */
export abstract class CandorError extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;
}

/** What was given cannot be used; the message says what to do. */
export class InputError extends CandorError {
  override readonly name = "InputError";
  readonly code = "bad_input";
}

/** The configuration is wrong; the message lists every problem at once and no value. */
export class ConfigurationError extends CandorError {
  override readonly name = "ConfigurationError";
  readonly code = "bad_configuration";
}

/** Something named by key or id is not there. */
export class NotFoundError extends CandorError {
  override readonly name = "NotFoundError";
  readonly code = "not_found";
}

/** A system outside Candor did not do its part; the cause holds the vendor's error. */
export class UnavailableError extends CandorError {
  override readonly name = "UnavailableError";
  readonly code = "unavailable";
  readonly system: string;
  constructor(system: string, options: { cause?: unknown; message?: string } = {}) {
    super(options.message ?? `${system} is not available`, { cause: options.cause });
    this.system = system;
  }
}

/** A resource is held by another process. */
export class BusyError extends CandorError {
  override readonly name = "BusyError";
  readonly code = "busy";
}

/** The same id or key is stored already. */
export class ConflictError extends CandorError {
  override readonly name = "ConflictError";
  readonly code = "conflict";
}

/** A piece of work is no longer held by the one who finishes it: somebody else has it, or it is finished. */
export class LeaseLostError extends CandorError {
  override readonly name = "LeaseLostError";
  readonly code = "lease_lost";
}
