import { isInAny } from "../reading/quantities.ts";
import { numberValue } from "../../../domain/number.ts";
import { isClosedUp } from "../../../domain/segment.ts";
import type { Grammar } from "../reading/grammar.ts";
import type { Clause, Evidence, Passage } from "../reading/passage.ts";
import { entryOf, senseOf } from "../reading/senses.ts";
import type { Token } from "../reading/tokens.ts";
import { type Abroad, type Source, type Told, wordsOf } from "./sources.ts";

/** Spelt alike and written as a name in both: "SQL", "Kubernetes", "Porto". */
function isSameName(token: Token, other: Token, isFirst: boolean, isCommon: Abroad["isCommon"]): boolean {
  if (token.folded !== other.folded) return false;
  if (/\d|\p{L}\p{Lu}|[+#]/u.test(token.text) && token.text === other.text) return true;
  // What begins a sentence has a capital anyway.
  return /^\p{Lu}/u.test(token.text) && /^\p{Lu}/u.test(other.text) && !(isFirst && isCommon(token.folded));
}

/** Whether a word of the sentence has its counterpart in the clause. */
export function isKnown(
  token: Token,
  { passage, grammar }: Told,
  { evidence, items, beside }: Source,
  abroad: Abroad,
): boolean {
  const sense = senseOf(token);
  if (sense !== null) {
    if (wordsOf(items).has(token.folded) || beside.some(({ stems }) => stems.has(token.stem))) return true;
    return entryOf(token, abroad.glossary)?.naming?.some((topic) => evidence.topics.has(topic)) === true;
  }
  const telling = items.flatMap((item) => item.telling);
  if (evidence.grammar.language === grammar.language && telling.some(({ stem }) => stem === token.stem)) return true;
  // Latin letters among others are names, or words of the sentence's own language.
  const isStrange = evidence.tokens.some(({ text }) => isClosedUp(text)) && !isClosedUp(token.text);
  const isFirst = token === passage.tokens[0];
  return items.some(({ tokens }) =>
    tokens.some((other) =>
      isStrange ? other.folded === token.folded : isSameName(token, other, isFirst, abroad.isCommon),
    ),
  );
}

/** "Excel and Word": a word of grammar, or about the posting, that is written as a name within a sentence is one. */
export function namesAmongGrammar({ tokens, clauses }: Passage, grammar: Grammar): Token[] {
  // German writes all nouns with a capital.
  if (grammar.language === "de") return [];
  const content = new Set(clauses.flatMap((clause) => clause.content));
  const starts = new Set(clauses.map(({ from }) => from));
  return tokens.filter(
    (token, index) =>
      !starts.has(index) &&
      !/[.:!?"“«(]/u.test(token.gap) &&
      (!content.has(token) || grammar.isNeutral(token)) &&
      /^\p{Lu}\p{Ll}/u.test(token.text),
  );
}

const articles = /^(?:one|ein\p{L}*|une?|una?|uma?|um)$/u;

/** A number of the clause that counts nothing, and does not stand in the facts as it is. */
export const numberAlone = (
  { tokens, quantities }: Passage,
  { from, to }: Clause,
  evidence: readonly Evidence[],
): Token | undefined =>
  tokens
    .slice(from, to)
    .find(
      (token) =>
        (/^\d/u.test(token.folded) || numberValue(token.folded) !== null) &&
        !isInAny(token, quantities) &&
        !articles.test(token.folded) &&
        !evidence.some((one) => one.tokens.some(({ folded }) => folded === token.folded)),
    );
