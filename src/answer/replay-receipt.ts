import { type Claim, claimText } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import { plainText } from "../domain/message.ts";
import { type Phrasebook, phrasesFor } from "../domain/phrasebook.ts";
import type { Revision } from "../domain/posting.ts";
import type { Receipt } from "../domain/receipt.ts";
import { slotsOf } from "../domain/slot.ts";
import { paragraphsFor } from "./compose.ts";
import { verifyReply } from "./verify-reply.ts";

/** An answer that was given, with what it rested on, and whether it can be made again. */
export type Replay = {
  receipt: Receipt;
  /** The facts that it cites, as the revision has them. */
  evidence: readonly Fact[];
  /** The text as it was sent. */
  text: string;
  /** What is not as it was; empty where the same bytes were made again from the same facts. */
  differences: readonly string[];
};

/** Words that code took from facts and that the facts do not hold. */
function misfilled({ segments }: Claim, facts: ReadonlyMap<string, Fact>): string[] {
  return segments.flatMap((segment) => {
    if (segment.kind === "words") return [];
    const fact = facts.get(segment.fact);
    if (fact === undefined) return [`The revision has no fact ${segment.fact}.`];
    const holds =
      segment.kind === "quote" ? fact.statement.includes(segment.text) : slotsOf(fact)[segment.name] === segment.text;
    return holds ? [] : [`${segment.fact} does not say “${segment.text}”.`];
  });
}

function uncited({ reply }: Receipt, facts: ReadonlyMap<string, Fact>): string[] {
  return reply.citations.flatMap(({ factId, quote }) =>
    facts.get(factId)?.quotes.some(({ raw }) => raw === quote) === true
      ? []
      : [`${factId} of the revision does not quote “${quote}”.`],
  );
}

/** The reply written once more from the sentences of the receipt. */
function written({ draft, reply }: Receipt, revision: Revision, phrasebook: Phrasebook): string[] {
  // A recruiter's answer that was passed on has no draft: its words stand in the fact or in the gap.
  if (draft === null) return [];
  const spoken = phrasesFor(phrasebook, reply.language);
  const paragraphs = paragraphsFor(
    draft.parts.map(({ claims }) => claims),
    { isOpen: reply.open.length > 0, revision, ...spoken },
  );
  if (plainText(paragraphs) === plainText(reply.paragraphs)) return [];
  return [`Written again it reads otherwise, so its fixed words or its layout have changed: ${plainText(paragraphs)}`];
}

/**
 * Shows an answer again from its receipt and the revision that it was given from: the same facts, the same sentences,
 * the same bytes, or what differs. Asks no model.
 */
export function replayReceipt(receipt: Receipt, revision: Revision, phrasebook: Phrasebook): Replay {
  const facts = new Map(showable(revision.facts).map((fact) => [fact.id, fact]));
  const claims = receipt.draft?.parts.flatMap((part) => part.claims) ?? [];
  const ids = new Set(receipt.reply.citations.map(({ factId }) => factId));
  const verdict = verifyReply(receipt.reply, revision.facts);
  return {
    receipt,
    evidence: [...facts.values()].filter(({ id }) => ids.has(id)),
    text: plainText(receipt.reply.paragraphs),
    differences: [
      ...uncited(receipt, facts),
      ...claims.flatMap((claim) => misfilled(claim, facts)),
      ...(verdict.kind === "block" ? [`The last look would stop it now: it ${verdict.reason}.`] : []),
      ...written(receipt, revision, phrasebook),
    ],
  };
}

/** The sentences that were judged, as they were said. */
export const sentencesOf = ({ draft }: Receipt): string[] =>
  draft?.parts.flatMap(({ claims }) => claims.map(claimText)) ?? [];
