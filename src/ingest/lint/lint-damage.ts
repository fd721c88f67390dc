import type { LintFinding } from "../../domain/posting.ts";
import type { DocumentView } from "../document.ts";
import { gluedParts } from "../word-parts.ts";
import { type Damage, finding, type JudgedFact } from "./finding.ts";

const messages: Readonly<Record<Damage, string>> = {
  other_jobs: "This is about other jobs that were copied along; it is withheld. Give the posting alone.",
  degrees_glued: "Two degrees stand in one word; say whether it is one or the other, or both.",
  items_glued: "Items of a list have run together; say where one ends and the next begins.",
  address_damaged: "This looks like an address that lost its “@”; give the address as it should be.",
  number_damaged: "The digits of this number are grouped in no known way; give the number.",
  link_lost: "The link behind “here” is gone; give the address or the words it led to.",
  tag_without_meaning: "This tag means nothing to a reader; remove it or say what it stands for.",
  scope_unclear: "It is not clear whether this is a condition of its own or belongs to the amount beside it.",
  placeholder: "This value looks like a placeholder or an empty field; give the real one or remove it.",
};

const signless = /(?<![\p{L}\d])(?:C|J|F)(?=[,)\s])(?=[^.]*(?:,|\)))|(?<!\p{L})CICD(?!\p{L})|(?<!\p{L})RD(?!\p{L})/u;
const degrees = /(?<!\p{L})((?:B|M)\.?(?:S\.?c?|A)|MBA)(PhD|Ph\.D|MBA|MSc?|MA|MD|JD)s?(?!\p{L})/u;
const host = /(?<![\p{L}\d@./:_-])([a-z][a-z\d-]{3,})(\.[a-z]{2,7})(?![\p{L}\d@/-])/giu;

/** "accessibilityacme.com" with an employer Acme: what stands before its name may be the mailbox. */
function addresses(words: string, { names }: DocumentView): string[] {
  return [...words.matchAll(host)].flatMap(([found, label = "", domain = ""]) =>
    [...names]
      .filter((name) => name.length >= 4 && label.toLowerCase().endsWith(name) && label.length >= name.length + 3)
      .map((name) => words.replace(found, `${label.slice(0, -name.length)}@${label.slice(-name.length)}${domain}`)),
  );
}

function items(words: string, view: DocumentView): string[] {
  return [...words.matchAll(/(?<![\p{L}\d])\p{Ll}{10,40}(?![\p{L}\d])/gu)].flatMap(([word]) => {
    const parts = gluedParts(word, (part) => part.length >= 4 && (view.words.get(part) ?? 0) > 0) ?? [];
    return parts.length === 0 ? [] : [words.replace(word, parts.join(", ")), words.replace(word, parts.join(" "))];
  });
}

function candidates(damage: Damage, words: string, view: DocumentView): string[] {
  const [, left = "", right = ""] = degrees.exec(words) ?? [];
  switch (damage) {
    case "degrees_glued":
      return left === "" ? [] : ["or", "and"].map((joint) => words.replace(degrees, `${left} ${joint} ${right}`));
    case "items_glued":
      return items(words, view);
    case "address_damaged":
      return addresses(words, view);
    case "scope_unclear":
      return [`${words}: a condition for everybody`, `${words}: only where the pay beside it holds`];
    case "other_jobs":
    case "number_damaged":
    case "link_lost":
    case "tag_without_meaning":
    case "placeholder":
      return [];
  }
}

/** The words as they may have been before "+" and "/" and "#" were lost. */
function withSigns(words: string, years: boolean): string[] {
  if (years) return [words, words.replace(/\d+(?=\s*(?:years?|yrs?))/iu, "$&+")];
  const sign = signless.exec(words)?.[0];
  const full = sign === "CICD" ? ["CI/CD"] : sign === "RD" ? ["R&D"] : sign === "C" ? ["C++", "C#"] : [`${sign}#`];
  return [words, ...full.map((one) => words.replace(signless, one))];
}

function signsOf({ fact }: JudgedFact, view: DocumentView): LintFinding[] {
  const { topic, state, statement, value, quotes } = fact;
  const years = value?.kind === "requirement" && value.min !== null && value.plus === null;
  const letters = view.signsLost && (topic === "skills" || topic === "experience") && signless.test(statement);
  if (state !== "stated" || !(years || letters)) return [];
  const message =
    "The source has lost signs such as “+” and “/”; these words may have had one. They are quoted as they stand. Choose what they were.";
  return [finding("sign_may_be_lost", message, quotes, withSigns(statement, years))];
}

/** What scraping and copying did to the words, with what they may have been; and orders hidden among them. */
export function lintDamage(judged: readonly JudgedFact[], view: DocumentView): LintFinding[] {
  const found = judged.flatMap((one) => {
    const { fact, damage } = one;
    if (damage !== null && damage !== "other_jobs")
      return [finding(damage, messages[damage], fact.quotes, candidates(damage, fact.statement, view))];
    if (damage === null && fact.state === "withheld") {
      const message =
        "This reads as an order to whoever processes the posting. It is withheld until a person has looked: take it out of the posting, or approve it as words for candidates.";
      return [finding("instruction_in_text", message, fact.quotes)];
    }
    return signsOf(one, view);
  });
  const others = judged.filter(({ damage }) => damage === "other_jobs").flatMap(({ fact }) => fact.quotes);
  return others.length > 0 ? [...found, finding("other_jobs", messages.other_jobs, others)] : found;
}
