import { z } from "zod";
import { ConflictError, InputError, UnavailableError } from "../../domain/errors.ts";

const SqliteError = z.looseObject({ code: z.literal("ERR_SQLITE_ERROR"), errcode: z.int() });

// https://www.sqlite.org/rescode.html: the lowest byte is the primary code.
const primary = { busy: 5, readonly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 };
const uniqueViolations = [1555, 2067];

/** True where another connection holds the lock that was asked for. */
export const isBusy = (error: unknown): boolean => {
  const parsed = SqliteError.safeParse(error);
  return parsed.success && (parsed.data.errcode & 0xff) === primary.busy;
};

/** The house's error for one that node:sqlite threw; anything else comes back as it is. */
export const sqliteError = (error: unknown, file: string): unknown => {
  const parsed = SqliteError.safeParse(error);
  if (!parsed.success) return error;
  const unavailable = (message: string) => new UnavailableError("store", { cause: error, message });
  const { errcode } = parsed.data;
  if (uniqueViolations.includes(errcode)) {
    return new ConflictError("The same id or key is stored already.", { cause: error });
  }
  switch (errcode & 0xff) {
    case primary.notADatabase:
      return new InputError(`${file} is not a SQLite database. Name another file, or move this one away.`, {
        cause: error,
      });
    case primary.readonly:
    case primary.cantOpen:
      return new InputError(
        `${file} cannot be opened for writing. Give the user that runs Candor write access to the file and its folder.`,
        { cause: error },
      );
    case primary.ioError:
      return unavailable(
        `The disk that holds ${file} could not be read or written: it may be full or failing. Look at it; what was accepted is safe.`,
      );
    case primary.corrupt:
      return unavailable(`${file} is damaged. Stop Candor and restore the latest backup.`);
    case primary.full:
      return unavailable(`The disk that holds ${file} is full. Free some space; what was accepted is safe.`);
    default:
      return unavailable(`The store ${file} did not do its part.`);
  }
};
