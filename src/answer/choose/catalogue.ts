import { type Fact, showable } from "../../domain/fact.ts";
import type { IngestedPosting, PostingEntry } from "../../domain/posting.ts";

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/iu.test(text);

/** An address without what differs between two copies of it; anything else in lower case. */
export function referenceKey(reference: string): string {
  const plain = reference.trim().replace(/[.,;:!?)\]]+$/u, "");
  if (!isAddress(plain)) return plain.toLowerCase();
  return plain
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, "")
    .replace(/[?#].*$/u, "")
    .replace(/\/+$/u, "");
}

/** Long enough, and with a digit or a hyphen: "bakery" is a word of every day, "NF-118" is not. */
export const isMark = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N}._/-]{2,59}$/u.test(text) && (/\d{4}/u.test(text) || /[\p{L}\d]-[\p{L}\d]/u.test(text));

const idPointer = /(?:^|[/_])(?:id|identifier|requisition_id|requisition|reference|ref|jobid|value)$/iu;
const labelled =
  /(?:requisition|req|job|posting|reference|ref|kennziffer|referenz(?:nummer)?|référence|referencia|referência)\.?\s*(?:id|no|nr|number|code|n[º°])?\.?\s*[:#]\s*([\p{L}\p{N}][\p{L}\p{N}._/-]*\d[\p{L}\p{N}-]*)/giu;

/** A payload's fields that are an address or a mark as a whole, and marks that a text introduces as such. */
function referencesOf({ posting, texts }: IngestedPosting): string[] {
  const fields = Object.entries(texts).flatMap(([pointer, text]) => {
    const value = text.trim();
    return isAddress(value) || (idPointer.test(pointer) && isMark(value)) ? [value] : [];
  });
  const named = Object.values(texts).flatMap((text) => [...text.matchAll(labelled)].map((found) => found[1] ?? ""));
  return [posting.key, ...fields, ...named.filter(isMark)].filter((one) => isAddress(one) || isMark(one));
}

/** A field or label of a few words is all place; of a sentence only the names are. */
function placeWords({ statement }: Fact): string[] {
  const words = statement.match(/\p{L}+/gu) ?? [];
  return words.length <= 4 ? words : words.slice(1).filter((word) => /^\p{Lu}/u.test(word) && word.length > 2);
}

/** "San Francisco" → SF: a place of two or three names is told by their initials, too. */
const placeInitials = ({ statement }: Fact): string[] =>
  statement
    .split(/[,;:/()|·–—]|\s-\s/u)
    .map((part) => part.trim().split(/\s+/u))
    .filter((names) => names.length >= 2 && names.length <= 3 && names.every((name) => /^\p{Lu}\p{Ll}/u.test(name)))
    .map((names) => names.map((name) => name[0]).join(""));

/** What a posting can be told by beside its title and employer; references are folded by `referenceKey`. */
export const tellingMarks = (ingested: IngestedPosting): Pick<PostingEntry, "places" | "references"> => ({
  places: [
    ...new Set(
      showable(ingested.facts)
        .filter(({ topic }) => topic === "location")
        .flatMap((fact) => [...placeWords(fact), ...placeInitials(fact)]),
    ),
  ],
  references: [...new Set(referencesOf(ingested).map(referenceKey))],
});
