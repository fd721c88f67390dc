import type { Delivery } from "../domain/delivery.ts";
import type { HandOff } from "../domain/gap.ts";
import type { Phrases } from "../domain/phrasebook.ts";
import type { Ids } from "../ports.ts";
import { laneNotice } from "./hand-off.ts";

/** A recruiter's words on their way to the candidate: theirs alone, marked as a person's, never as the posting's. */
export function relayAnswer(handOff: HandOff, text: string, phrases: Phrases, ids: Ids): Delivery[] {
  const toCandidate: Delivery = {
    id: ids.next(),
    tenant: handOff.tenant,
    destination: { kind: "conversation", channel: handOff.channel, thread: null },
    relation: null,
    message: {
      paragraphs: [
        { kind: "text", text: phrases.recruiterSays },
        { kind: "quote", text },
      ],
      actions: [],
    },
  };
  return [toCandidate, laneNotice(handOff, "The answer was sent to the candidate.", ids)];
}
