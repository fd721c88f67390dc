import type { Effects } from "../../domain/delivery.ts";
import { type Fact, isConfirmed } from "../../domain/fact.ts";
import { type Gap, type GapAnswer, stillWaiting, type Waiter } from "../../domain/gap.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import type { Decision } from "../../domain/review.ts";
import { confirmFact } from "../../ingest/confirm-fact.ts";
import { firstGapCard, notifyWaiting, openGap, redrawnGap, underGapCard } from "../../recruiter/gap.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say, text } from "./say.ts";

type OfGap = EventOf<"gap_asked" | "gap_answered" | "gap_changed" | "gap_card_not_posted">;

/** The fact that a gap's answer has become, as long as the posting tells it. */
export const factOfAnswer = (gap: Gap, revision: Revision | null): Fact | null =>
  gap.answer?.scope === "fact"
    ? (revision?.facts.find(
        (fact) => isConfirmed(fact) && fact.statement === gap.answer?.words && fact.state !== "withheld",
      ) ?? null)
    : null;

const titleOf = (revision: Revision | null, gap: Pick<Gap, "postingKey">): string =>
  revision?.posting.title ?? gap.postingKey;

/** What candidates ask and the posting does not say: brought to the recruiters once, and their answer to all who wait. */
export function gapEvents({ store, knowledge, phrasebook, clock, ids, logger }: ResponderDependencies) {
  async function onAsked({ tenant, subject, waiter: asking }: EventOf<"gap_asked">): Promise<Effects> {
    const at = clock.now();
    const known = await store.gaps.findBySubject(tenant, subject);
    const revision = await store.postings.current(tenant, subject.postingKey);
    const waiterOf = ({ id }: Gap): Waiter => ({ ...asking, tenant, gapId: id, toldAt: null });
    if (known !== null && factOfAnswer(known, revision) !== null) {
      const waiter = waiterOf(known);
      return { ...nothing, waiters: [waiter], scheduled: notifyWaiting(known, [waiter], at) };
    }
    const waiting = known === null ? [] : stillWaiting(await store.gaps.waiters(tenant, known.id));
    const others = waiting.filter(({ channel }) => channel !== asking.channel);
    if (known === null || known.answer !== null) {
      // What was answered for those who waited then is asked anew, on a card of its own.
      const gap = { ...openGap(tenant, subject, at, ids), ...(known === null ? {} : { id: known.id }) };
      const waiter = waiterOf(gap);
      const card = firstGapCard(gap, [...others, waiter], titleOf(revision, gap));
      return { ...nothing, gaps: [gap], waiters: [waiter], deliveries: [card] };
    }
    const waiter = waiterOf(known);
    const { gap, card } = redrawnGap(known, [...others, waiter], titleOf(revision, known), ids);
    return { ...nothing, gaps: [gap], waiters: [waiter], deliveries: [card] };
  }

  /** The recruiter's words as part of the posting; `null` where it is closed, or they are for those who wait alone. */
  async function confirmationOf(gap: Gap, answer: GapAnswer, topic: Fact["topic"]): Promise<Effects["confirmation"]> {
    const { tenant, postingKey } = gap;
    const revision = await store.postings.current(tenant, postingKey);
    const [entry] = await store.postings.entries(tenant, [postingKey]);
    if (answer.scope === "answer" || revision === null || entry === undefined || revision.closedAt !== null)
      return null;
    const { words, name, by, at } = answer;
    const decision: Extract<Decision, { kind: "add" }> = { kind: "add", words, topic, by: name ?? by, at };
    const { posting, places, references } = entry;
    const facts = confirmFact(revision, decision, knowledge);
    return { decision, basis: revision.number, publication: { posting, places, references, facts } };
  }

  async function onAnswered(gap: Gap, event: EventOf<"gap_answered">): Promise<Effects> {
    if (gap.answer !== null) {
      const words = [
        text(`${gap.answer.name ?? gap.answer.by} has answered this first, so the other answer was not sent.`),
      ];
      return { ...nothing, deliveries: [underGapCard(gap, words, ids)] };
    }
    const at = clock.now();
    const said: GapAnswer = {
      words: event.text,
      by: event.recruiter,
      name: event.recruiterName,
      at,
      scope: event.scope,
    };
    const confirmation = await confirmationOf(gap, said, event.topic);
    const answer: GapAnswer = confirmation === null ? { ...said, scope: "answer" } : said;
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    const revision = await store.postings.current(gap.tenant, gap.postingKey);
    const drawn = redrawnGap({ ...gap, answer }, waiters, titleOf(revision, gap), ids);
    logger.info("gap_answered", { gap: gap.id, posting: gap.postingKey, topic: gap.topic, waiting: waiters.length });
    return {
      ...nothing,
      gaps: [drawn.gap],
      confirmation,
      deliveries: [drawn.card],
      scheduled: notifyWaiting(drawn.gap, waiters, at),
    };
  }

  async function onChanged(gap: Gap): Promise<Effects> {
    if (gap.answer !== null) return nothing;
    const revision = await store.postings.current(gap.tenant, gap.postingKey);
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    const drawn = redrawnGap(gap, waiters, titleOf(revision, gap), ids);
    return { ...nothing, gaps: [drawn.gap], deliveries: [drawn.card] };
  }

  /** Nobody is left to believe that a recruiter sees what none sees. */
  async function onCardNotPosted(gap: Gap): Promise<Effects> {
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    const deliveries = waiters.map((waiter) =>
      say(waiter, null, [text(phrasesFor(phrasebook, waiter.language).phrases.handOffDelayed)], [], ids),
    );
    return { ...nothing, deliveries };
  }

  return async function onGap(event: OfGap): Promise<Effects> {
    if (event.kind === "gap_asked") return onAsked(event);
    const gap = await store.gaps.find(event.tenant, event.gapId);
    if (gap === null) {
      logger.warn("gap_unknown", { gap: event.gapId });
      return nothing;
    }
    switch (event.kind) {
      case "gap_answered":
        return onAnswered(gap, event);
      case "gap_changed":
        return onChanged(gap);
      case "gap_card_not_posted":
        return onCardNotPosted(gap);
    }
  };
}
