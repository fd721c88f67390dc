import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { SyncReport } from "../../src/app/sync-postings.ts";
import { showProgress } from "../../src/cli/show-progress.ts";

const report = (done: number, expected: number | null): SyncReport => ({
  ref: "postings",
  isUnchanged: false,
  taken: { new: done, changed: 0, same: 0 },
  expected,
  closed: [],
  refused: [],
});

/** What is written to a pipe, with a clock that the test moves. */
function piped(expected: number | null) {
  let now = 0;
  const stream = new PassThrough();
  const progress = showProgress("postings", () => now, stream);
  return {
    at: (seconds: number, done: number): string => {
      now = seconds * 1_000;
      progress.update(report(done, expected));
      return String(stream.read() ?? "");
    },
  };
}

test("on a pipe a line every five seconds says how far it is, how fast, and when it ends", () => {
  const { at } = piped(20_000);
  expect(at(1, 100)).toBe("");
  expect(at(5, 500)).toBe("postings: 500 of 20000, 100 a second, about 3 min left\n");
  expect(at(6, 600)).toBe("");
  expect(at(195, 19_500)).toBe("postings: 19500 of 20000, 100 a second, about 5 s left\n");
});

test("where the number is not known, it promises no end", () => {
  expect(piped(null).at(5, 50)).toBe("postings: 50, 10 a second\n");
});
