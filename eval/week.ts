// Plays a week of many candidates, recruiters and changes, killing the process at random, and judges what stands in
// Slack at the end: npm run eval:week [-- SEED]
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openSqliteDesk } from "../src/adapters/store/open-desk.ts";
import { uuidIds } from "../src/app/system.ts";
import { seededRandom } from "../bench/soak/random.ts";
import { judgeAnswers, judgeCorrections, judgeSecrets, judgeTwice, type Verdict } from "./week/judge.ts";
import { scriptOf, size } from "./week/script.ts";
import { readLog } from "./week/slack-log.ts";

const seed = Number(process.argv[2] ?? "1");
const play = fileURLToPath(new URL("week/play.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "candor-week-"));
const random = seededRandom(seed + 1_000);

/** Resolves to whether the week was played to its end. */
async function playUntilKilled(): Promise<boolean> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", play, folder, String(seed)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const killed = new AbortController();
  const kill = async (): Promise<void> => {
    // Long enough to get past what a start takes, mostly.
    await pause(random.between(2_500, 14_000), undefined, { signal: killed.signal, ref: false });
    child.kill("SIGKILL");
  };
  kill().catch(() => undefined);
  const code = await ended;
  killed.abort();
  if (code !== null && code !== 0) throw new Error(`the week ended with ${code}`);
  return code === 0;
}

let kills = 0;
while (!(await playUntilKilled())) kills += 1;

const log = readLog(join(folder, "slack.jsonl"));
const files = (await readdir(folder)).filter((name) => name.startsWith("candor.sqlite"));
const bytes = (await Promise.all(files.map((name) => readFile(join(folder, name), "latin1")))).join("\n");
const desk = await openSqliteDesk(join(folder, "candor.sqlite"), uuidIds);
const lanes = [...new Set(log.map(({ lane }) => lane))];
const waiters = (await Promise.all(lanes.map((lane) => desk.gaps.waitersIn("T1", lane)))).flat();
const found = await Promise.all([...new Set(waiters.map(({ gapId }) => gapId))].map((id) => desk.gaps.find("T1", id)));
const gaps = new Map(found.flatMap((gap) => (gap === null ? [] : [[gap.id, gap]])));
await desk.close();

const script = scriptOf(seed);
const verdicts: Verdict[] = [
  ...judgeAnswers(gaps, waiters, log),
  ...judgeCorrections(script, log),
  judgeSecrets(log, bytes),
  judgeTwice(log),
];
const line = (text: string): boolean => process.stdout.write(`${text}\n`);
line(
  `${size.candidates} candidates, ${size.postings} postings, ${size.recruiters} recruiters; ${script.length} steps,`,
);
line(`${log.length} messages, ${waiters.length} who waited, ${gaps.size} gaps; killed ${kills} times (seed ${seed})`);
for (const { what, expected, right, wrong } of verdicts) {
  line(expected === 0 ? `${what}: ${wrong.length}` : `${what}: ${right} of ${expected}`);
  for (const one of wrong.slice(0, 5)) line(`  ${one}`);
}
await rm(folder, { recursive: true, force: true });
process.exitCode = verdicts.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
