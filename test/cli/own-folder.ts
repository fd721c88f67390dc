import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { runCandor } from "./run-candor.ts";

type Ended = Awaited<ReturnType<typeof runCandor>>;

/** A folder for the tests of one file, and the commands on the data in it. */
export function inOwnFolder(name: string) {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `candor-${name}-`));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const path = (...names: string[]): string => join(folder, ...names);
  return {
    path,
    write: (file: string, text: string): Promise<void> => writeFile(path(file), text),
    candor: (...args: string[]): Promise<Ended> => runCandor(args, { env: { CANDOR_DATA: path("data") } }),
  };
}

/** How a command ended, and that what it said holds some words. */
export const said = ({ code, stdout, stderr }: Ended, expected: number, words: string | RegExp): void => {
  expect(code).toBe(expected);
  expect(stdout + stderr).toMatch(words);
};
