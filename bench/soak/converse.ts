import { setTimeout as pause } from "node:timers/promises";
import { questions } from "./questions.ts";
import type { Random } from "./random.ts";
import type { SoakOffice } from "./soak-office.ts";

/** After so long a candidate writes on and waits for this reply no more; what is missing in the end is counted then. */
const patienceMs = 60_000;
const lookEveryMs = 50;

export type Sent = { ts: string; asked: string };

export const repliesTo = ({ slack }: SoakOffice, handle: string) =>
  slack.messagesIn(handle).filter(({ botId }) => botId !== undefined);

/**
 * A candidate asks so many questions, one or a few at once, and reads the replies before writing on. Never the same
 * question twice in a row, so that a reply that is missing or doubled shows.
 */
export async function converse(office: SoakOffice, handle: string, count: number, random: Random): Promise<Sent[]> {
  const sent: Sent[] = [];
  let givenUp = 0;
  while (sent.length < count) {
    const burst = Math.min(count - sent.length, random.pick([1, 1, 1, 2, 3]));
    for (let index = 0; index < burst; index += 1) {
      const others = questions.filter(({ asked }) => asked !== sent.at(-1)?.asked);
      const { asked } = others[random.between(0, others.length - 1)] ?? questions[0];
      sent.push({ ts: office.slack.sendMessage(handle, asked).ts, asked });
      if (random.chance(0.5)) await pause(random.between(1, 150));
    }
    const until = Date.now() + patienceMs;
    const missing = () => sent.length - givenUp - repliesTo(office, handle).length;
    while (missing() > 0 && Date.now() < until) await pause(lookEveryMs);
    givenUp += Math.max(0, missing());
    await pause(random.between(0, 500));
  }
  return sent;
}
