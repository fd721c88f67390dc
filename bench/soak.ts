// Candidates write while Slack misbehaves and the app is killed, over Socket Mode and over HTTP; prints what was lost,
// doubled or out of order, and the throughput without all that: node bench/soak.ts [seed] [messages each] [kills]
import type { Verdict } from "./soak/judge.ts";
import { runSoak } from "./soak/run-soak.ts";
import type { Mode } from "./soak/soak-office.ts";
import { measureThroughput } from "./soak/throughput.ts";

const modes: readonly Mode[] = ["socket", "http"];
const conversations = 200;
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const messagesEach = Number(process.argv[3] ?? "13");
const kills = Number(process.argv[4] ?? "26");
const growth = [25, 50, 100, 200];
const growthMessages = 4;

const named = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(", ");

const verdictLine = ({ lost, doubled, outOfOrder, late, unknown }: Verdict): string =>
  `lost ${lost} | doubled ${doubled} | out of order ${outOfOrder} | unknown ${unknown} | reached the app late ${late}`;

console.log(`seed ${seed}`);
for (const mode of modes) {
  const result = await runSoak({ mode, seed, conversations, messagesEach, kills, faultEveryMs: 300 });
  const { verdict, messages, faults, deliveries, seconds } = result;
  console.log(
    `${mode}: ${messages} messages in ${conversations} conversations, ${kills} kill -9, ${seconds.toFixed(0)} s`,
  );
  console.log(`  ${verdictLine(verdict)}`);
  console.log(`  faults: ${named(faults)}`);
  console.log(`  deliveries: ${named(deliveries)}`);
}

console.log(`throughput without faults, ${growthMessages} messages at once in each conversation, DMs a second`);
for (const mode of modes) {
  let first: number | undefined;
  for (const count of growth) {
    const { stored, answered, posted } = await measureThroughput(mode, count, growthMessages);
    first ??= answered;
    console.log(
      `  ${mode}: ${count} conversations: stored ${stored.toFixed(0)} | answered ${answered.toFixed(0)} | posted ${posted.toFixed(0)} | answered, to ${growth[0]} conversations: ${(answered / first).toFixed(2)}`,
    );
  }
}
