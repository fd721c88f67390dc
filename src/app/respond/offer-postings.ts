import { type OutgoingMessage, text } from "../../domain/message.ts";
import { fill, type Phrases } from "../../domain/phrasebook.ts";
import type { Posting } from "../../domain/posting.ts";
import type { Ids } from "../../ports.ts";
import { choiceButton, personButton } from "./say.ts";

/** Slack shows a row of buttons well up to here. */
const mostChoices = 10;

/** first: says that this is an AI, too · fitting: these fit what was named · all: asked for in a conversation. */
export type Offer = { opening: "first" | "fitting" | "all"; postings: readonly Pick<Posting, "key" | "title">[] };

const openings = { first: "choosePosting", fitting: "whichPosting", all: "otherPostings" } as const;

/** The choice of a posting, by button or, where there are more than buttons, in words. */
export function offerMessage({ opening, postings }: Offer, phrases: Phrases, ids: Ids): OutgoingMessage {
  const person = personButton(phrases, ids.next());
  if (postings.length === 0) {
    const ai = opening === "first" ? [text(phrases.smallTalk.identity)] : [];
    return { paragraphs: [...ai, text(phrases.noPostings)], actions: [person] };
  }
  const shown = postings.slice(0, mostChoices);
  const counts = { count: String(postings.length), shown: String(shown.length) };
  const more = postings.length > shown.length ? [text(fill(phrases.morePostings, counts))] : [];
  return {
    paragraphs: [text(phrases[openings[opening]]), ...more],
    actions: [...shown.map(choiceButton), person],
  };
}
