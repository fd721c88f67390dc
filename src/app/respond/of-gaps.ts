import { text } from "../../domain/message.ts";
import type { Delivery, Effects } from "../../domain/delivery.ts";
import { type Gap, type GapAnswer, hasHeard, stillWaiting, type Waiter } from "../../domain/gap.ts";
import type { Fact } from "../../domain/fact.ts";
import { afterOpen } from "../../domain/office-hours.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import { cites } from "../../domain/receipt.ts";
import {
  expiry,
  factOfAnswer,
  firstGapCard,
  gapDueCheck,
  gapTitle,
  notify,
  openGap,
  redrawnGap,
  underGapCard,
} from "../../recruiter/gap.ts";
import { mostReminders } from "../../recruiter/hand-off.ts";
import { createChangePosting } from "./change-posting.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say } from "./say.ts";
import { teamOf } from "./team-of.ts";

type OfGap = EventOf<"gap_asked" | "gap_answered" | "gap_changed" | "gap_due" | "gap_card_not_posted" | "fact_expired">;

const titleOf = (revision: Revision | null, gap: Pick<Gap, "postingKey">): string =>
  revision?.posting.title ?? gap.postingKey;

/** What candidates ask and the posting does not say: brought to the recruiters once, and their answer to all who wait. */
export function gapEvents(dependencies: ResponderDependencies) {
  const { store, phrasebook, clock, ids, logger, officeHours, answerWithinMs } = dependencies;
  const changePosting = createChangePosting(dependencies);

  /** Whoever has read it and says that it did not help asks for more: to be told the same again is no answer. */
  async function asksMore(
    tenant: string,
    { turnId, reason }: Pick<Waiter, "turnId" | "reason">,
    fact: Fact,
  ): Promise<boolean> {
    if (reason === null) return false;
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    return receipt !== null && cites(receipt, fact);
  }

  async function onAsked({ tenant, subject, waiter: asking }: EventOf<"gap_asked">): Promise<Effects> {
    const at = clock.now();
    const known = await store.gaps.findBySubject(tenant, subject);
    const revision = await store.postings.current(tenant, subject.postingKey);
    const waiterOf = ({ id }: Gap): Waiter => ({ ...asking, tenant, gapId: id, toldAt: null });
    const fact = known === null ? null : factOfAnswer(known, revision);
    if (known !== null && fact !== null && !(await asksMore(tenant, asking, fact))) {
      const waiter = waiterOf(known);
      const scheduled = known.answer === null ? [] : notify(known, known.answer, [waiter], at);
      return { ...nothing, waiters: [waiter], scheduled };
    }
    const waiting = known === null ? [] : stillWaiting(await store.gaps.waiters(tenant, known.id));
    const others = waiting.filter(({ channel }) => channel !== asking.channel);
    if (known === null || known.answer !== null) {
      // What was answered for those who waited then, or not to this one's help, is asked anew, on a card of its own.
      const dueAt = afterOpen(officeHours, at, answerWithinMs);
      const team = await teamOf(store.postings, tenant, subject.postingKey);
      const gap = {
        ...openGap({ tenant, team, at, dueAt }, subject, ids),
        ...(known === null ? {} : { id: known.id }),
      };
      const waiter = waiterOf(gap);
      const card = firstGapCard(gap, [...others, waiter], titleOf(revision, gap));
      const scheduled = [gapDueCheck(gap, dueAt, 1)];
      return { ...nothing, gaps: [gap], waiters: [waiter], deliveries: [card], scheduled };
    }
    const waiter = waiterOf(known);
    const { gap, card } = redrawnGap(known, [...others, waiter], titleOf(revision, known), ids);
    return { ...nothing, gaps: [gap], waiters: [waiter], deliveries: [card] };
  }

  /** Who is to hear the answer: those who wait, and where a correction is not told by receipts, those who were told. */
  async function toNotify(gap: Gap, answer: GapAnswer): Promise<Waiter[]> {
    const waiters = await store.gaps.waiters(gap.tenant, gap.id);
    const isCorrection = gap.answer !== null;
    const isToldByReceipts = gap.answer?.scope === "fact" && answer.scope === "fact";
    return isCorrection && !isToldByReceipts
      ? waiters.filter((waiter) => !hasHeard(waiter, answer))
      : stillWaiting(waiters);
  }

  async function onAnswered(gap: Gap, event: EventOf<"gap_answered">): Promise<Effects> {
    if ((gap.answer?.at ?? null) !== event.corrects) {
      const first = gap.answer?.name ?? gap.answer?.by ?? "Somebody";
      const words = [text(`${first} has answered this first, so the other answer was not sent.`)];
      return { ...nothing, deliveries: [underGapCard(gap, words, ids)] };
    }
    // Later than what it corrects by any clock, so that whoever was told then has not heard it.
    const at = Math.max(clock.now(), (gap.answer?.at ?? 0) + 1);
    const { text: words, recruiter: by, recruiterName: name, scope, until, topic } = event;
    const said: GapAnswer = { words, by, name, at, scope, until };
    const confirmation = await changePosting.answered(gap, said, topic);
    const answer: GapAnswer = confirmation === null ? { ...said, scope: "answer" } : said;
    const waiters = await toNotify(gap, answer);
    const revision = await store.postings.current(gap.tenant, gap.postingKey);
    const drawn = redrawnGap({ ...gap, answer }, waiters, titleOf(revision, gap), ids);
    logger.info("gap_answered", { gap: gap.id, posting: gap.postingKey, topic: gap.topic, waiting: waiters.length });
    return {
      ...nothing,
      gaps: [drawn.gap],
      confirmation,
      deliveries: [drawn.card],
      scheduled: [...notify(drawn.gap, answer, waiters, at), ...expiry(drawn.gap, answer)],
    };
  }

  async function onExpired({ tenant, postingKey }: EventOf<"fact_expired">): Promise<Effects> {
    const confirmation = await changePosting.expired(tenant, postingKey);
    if (confirmation !== null) logger.info("facts_expired", { posting: postingKey });
    return { ...nothing, confirmation };
  }

  async function onChanged(gap: Gap): Promise<Effects> {
    if (gap.answer !== null) return nothing;
    const revision = await store.postings.current(gap.tenant, gap.postingKey);
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    const drawn = redrawnGap(gap, waiters, titleOf(revision, gap), ids);
    return { ...nothing, gaps: [drawn.gap], deliveries: [drawn.card] };
  }

  /** The recruiters are reminded, a few times; who waits hears once that it takes longer. */
  async function onDue(gap: Gap, { openedAt, reminder }: EventOf<"gap_due">): Promise<Effects> {
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    if (gap.answer !== null || gap.openedAt !== openedAt || waiters.length === 0) return nothing;
    const words = `Nobody has answered this yet (${gapTitle(gap)}). Those who wait know that it takes longer.`;
    const dueAgain = afterOpen(officeHours, clock.now(), answerWithinMs);
    logger.warn("gap_late", { gap: gap.id, posting: gap.postingKey, waiting: waiters.length, reminder });
    return {
      ...nothing,
      deliveries: [underGapCard(gap, [text(words)], ids), ...(reminder === 1 ? sayTo(waiters, "handOffLate") : [])],
      scheduled: reminder < mostReminders ? [gapDueCheck(gap, dueAgain, reminder + 1)] : [],
    };
  }

  const sayTo = (waiters: readonly Waiter[], phrase: "handOffLate" | "handOffDelayed"): Delivery[] =>
    waiters.map((waiter) =>
      say(waiter, null, [text(phrasesFor(phrasebook, waiter.language).phrases[phrase])], [], ids),
    );

  /** Nobody is left to believe that a recruiter sees what none sees. */
  async function onCardNotPosted(gap: Gap): Promise<Effects> {
    const waiters = stillWaiting(await store.gaps.waiters(gap.tenant, gap.id));
    return { ...nothing, deliveries: sayTo(waiters, "handOffDelayed") };
  }

  return async function onGap(event: OfGap): Promise<Effects> {
    if (event.kind === "gap_asked") return onAsked(event);
    if (event.kind === "fact_expired") return onExpired(event);
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
      case "gap_due":
        return onDue(gap, event);
      case "gap_card_not_posted":
        return onCardNotPosted(gap);
    }
  };
}
