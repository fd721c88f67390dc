import { type Logger as Pino, pino } from "pino";
import { CandorError } from "../domain/errors.ts";
import type { LogFields, Logger } from "../ports.ts";

/** Class, code and stack frames: an error's message may quote what a candidate wrote or a token. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code =
    error instanceof CandorError
      ? error.code
      : "code" in error && typeof error.code === "string"
        ? error.code
        : undefined;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  // What Candor throws on purpose is written for the operator and holds no one's words.
  return {
    error: error.name,
    code,
    advice: error instanceof CandorError ? error.message : undefined,
    at: frames.join(" | "),
  };
}

const wrap = (log: Pino): Logger => ({
  info: (event, fields) => log.info({ event, ...fields }),
  warn: (event, fields) => log.warn({ event, ...fields }),
  error: (event, error, fields) => log.error({ event, ...fields, ...describe(error) }),
  child: (fields) => wrap(log.child(fields)),
});

/** One JSON line an outcome, on standard error: standard output belongs to what a command answers. */
export const createLogger = (level: string): Logger =>
  wrap(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true })));

export const silentLogger: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};
