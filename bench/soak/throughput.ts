import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { repliesTo } from "./converse.ts";
import { questions } from "./questions.ts";
import { type Mode, openSoakOffice } from "./soak-office.ts";

const Line = z.object({ time: z.iso.datetime(), event: z.string() });

/** Messages a second, for each of what happens to one. */
export type Throughput = { conversations: number; stored: number; answered: number; posted: number };

const stages = { stored: "event_stored", answered: "event_worked", posted: "delivery_posted" } as const;

/** How many a second, from `from` until the last line that tells of this event. */
function rate(lines: readonly z.infer<typeof Line>[], event: string, from: number): number {
  const times = lines.filter((line) => line.event === event).map(({ time }) => Date.parse(time));
  const last = times.reduce((latest, time) => Math.max(latest, time), from + 1);
  return (times.length * 1_000) / (last - from);
}

/** Every candidate asks so many questions at once, of an app that has nothing else to do. */
export async function measureThroughput(mode: Mode, conversations: number, messagesEach: number): Promise<Throughput> {
  const office = await openSoakOffice(mode, conversations);
  try {
    await office.open();
    const from = Date.now();
    for (let index = 0; index < messagesEach; index += 1) {
      const { asked } = questions[index % questions.length] ?? questions[0];
      for (const handle of office.handles) office.slack.sendMessage(handle, asked);
    }
    const until = from + 180_000;
    const isDone = () => office.handles.every((handle) => repliesTo(office, handle).length >= messagesEach);
    while (!isDone() && Date.now() < until) await pause(100);
    const lines = office
      .logged()
      .split("\n")
      .flatMap((line) => (line.startsWith("{") ? (Line.safeParse(JSON.parse(line)).data ?? []) : []));
    return {
      conversations,
      stored: rate(lines, stages.stored, from),
      answered: rate(lines, stages.answered, from),
      posted: rate(lines, stages.posted, from),
    };
  } finally {
    await office.close();
  }
}
