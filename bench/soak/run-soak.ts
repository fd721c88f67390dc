import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "../../test/cli/run-candor.ts";
import { converse, repliesTo } from "./converse.ts";
import { judge, sumOf, type Verdict } from "./judge.ts";
import { answered } from "./questions.ts";
import { seededRandom } from "./random.ts";
import { type Books, readStore } from "./read-store.ts";
import { type Mode, openSoakOffice, type SoakOffice } from "./soak-office.ts";
import { killAndRestart, misbehave } from "./trouble.ts";

export type SoakSize = {
  mode: Mode;
  seed: number;
  conversations: number;
  messagesEach: number;
  kills: number;
  faultEveryMs: number;
};

export type SoakResult = {
  verdict: Verdict;
  messages: number;
  kills: number;
  faults: ReadonlyMap<string, number>;
  /** Deliveries to candidates by what became of them. */
  deliveries: ReadonlyMap<string, number>;
  seconds: number;
};

/** What the last kill interrupted may take a while to be found again in the channel. */
const settleForMs = 60_000;

/** Until every candidate has as many replies as questions, or for as long as it may take. */
async function settle(office: SoakOffice, expected: ReadonlyMap<string, number>): Promise<void> {
  const until = Date.now() + settleForMs;
  const isDone = () =>
    office.handles.every((handle) => repliesTo(office, handle).length >= (expected.get(handle) ?? 0));
  while (!isDone() && Date.now() < until) await pause(200);
  // One that comes twice comes now.
  await pause(2_000);
}

async function stop(child: Child): Promise<void> {
  child.kill("SIGTERM");
  const { code } = await child.exited;
  if (code !== 0) throw new Error(`the app did not end well: ${child.stderr().slice(-2_000)}`);
}

function statesOf({ deliveries }: Books): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, count } of deliveries) counts.set(state, (counts.get(state) ?? 0) + count);
  return counts;
}

/** Candidates write while Slack misbehaves and the app is killed; then everything is counted. */
export async function runSoak({
  mode,
  seed,
  conversations,
  messagesEach,
  kills,
  faultEveryMs,
}: SoakSize): Promise<SoakResult> {
  const startedAt = Date.now();
  const office = await openSoakOffice(mode, conversations);
  try {
    const first = await office.open();
    const calm = new AbortController();
    const faults = misbehave(office, faultEveryMs, seededRandom(seed + 1), calm.signal);
    const survivor = killAndRestart(office, first, kills, seededRandom(seed + 2));
    const sent = new Map(
      await Promise.all(
        office.handles.map(async (handle, index) => {
          const random = seededRandom(seed + 10 + index);
          await pause(random.between(0, 3_000));
          return [handle, await converse(office, handle, messagesEach, random)] as const;
        }),
      ),
    );
    const last = await survivor;
    calm.abort();
    const counts = await faults;
    await settle(office, new Map([...sent].map(([handle, messages]) => [handle, messages.length])));
    await stop(last);
    const books = readStore(office.store);
    const verdicts = [...sent].map(([handle, messages]) => {
      const dm = office.dmOf(handle);
      const unknown = books.deliveries.find((one) => one.dm === dm && one.state === "unknown")?.count ?? 0;
      const replies = repliesTo(office, handle).map(({ text }) => answered(text));
      return judge({ sent: messages, replies, arrivals: books.arrivals.get(dm) ?? [], unknown });
    });
    return {
      verdict: sumOf(verdicts),
      messages: [...sent.values()].flat().length,
      kills,
      faults: counts,
      deliveries: statesOf(books),
      seconds: (Date.now() - startedAt) / 1_000,
    };
  } finally {
    await office.close();
  }
}
