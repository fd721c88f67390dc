import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

type ChildOptions = {
  env?: Readonly<Record<string, string>>;
  /** Elsewhere than in the repository by default: a developer's `.env` is not read there. */
  cwd?: string;
  /** Leads a process group of its own, which `kill` then ends as a whole. */
  isGroup?: boolean;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A process that this test started; what it writes is kept. */
export type Child = {
  pid: number;
  stdout(): string;
  stderr(): string;
  isRunning(): boolean;
  exited: Promise<Exit>;
  /** Writes to its standard input and closes it. */
  feed(input: string): void;
  kill(signal: NodeJS.Signals): void;
  /** Reads its standard output no longer, as a pipe into `head` does. */
  hangUp(): void;
};

export function startChild(command: string, args: readonly string[], options: ChildOptions = {}): Child {
  const child = spawn(command, args, {
    cwd: options.cwd ?? tmpdir(),
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...options.env },
    detached: options.isGroup ?? false,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      written[name] += text;
    });
  }
  // A command that ends without reading its input closes the pipe; how it ended is what counts.
  child.stdin.on("error", () => undefined);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    isRunning,
    exited: once(child, "close").then(() => ({ code: child.exitCode, signal: child.signalCode })),
    feed: (input) => {
      child.stdin.end(input);
    },
    hangUp: () => {
      child.stdout.destroy();
    },
    kill: (signal) => {
      if (isRunning()) process.kill(options.isGroup === true ? -pid : pid, signal);
    },
  };
}

/** The command as package.json runs it. */
export const startCandor = (args: readonly string[], options: ChildOptions = {}): Child =>
  startChild(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], options);

/** Runs a command to its end. */
export async function runCandor(args: readonly string[], options: ChildOptions & { input?: string } = {}) {
  const child = startCandor(args, options);
  child.feed(options.input ?? "");
  const { code } = await child.exited;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

/** The JSON lines that a command wrote. */
export const jsonLines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
