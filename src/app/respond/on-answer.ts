import type { Conversation } from "../../domain/conversation.ts";
import { dayOf, dayWords } from "../../domain/day.ts";
import type { Effects } from "../../domain/delivery.ts";
import { type Gap, type GapAnswer, hasHeard, stillWaiting, type Waiter } from "../../domain/gap.ts";
import { type Paragraph, text } from "../../domain/message.ts";
import { fill, type Phrases, phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import type { Reply } from "../../domain/reply.ts";
import { factOfAnswer } from "../../recruiter/gap.ts";
import { redrawGaps } from "./redraw-gaps.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say } from "./say.ts";
import { tell } from "./tell.ts";

const openingOf = (phrases: Phrases, { isFact, isCorrected }: { isFact: boolean; isCorrected: boolean }): string =>
  isCorrected ? phrases.gapCorrected : isFact ? phrases.gapConfirmed : phrases.gapAnswered;

function gapSource({ at, until }: GapAnswer, values: Record<string, string>, { language, phrases }: Speech): string {
  const source = fill(phrases.gapSource, { ...values, date: dayOf(at, language) });
  return until === null ? source : fill(phrases.sourceUntil, { source, until: dayWords(until, language) });
}

type Answered = Gap & { answer: GapAnswer };

/** A candidate hears what they waited for, once, or does not want to any more. */
export function answerEvents(
  { store, phrasebook, clock, ids }: ResponderDependencies,
  conversationOf: (event: EventOf<"question_withdrawn">) => Promise<Conversation>,
) {
  /** The recruiter's words under a line that says whose they are and what they answer. */
  function replyOf({ topic, answer, ...gap }: Answered, waiter: Waiter, revision: Revision): Reply {
    const { language, phrases } = phrasesFor(phrasebook, waiter.language);
    const fact = factOfAnswer({ topic, answer, ...gap }, revision);
    const values = { topic: phrases.concepts[gap.ask] ?? phrases.topics[topic], title: revision.posting.title };
    const opening = fill(openingOf(phrases, { isFact: fact !== null, isCorrected: waiter.toldAt !== null }), values);
    const source: Paragraph[] =
      fact === null ? [] : [{ kind: "source", text: gapSource(answer, values, { language, phrases }) }];
    return {
      outcome: "answered",
      language,
      paragraphs: [text(opening), { kind: "quote", text: answer.words }, ...source],
      citations: fact === null ? [] : [{ factId: fact.id, topic: fact.topic, quote: answer.words }],
      open: [],
      answered: waiter.question === null ? [] : [{ topic, ask: gap.ask, text: waiter.question }],
      handOff: null,
    };
  }

  async function onAnswerArrived({ tenant, channel, gapId }: EventOf<"answer_arrived">): Promise<Effects> {
    const gap = await store.gaps.find(tenant, gapId);
    const waiter = (await store.gaps.waiters(tenant, gapId)).find((one) => one.channel === channel);
    const conversation = await store.conversations.find(tenant, channel);
    // Withdrawn meanwhile, told already, or asked anew.
    if (gap === null || gap.answer === null || waiter === undefined || hasHeard(waiter, gap.answer)) return nothing;
    const revision = await store.postings.current(tenant, gap.postingKey);
    if (conversation === null || revision === null) return nothing;
    const reply = replyOf({ ...gap, answer: gap.answer }, waiter, revision);
    const asked = { text: waiter.question ?? "", topics: [gap.topic] };
    const told = tell(conversation, { revision, reply, asked }, { phrasebook, clock, ids });
    return { ...nothing, ...told, waiters: [{ ...waiter, toldAt: clock.now() }] };
  }

  async function onQuestionWithdrawn(event: EventOf<"question_withdrawn">): Promise<Effects> {
    const { tenant, turnId } = event;
    const waiting = stillWaiting(await store.gaps.waitersOfTurn(tenant, turnId));
    const [first] = waiting;
    if (first === undefined) return nothing;
    const conversation = await conversationOf(event);
    const { phrases } = phrasesFor(phrasebook, first.language);
    return {
      ...nothing,
      withdrawnTurns: [turnId],
      deliveries: [say(conversation, null, [text(phrases.gapWithdrawn)], [], ids)],
      scheduled: await redrawGaps(store.gaps, waiting, { cause: `withdrawn:${turnId}`, at: clock.now() }),
    };
  }

  return { onAnswerArrived, onQuestionWithdrawn };
}
