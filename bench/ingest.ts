// Prints how fast postings are taken into an empty store, how much memory that needs, how both grow with their number,
// what it costs to go on after an interruption, and how long a message's words take to find their posting among them:
// node bench/ingest.ts [largest] [seed]
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const [largest = "20000", seed = "7"] = process.argv.slice(2);
const sizes = [100, 1_000, 5_000, 20_000].filter((size) => size <= Number(largest));

/** What one run prints; each size has a process of its own, so that its memory is its own. */
const Run = z.object({
  size: z.number(),
  secondsTaken: z.number(),
  secondsAgain: z.number(),
  startMegabytes: z.number(),
  peakMegabytes: z.number(),
  catalogueSeconds: z.number(),
  catalogueMegabytes: z.number(),
  asked: z.number(),
  found: z.number(),
  offered: z.number(),
  p50: z.number(),
  p99: z.number(),
});

const one = fileURLToPath(new URL("./ingest/run.ts", import.meta.url));
const runs = sizes.map((size) => {
  const child = spawnSync(
    process.execPath,
    ["--expose-gc", "--disable-warning=ExperimentalWarning", one, `${size}`, seed],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const run = Run.parse(JSON.parse(child.stdout));
  const perSecond = (run.size / run.secondsTaken).toFixed(0);
  console.log(
    `${run.size} postings: ${perSecond} a second, peak ${run.peakMegabytes} MB (${run.startMegabytes} MB before the first); ` +
      `once more in ${((100 * run.secondsAgain) / run.secondsTaken).toFixed(1)} % of the time; ` +
      `catalogue built in ${run.catalogueSeconds.toFixed(2)} s, ${run.catalogueMegabytes} MB; ` +
      `${run.asked} messages: the right one ${run.found}, among those offered ${run.offered}, p50 ${run.p50.toFixed(2)} ms, p99 ${run.p99.toFixed(2)} ms`,
  );
  return run;
});
const [first, last] = [runs[0], runs.at(-1)];
if (first !== undefined && last !== undefined && first !== last) {
  const cost = (run: z.infer<typeof Run>): number => run.secondsTaken / run.size;
  console.log(
    `from ${first.size} to ${last.size}: cost of a posting ×${(cost(last) / cost(first)).toFixed(2)}, peak memory ×${(last.peakMegabytes / first.peakMegabytes).toFixed(2)}, p99 of naming ×${(last.p99 / first.p99).toFixed(2)}`,
  );
}
