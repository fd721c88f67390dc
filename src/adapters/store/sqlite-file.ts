import { mkdir, open, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../../domain/errors.ts";

const unusable = (file: string, cause: unknown) =>
  new InputError(
    `The store ${file} cannot be written. Name a file in a folder that the user who runs Candor may write to.`,
    { cause },
  );

/** Makes the folder, for this user only, and resolves to the one true path: two names of a file must be one lock. */
export const prepareFolder = async (file: string): Promise<string> => {
  const wanted = resolve(file);
  try {
    await mkdir(dirname(wanted), { recursive: true, mode: 0o700 });
    const folder = await realpath(dirname(wanted));
    return await realpath(wanted).catch(() => join(folder, basename(wanted)));
  } catch (error) {
    throw unusable(wanted, error);
  }
};

/**
 * Makes sure that only this user can read the file; SQLite gives its journals the same mode. Called while the process
 * lock is held and before SQLite opens the file: closing a second handle would drop SQLite's own locks.
 */
export const protectFile = async (file: string): Promise<void> => {
  try {
    const handle = await open(file, "a", 0o600);
    try {
      await handle.chmod(0o600);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unusable(file, error);
  }
};
