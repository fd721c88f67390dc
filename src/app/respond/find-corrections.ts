import { standingTold, type Told } from "../../domain/correction.ts";
import { type Fact, showable } from "../../domain/fact.ts";
import type { Revision } from "../../domain/posting.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { foldedWords } from "../../domain/words.ts";
import { compareFacts } from "../../ingest/compare-facts.ts";
import type { PostingStore } from "../../ports.ts";

/** A fact as it was told, in one or more replies, and as it is now: `null` where the posting does not say it any more. */
export type Correction = { told: Told[]; before: Fact; now: Fact | null };

/** Punctuation and case may change without a change of what was told. */
const wordsOf = ({ statement }: Fact): string => foldedWords(statement).join(" ");

const isDisputed = ({ state }: Fact): boolean => state === "conflicting";

/** What each fact of an earlier revision has become, for those that a candidate would read otherwise now. */
function becomings(before: readonly Fact[], current: Revision): Map<string, { before: Fact; now: Fact | null }> {
  const told = showable(current.facts);
  const still = new Set(told.map(wordsOf));
  const become = new Map<string, { before: Fact; now: Fact | null }>();
  for (const change of compareFacts(before, told)) {
    if (change.kind === "added") continue;
    const now = change.kind === "removed" ? null : change.after;
    const isDisputedNow = now !== null && isDisputed(now) && !isDisputed(change.before);
    // Told under another topic or in another place, it holds as it did.
    if (still.has(wordsOf(change.before)) && !isDisputedNow) continue;
    become.set(change.before.id, { before: change.before, now });
  }
  return become;
}

/**
 * What of all that a candidate was told of a posting does not hold any more, each once however often it was told.
 * @param receipts of the conversation and the posting, oldest first
 */
export async function findCorrections(
  receipts: readonly Receipt[],
  current: Revision,
  postings: Pick<PostingStore, "revision">,
): Promise<Correction[]> {
  const earlier = standingTold(receipts).filter(({ revision }) => revision !== current.number);
  const found = new Map<string, Correction>();
  for (const [number, told] of Map.groupBy(earlier, ({ revision }) => revision)) {
    const revision = await postings.revision(current.tenant, current.posting.key, number);
    if (revision === null) continue;
    const become = becomings(revision.facts, current);
    for (const one of told) {
      const change = become.get(one.factId);
      if (change === undefined) continue;
      const key = wordsOf(change.before);
      found.set(key, { ...change, told: [...(found.get(key)?.told ?? []), one] });
    }
  }
  return [...found.values()];
}
