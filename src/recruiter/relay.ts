import type { Delivery } from "../domain/delivery.ts";
import type { HandOff } from "../domain/hand-off.ts";
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

/** A recruiter's words on their way to the candidate: theirs alone, marked as a person's, never as the posting's. */
export const relayAnswer = (handOff: HandOff, text: string, opening: string, ids: Ids): Delivery[] => [
  toCandidate(
    handOff,
    [
      { kind: "text", text: opening },
      { kind: "quote", text },
    ],
    ids,
  ),
  // Not repeated there: who may read an answer is for the one who wrote it to say.
  underCard(handOff, [{ kind: "text", text: "The answer was sent to the candidate." }], ids),
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
