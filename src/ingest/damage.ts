import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { Topic } from "../domain/topic.ts";
import type { DocumentView } from "./document.ts";
import { gluedParts, isListWord } from "./word-parts.ts";

/** Why a statement has no single reading. */
export type DamageCode =
  | "degrees_glued"
  | "items_glued"
  | "address_damaged"
  | "number_damaged"
  | "link_lost"
  | "tag_without_meaning"
  | "scope_unclear"
  | "placeholder";

const degree = String.raw`(?:B\.?S\.?c?|B\.?A|M\.?S\.?c?|M\.?A|MBA|MD|JD|PhD|Ph\.D)`;
const degrees = new RegExp(String.raw`(?<![\p{L}.])${degree}(?:PhD|Ph\.D|MBA|MS|MSc|MA|MD|JD)s?(?!\p{L})`, "u");
const host =
  /(?<![\p{L}\d@./:_-])([a-z][a-z\d-]{3,})\.(com|org|net|edu|gov|io|ai|co|eu|[a-z]{2}|example)(?![\p{L}\d@/-]|\.\p{L})/giu;
const writeTo =
  /(?<!\p{L})(?:e-?mail(?:ing)?|notify|write to|writing to|mail|contact(?:ing)?|reach (?:us|out)|tell us at|let us know at|ask at|adress\p{L}*|schreib\p{L}*|kontakt\p{L}*|écri\p{L}*|contact\p{L}*|escrib\p{L}*|envi\p{L}*)(?!\p{L})/iu;
const lostLink =
  /(?<!\p{L})(?:(?:click|apply|see|found|read|more|available|described|listed|visit|viewed|view|learn|full|detail|process|details)(?: \p{L}+)? here|cliquez ici|haz clic aquí|clique aqui|klicken sie hier)(?!\p{L})/iu;
/** Digits grouped as no language groups them ("$4,0000"), or a range that starts high and ends in another league. */
const brokenGroup = /(?<![\d.,])\d{1,3}(?:,\d{3})*,(?:\d{4,}|\d{1,2}(?=\s*(?:[-–—]|$|[A-Z]{3})))(?![\d])/u;

/** Two items of a list that lost what stood between them: "machine learninginformation retrieval". */
function itemsGlued(words: string, view: DocumentView): boolean {
  const known = (part: string) => isListWord(part) || (part.length >= 5 && (view.words.get(part) ?? 0) > 0);
  return [...words.matchAll(/(?<![\p{L}\d.@/-])\p{Ll}{10,40}(?![\p{L}\d.@/-])/gu)].some(
    ([word]) => gluedParts(word, known) !== null,
  );
}

/** "accessibilityacme.com" after "notify": a host that only holds the employer's name may be an address without its "@". */
function addressDamaged(words: string, view: DocumentView): boolean {
  if (!writeTo.test(words)) return false;
  return [...words.matchAll(host)].some(([, label = "", domain = ""]) => {
    const name = label.toLowerCase();
    if (/^(?:net|js)$/iu.test(domain) && /\p{Lu}/u.test(label)) return false;
    if (view.names.has(name) || /https?:|www\./iu.test(words)) return false;
    const holdsName = [...view.names].some(
      (known) => known.length >= 4 && name.endsWith(known) && name.length >= known.length + 3,
    );
    return holdsName || /(?<!\p{L})(?:e-?mail|notify|write to|tell us at)(?!\p{L})/iu.test(words);
  });
}

function numberDamaged(words: string): boolean {
  if (!/\d/u.test(words)) return false;
  return brokenGroup.test(words) || parseQuantities(words).some(({ kind, min }) => kind === "money" && min === null);
}

export type DamageContext = { topic: Topic; view: DocumentView; gluedToAmount: boolean };

/** The reason why a statement cannot be read in one way, or `null`. Decided by form, not by what it speaks about. */
export function damageOf(words: string, { topic, view, gluedToAmount }: DamageContext): DamageCode | null {
  if (/^#?LI-(?!remote|hybrid|on-?site)[A-Z]*\d*$/iu.test(words)) return "tag_without_meaning";
  if (degrees.test(words)) return "degrees_glued";
  if (addressDamaged(words, view)) return "address_damaged";
  if (numberDamaged(words)) return "number_damaged";
  if (view.linksLost && lostLink.test(words) && !/https?:/u.test(words)) return "link_lost";
  // "US based applicants only" before an amount: a condition of its own, or the label of that pay range?
  if (gluedToAmount && topic !== "compensation" && /(?<!\p{L})only(?!\p{L})/iu.test(words)) return "scope_unclear";
  if (itemsGlued(words, view)) return "items_glued";
  return null;
}
