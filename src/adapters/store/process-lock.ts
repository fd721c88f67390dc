import { readFileSync } from "node:fs";
import { chmod, rm, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { BusyError } from "../../domain/errors.ts";
import type { Clock } from "../../ports.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";

const Holder = z.object({ pid: z.int().positive(), since: z.int() });

const readHolder = (file: string): string => {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(file, "utf8")));
    return `process ${holder.pid} since ${new Date(holder.since).toISOString()}`;
  } catch {
    // The holder has the lock but has not signed yet: that it is held is all that can be said.
    return "another process";
  }
};

export type ProcessLock = { release(): Promise<void> };

/**
 * Keeps a second process off a SQLite store; throws `BusyError` with who holds it.
 *
 * The lock is an exclusive transaction on `FILE.lock`, an empty database beside the store. The kernel lets go of it with
 * the process, however that ends, so there is no stale lock to judge by process ids that may be in use again. It is not
 * taken on the store itself, so that an operator may look into it with `sqlite3` while Candor runs.
 * Who holds it stands in `FILE.holder`. Nothing else may open `FILE.lock`: closing any handle on it drops the lock.
 */
export const lockForProcess = async (file: string, clock: Clock): Promise<ProcessLock> => {
  const lockFile = `${file}.lock`;
  const holderFile = `${file}.holder`;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(lockFile, { timeout: 0 });
    database.exec("begin exclusive");
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw sqliteError(error, lockFile);
    throw new BusyError(
      `The store ${file} is held by ${readHolder(holderFile)}. Stop that process, or give this one a file of its own.`,
      { cause: error },
    );
  }
  const held = database;
  try {
    await chmod(lockFile, 0o600);
    await writeFile(holderFile, JSON.stringify({ pid: process.pid, since: clock.now() }), { mode: 0o600 });
  } catch (error) {
    held.close();
    throw error;
  }
  return {
    release: async () => {
      // The signature goes first: after the lock is gone it may be the next holder's.
      await rm(holderFile, { force: true });
      held.close();
    },
  };
};
