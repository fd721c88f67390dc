import type { Delivery } from "../domain/delivery.ts";
import { handOffLane } from "../domain/destination.ts";
import { type HandOff, nameOf } from "../domain/hand-off.ts";
import type { Action, OutgoingMessage, Paragraph } from "../domain/message.ts";
import { type OfficeHours, officeTime } from "../domain/office-hours.ts";
import type { HandOffReason } from "../domain/reply.ts";
import type { Ids } from "../ports.ts";

/** Recruiters read English; what a candidate reads stands in `knowledge/phrases`. */
const openings: Readonly<Record<HandOffReason, string>> = {
  person: "A candidate would like to talk to a person.",
  accommodation:
    "A candidate asks about an accommodation. Why they ask is passed on only where they want that, and please don't ask for it: ask what they need.",
  status: "A candidate asks about their application. Candor cannot see applications.",
  gap: "The posting does not answer a candidate's question.",
};

/** What Slack calls a person, or the id where it does not say. */
export const holderName = ({ holder }: HandOff): string => (holder === null ? "Nobody" : nameOf(holder));

/** What a card is drawn with beside the hand-off itself. */
export type Setting = { title: string | null; officeHours: OfficeHours | null };

function standing(handOff: HandOff, { officeHours }: Setting): string {
  const { owner, dueAt } = handOff;
  switch (handOff.state) {
    case "open": {
      const due = `Please answer by ${officeTime(officeHours, dueAt, "en")}.`;
      return owner === null ? due : `${nameOf(owner)} sees to it. ${due}`;
    }
    case "claimed":
      return `${holderName(handOff)} talks with the candidate. What the candidate writes comes to this thread, and Candor is quiet.`;
    case "answered": {
      const by = handOff.corrected === null ? "" : `, and corrected by ${nameOf(handOff.corrected)}`;
      const stop =
        handOff.stoppedAt === null
          ? ""
          : " The candidate does not want to be written to any more, so the answer cannot be corrected.";
      return `Answered${by}. Candor answers the candidate's questions again.${stop}`;
    }
  }
}

function actionsOf({ id, state, reason, owner, stoppedAt }: HandOff): Action[] {
  const answer: Action = { name: "answer_hand_off", label: "Answer the candidate", value: id, primary: true };
  const own: Action = { name: "own_hand_off", label: "I'll see to it", value: id, primary: false };
  const claim: Action = { name: "claim_hand_off", label: "Take over the conversation", value: id, primary: false };
  const correct: Action = { name: "correct_hand_off", label: "Correct the answer", value: id, primary: false };
  const handBack: Action = { name: "return_hand_off", label: "Hand back to Candor", value: id, primary: false };
  switch (state) {
    case "open":
      // To take it over would bring the candidate's own words here, and why somebody asks stays with them.
      return [answer, ...(reason === "accommodation" ? [] : [claim]), ...(owner === null ? [own] : [])];
    case "claimed":
      return [answer, handBack];
    case "answered":
      return stoppedAt === null ? [correct] : [];
  }
}

function cardMessage(handOff: HandOff, setting: Setting): OutgoingMessage {
  const paragraphs: Paragraph[] = [{ kind: "text", text: openings[handOff.reason] }];
  if (handOff.question !== null) paragraphs.push({ kind: "quote", text: handOff.question });
  paragraphs.push({ kind: "text", text: standing(handOff, setting) });
  const about = setting.title === null ? "No posting chosen yet" : `Posting: ${setting.title}`;
  paragraphs.push({ kind: "source", text: `${about} · Candidate ${handOff.candidate}` });
  return { paragraphs, actions: actionsOf(handOff) };
}

/** The card of a hand-off that was just opened. Where it cannot be posted, the candidate has to be told. */
export const firstCard = (handOff: HandOff, setting: Setting): Delivery => ({
  id: handOff.cardId,
  tenant: handOff.tenant,
  destination: handOffLane(handOff),
  relation: null,
  otherwise: {
    kind: "card_not_posted",
    tenant: handOff.tenant,
    channel: handOff.channel,
    atMicros: handOff.openedAt * 1_000,
    handOffId: handOff.id,
  },
  message: cardMessage(handOff, setting),
});

/** The hand-off with its card as it looks now, in the place of the one before. */
export function redrawn(handOff: HandOff, setting: Setting, ids: Ids): { handOff: HandOff; card: Delivery } {
  const cardId = ids.next();
  return {
    handOff: { ...handOff, cardId },
    card: {
      id: cardId,
      tenant: handOff.tenant,
      destination: handOffLane(handOff),
      relation: { kind: "replaces", deliveryId: handOff.cardId },
      otherwise: null,
      message: cardMessage(handOff, setting),
    },
  };
}

/** Something for the recruiters, in the card's thread. */
export const underCard = (handOff: HandOff, paragraphs: Paragraph[], ids: Ids): Delivery => ({
  id: ids.next(),
  tenant: handOff.tenant,
  destination: handOffLane(handOff),
  relation: { kind: "in_thread_of", deliveryId: handOff.cardId },
  otherwise: null,
  message: { paragraphs, actions: [] },
});
