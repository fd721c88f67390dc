import { text } from "../../domain/message.ts";
import type { Conversation } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { dayOf } from "../../domain/day.ts";
import { type HandOff, isHeldByAnother, nameOf } from "../../domain/hand-off.ts";
import { afterOpen } from "../../domain/office-hours.ts";
import { fill, type Phrases, phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import { holderName, underCard } from "../../recruiter/card.ts";
import {
  answered,
  claimed,
  corrected,
  dueCheck,
  lateWords,
  mostReminders,
  notCorrected,
  owned,
  returned,
  silenceCheck,
} from "../../recruiter/hand-off.ts";
import { relayWords, toCandidate } from "../../recruiter/relay.ts";
import { createRedrawHandOff } from "./redraw-hand-off.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing } from "./say.ts";

type OfHandOff = EventOf<
  | "hand_off_answered"
  | "hand_off_corrected"
  | "hand_off_claimed"
  | "hand_off_returned"
  | "hand_off_fell_silent"
  | "hand_off_owned"
  | "hand_off_due"
  | "card_not_posted"
>;

/** What recruiters do with a hand-off, and what becomes of it by itself. All of it is worked in the candidate's lane. */
export function handOffEvents(dependencies: ResponderDependencies) {
  const { store, phrasebook, clock, ids, logger, handBackAfterMs, officeHours, answerWithinMs } = dependencies;

  const redraw = createRedrawHandOff(dependencies);

  const speechOf = async ({ tenant, turnId, request }: HandOff): Promise<Speech> => {
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    return phrasesFor(phrasebook, receipt?.reply.language ?? request?.language ?? "en");
  };
  const phrasesOf = async (handOff: HandOff): Promise<Phrases> => (await speechOf(handOff)).phrases;

  /** The hand-off as it is from now on, its card drawn anew, and the conversation where it changes with it. */
  async function change(handOff: HandOff, conversation: Conversation | null): Promise<Effects> {
    const drawn = await redraw(handOff);
    return {
      ...nothing,
      conversation,
      deliveries: [drawn.card],
      changedHandOffs: [drawn.handOff],
      scheduled: silenceCheck(handOff, handBackAfterMs),
    };
  }

  const tellRecruiters = (handOff: HandOff, words: string): Effects => ({
    ...nothing,
    deliveries: [underCard(handOff, [text(words)], ids)],
  });

  async function onAnswered(handOff: HandOff, event: EventOf<"hand_off_answered">): Promise<Effects> {
    if (handOff.state === "answered") {
      return tellRecruiters(handOff, "Somebody has answered this already; nothing was sent twice.");
    }
    if (isHeldByAnother(handOff, event.recruiter)) {
      return tellRecruiters(handOff, `${holderName(handOff)} talks with the candidate; the other answer was not sent.`);
    }
    const now = answered(handOff, { recruiter: event.recruiter, name: event.recruiterName }, clock.now());
    const opening = (await phrasesOf(handOff)).recruiterSays;
    const notice = "The answer was sent to the candidate.";
    const relayed = relayWords(handOff, { text: event.text, opening, notice }, ids);
    // Who holds the conversation goes on, so the card stays as it is.
    if (now.state === "claimed") {
      const scheduled = silenceCheck(now, handBackAfterMs);
      return { ...nothing, deliveries: relayed, changedHandOffs: [now], scheduled };
    }
    const changed = await change(now, null);
    return { ...changed, deliveries: [...relayed, ...changed.deliveries] };
  }

  /** Of several who correct the same answer the first is heard, and whoever comes after learns who that was. */
  async function onCorrected(handOff: HandOff, event: EventOf<"hand_off_corrected">): Promise<Effects> {
    const by = { recruiter: event.recruiter, name: event.recruiterName };
    const refused = notCorrected(handOff, by, event.corrects);
    if (refused !== null) {
      logger.warn("hand_off_correction_refused", { handOff: handOff.id });
      return tellRecruiters(handOff, refused);
    }
    const { language, phrases } = await speechOf(handOff);
    const opening = fill(phrases.recruiterCorrects, { date: dayOf(event.corrects, language) });
    const notice = `${nameOf(by)} has corrected the answer. The correction was sent to the candidate.`;
    const relayed = relayWords(handOff, { text: event.text, opening, notice }, ids);
    const changed = await change(corrected(handOff, by, clock.now()), null);
    logger.info("hand_off_corrected", { handOff: handOff.id });
    return { ...changed, deliveries: [...relayed, ...changed.deliveries] };
  }

  async function onClaimed(handOff: HandOff, event: EventOf<"hand_off_claimed">): Promise<Effects> {
    // The card says who has it, or that it is answered: nothing more is to be said to a second press.
    if (handOff.state !== "open") return nothing;
    const conversation = await store.conversations.find(handOff.tenant, handOff.channel);
    if (conversation === null) return nothing;
    if (conversation.heldFor !== null) {
      return tellRecruiters(handOff, "A recruiter talks with this candidate already, under another card.");
    }
    const now = claimed(handOff, { recruiter: event.recruiter, name: event.recruiterName }, clock.now());
    const changed = await change(now, { ...conversation, heldFor: handOff.id });
    const notice = toCandidate(handOff, [text((await phrasesOf(handOff)).personJoined)], ids);
    return { ...changed, deliveries: [notice, ...changed.deliveries] };
  }

  async function handBack(handOff: HandOff, words: string | null): Promise<Effects> {
    const conversation = await store.conversations.find(handOff.tenant, handOff.channel);
    const phrases = await phrasesOf(handOff);
    const changed = await change(returned(handOff), conversation && { ...conversation, heldFor: null });
    const paragraphs = [text(handOff.answeredAt === null ? phrases.personLeftOpen : phrases.personLeft)];
    const notices = words === null ? [] : [underCard(handOff, [text(words)], ids)];
    return { ...changed, deliveries: [toCandidate(handOff, paragraphs, ids), ...notices, ...changed.deliveries] };
  }

  async function onReturned(handOff: HandOff, { recruiter }: EventOf<"hand_off_returned">): Promise<Effects> {
    return handOff.state !== "claimed" || isHeldByAnother(handOff, recruiter) ? nothing : handBack(handOff, null);
  }

  async function onFellSilent(handOff: HandOff, { activeAt }: EventOf<"hand_off_fell_silent">): Promise<Effects> {
    if (handOff.holder?.activeAt !== activeAt) return nothing;
    return handBack(handOff, `${holderName(handOff)} has not written for a while, so Candor answers again.`);
  }

  async function onOwned(handOff: HandOff, event: EventOf<"hand_off_owned">): Promise<Effects> {
    if (handOff.state !== "open" || handOff.owner?.recruiter === event.recruiter) return nothing;
    return change(owned(handOff, { recruiter: event.recruiter, name: event.recruiterName }), null);
  }

  /** The recruiters are reminded, a few times; the candidate hears once that it takes longer. */
  async function onDue(handOff: HandOff, { reminder }: EventOf<"hand_off_due">): Promise<Effects> {
    if (handOff.state !== "open" || handOff.answeredAt !== null) return nothing;
    const late = toCandidate(handOff, [text((await phrasesOf(handOff)).handOffLate)], ids);
    const dueAgain = afterOpen(officeHours, clock.now(), answerWithinMs);
    logger.warn("hand_off_late", { handOff: handOff.id, reason: handOff.reason, reminder });
    return {
      ...nothing,
      deliveries: [underCard(handOff, [text(lateWords(handOff))], ids), ...(reminder === 1 ? [late] : [])],
      scheduled: reminder < mostReminders ? [dueCheck(handOff, dueAgain, reminder + 1)] : [],
    };
  }

  async function onCardNotPosted(handOff: HandOff): Promise<Effects> {
    const phrases = await phrasesOf(handOff);
    return { ...nothing, deliveries: [toCandidate(handOff, [text(phrases.handOffDelayed)], ids)] };
  }

  return async function onHandOff(event: OfHandOff): Promise<Effects> {
    const handOff = await store.handOffs.find(event.tenant, event.handOffId);
    if (handOff === null) {
      logger.warn("hand_off_unknown", { handOff: event.handOffId });
      return nothing;
    }
    switch (event.kind) {
      case "hand_off_answered":
        return onAnswered(handOff, event);
      case "hand_off_corrected":
        return onCorrected(handOff, event);
      case "hand_off_claimed":
        return onClaimed(handOff, event);
      case "hand_off_returned":
        return onReturned(handOff, event);
      case "hand_off_owned":
        return onOwned(handOff, event);
      case "hand_off_due":
        return onDue(handOff, event);
      case "hand_off_fell_silent":
        return onFellSilent(handOff, event);
      case "card_not_posted":
        return onCardNotPosted(handOff);
    }
  };
}
