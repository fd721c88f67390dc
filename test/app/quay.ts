import { createHearRequest } from "../../src/answer/hear-request.ts";
import { createUnderstand } from "../../src/answer/understand.ts";
import { createAnswerMessage } from "../../src/answer/answer-message.ts";
import { claimRails } from "../../src/answer/verify.ts";
import { createResponder } from "../../src/app/respond-to-event.ts";
import type { Delivery, Effects, ScheduledEvent } from "../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { OfficeHours } from "../../src/domain/office-hours.ts";
import { plainText } from "../../src/domain/message.ts";
import { postingLane, type Revision } from "../../src/domain/posting.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { ferry, knowledge, phrasebook } from "../answer/fixtures.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryStore } from "../fakes/memory-store.ts";

const posting: Revision = { ...ferry, tenant: "T1" };
const read = ({ message }: Delivery): string => plainText(message.paragraphs);

type Setting = { revision: Revision; officeHours: OfficeHours | null };

/** What is scheduled for this long from now happens at once (microseconds). */
const soon = 1_000_000;

/** Several candidates and recruiters around the ferry's posting; time goes by only where it is told to. */
export function quay({ revision = posting, officeHours = null }: Partial<Setting> = {}) {
  let now = 1_000;
  const clock = { now: () => (now += 1) };
  const memory = memoryStore([revision]);
  const logger = recordingLogger();
  const { respond } = createResponder({
    store: memory.store,
    knowledge,
    answerMessage: createAnswerMessage({ knowledge, phrasebook, rails: claimRails(knowledge), model: null, logger }),
    catalogue: memory.catalogue(),
    hearRequest: createHearRequest(createUnderstand(knowledge)),
    phrasebook,
    clock,
    ids: countingIds(),
    logger,
    handBackAfterMs: 60_000,
    officeHours,
    answerWithinMs: 3_600_000,
  });
  const delivered: Delivery[] = [];
  const seen = new Set<string>();
  let waiting: IncomingEvent[] = [];
  const happen = async (event: IncomingEvent): Promise<Effects> => {
    const effects = await respond(event);
    const brought = memory.commit(effects, clock.now());
    delivered.push(...effects.deliveries);
    await follow([...effects.scheduled, ...brought]);
    return effects;
  };
  const follow = async (scheduled: readonly ScheduledEvent[]): Promise<void> => {
    for (const { event, key } of scheduled) {
      if (seen.has(key)) continue;
      seen.add(key);
      if (event.atMicros > now * 1_000 + soon) waiting.push(event);
      else await happen(event);
    }
  };
  /** Time goes by. */
  const later = (ms: number): void => {
    now += ms;
  };
  /** Time goes by, and what is due by then happens. */
  const pass = async (ms: number): Promise<void> => {
    later(ms);
    const due = waiting.filter(({ atMicros }) => atMicros <= now * 1_000).toSorted((a, b) => a.atMicros - b.atMicros);
    waiting = waiting.filter((event) => !due.includes(event));
    for (const event of due) await happen(event);
  };
  let messages = 0;
  const write = (channel: string, text: string) => {
    messages += 1;
    const origin = { tenant: "T1", channel, atMicros: messages, candidate: `U-${channel}` };
    return happen({ kind: "message", ...origin, text, thread: null, messageId: `m${messages}`, hasFiles: false });
  };
  const press = (channel: string, turnId: string) => {
    const origin = { tenant: "T1", channel, atMicros: 9, candidate: `U-${channel}` };
    return happen({ kind: "person_requested", ...origin, reason: "gap", turnId });
  };
  const ask = async (channel: string, text: string): Promise<string> => {
    const turnId = (await write(channel, text)).receipts[0]?.turnId ?? "";
    await press(channel, turnId);
    return turnId;
  };
  const lane = { tenant: "T1", channel: postingLane(revision.posting.key), atMicros: 20 };
  const answer = (
    words: string,
    {
      scope = "fact",
      recruiter = "robin",
      topic = "visa",
      until = null,
      corrects = null,
    }: Partial<{
      scope: "fact" | "answer";
      recruiter: string;
      topic: Topic;
      until: string | null;
      corrects: number | null;
    }> = {},
  ) => {
    const [gap] = memory.gaps.values();
    if (gap === undefined) throw new Error("no gap");
    const by = { recruiter, recruiterName: recruiter };
    return happen({ kind: "gap_answered", ...lane, gapId: gap.id, ...by, text: words, topic, scope, until, corrects });
  };
  const toldIn = (channel: string): string[] =>
    delivered
      .filter(({ destination }) => destination.kind === "conversation" && destination.channel === channel)
      .map(read);
  const cards = (): string[] => delivered.filter(({ destination }) => destination.kind === "recruiters").map(read);
  const { key } = revision.posting;
  const facts = (): readonly Fact[] => memory.current(key)?.facts ?? [];
  const publish = (changed: readonly Fact[]) => follow(memory.publish(key, changed, clock.now()));
  const close = () => follow(memory.close(key, clock.now()));
  return {
    ...memory,
    logger,
    facts,
    publish,
    close,
    pass,
    later,
    happen,
    write,
    press,
    ask,
    answer,
    toldIn,
    cards,
    delivered,
  };
}

export const said = "We sponsor H-1B visas for captains.";
