import { Presets, SingleBar } from "cli-progress";
import type { SyncReport } from "../app/sync-postings.ts";

export type Progress = { update: (report: SyncReport) => void; stop: () => void };

/** Where it is shown: a terminal, or a pipe. */
type Shown = NodeJS.WritableStream & { isTTY?: boolean };

/** On a pipe a line is enough now and then. */
const lineEveryMs = 5_000;

const doneOf = ({ taken, refused }: SyncReport): number => taken.new + taken.changed + taken.same + refused.length;

/** "about 3 min left" from what was done so far; nothing where the end is not known. */
function left(done: number, expected: number | null, elapsedMs: number): string {
  if (expected === null || done === 0) return "";
  const seconds = Math.round(((expected - done) * elapsedMs) / done / 1_000);
  return seconds < 90 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`;
}

const rateOf = (done: number, elapsedMs: number): string => ((1_000 * done) / Math.max(1, elapsedMs)).toFixed(0);

/** How far a sync has come, on standard error: a bar for a person, lines for a log. A quick one shows nothing. */
export function showProgress(ref: string, now: () => number = Date.now, stream: Shown = process.stderr): Progress {
  const begunAt = now();
  let bar: SingleBar | null = null;
  let shownAt = begunAt;
  return {
    update: (report) => {
      const at = now();
      const [done, elapsed] = [doneOf(report), at - begunAt];
      const { expected } = report;
      if (stream.isTTY === true && expected !== null) {
        if (bar === null) {
          const format = `${ref} {bar} {value} of {total}, {rate} a second, {eta_formatted} left`;
          bar = new SingleBar(
            { format, stream, hideCursor: true, clearOnComplete: true, etaBuffer: 500 },
            Presets.shades_classic,
          );
          bar.start(expected, 0, { rate: "0" });
        }
        bar.update(done, { rate: rateOf(done, elapsed) });
        return;
      }
      if (at - shownAt < lineEveryMs) return;
      shownAt = at;
      const total = expected === null ? "" : ` of ${expected}`;
      stream.write(`${ref}: ${done}${total}, ${rateOf(done, elapsed)} a second${left(done, expected, elapsed)}\n`);
    },
    stop: () => bar?.stop(),
  };
}
