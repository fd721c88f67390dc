import type { Delivery } from "../domain/delivery.ts";
import type { HandOff, MessagePlace } from "../domain/hand-off.ts";
import type { Paragraph } from "../domain/message.ts";
import type { Ids } from "../ports.ts";
import { underCard } from "./card.ts";

/** Says something to the candidate of a hand-off. */
export const toCandidate = ({ tenant, channel }: HandOff, paragraphs: Paragraph[], ids: Ids): Delivery => ({
  id: ids.next(),
  tenant,
  destination: { kind: "conversation", channel, thread: null },
  relation: null,
  otherwise: null,
  message: { paragraphs, actions: [] },
});

type Relayed = {
  text: string;
  /** Says to the candidate whose words they are. */
  opening: string;
  /** Says to the recruiters what has been done. */
  notice: string;
};

/** A recruiter's words on their way to the candidate: theirs alone, marked as a person's, never as the posting's. */
export const relayWords = (handOff: HandOff, { text, opening, notice }: Relayed, ids: Ids): Delivery[] => [
  toCandidate(
    handOff,
    [
      { kind: "text", text: opening },
      { kind: "quote", text },
    ],
    ids,
  ),
  // Not repeated there: who may read an answer is for the one who wrote it to say.
  underCard(handOff, [{ kind: "text", text: notice }], ids),
];

/** A candidate's redacted words on their way to the recruiter who holds the conversation. */
export const relayMessage = (handOff: HandOff, text: string | null, ids: Ids): Delivery => {
  const words: Paragraph[] =
    text === null || text.trim() === ""
      ? [{ kind: "text", text: "The candidate sent something without readable words, such as a file." }]
      : [
          { kind: "text", text: "The candidate writes:" },
          { kind: "quote", text },
        ];
  return underCard(handOff, words, ids);
};

/** A candidate's own words on their way to those who look after their request: by where they stand, not by what they say. */
export const passOn = (handOff: HandOff, { messageId, thread }: MessagePlace, at: number, ids: Ids): Delivery => {
  const { id, tenant, channel, candidate, cardId } = handOff;
  return {
    id: ids.next(),
    tenant,
    destination: { kind: "accommodation_thread", handOffId: id },
    relation: { kind: "in_thread_of", deliveryId: cardId },
    otherwise: { kind: "not_passed_on", tenant, channel, atMicros: at * 1_000, handOffId: id },
    message: {
      paragraphs: [
        {
          kind: "text",
          text: "The candidate's own words, passed on because they wanted that. They are for this channel alone.",
        },
      ],
      actions: [],
    },
    passesOn: { channel, candidate, messageId, thread },
  };
};
