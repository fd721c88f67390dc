import { disagreement } from "../reading/quantities.ts";
import type { Grammar } from "../reading/grammar.ts";
import type { Evidence, Passage } from "../reading/passage.ts";
import { agrees, boundOtherwise, isOutOfOrder, joinedOtherwise } from "./binding.ts";
import type { Item } from "./items.ts";
import { isKnown, namesAmongGrammar, numberAlone } from "./known.ts";
import { mustStay, scopeDiffers, turnedLater } from "./scope.ts";
import { type Abroad, isLoose, type Source, sourcesIn, type Told, toldBy, wordsOf } from "./sources.ts";
import { strengthDiffers } from "./strength.ts";

const saysNothing = ({ items }: Told): boolean =>
  items.every(({ telling, quantities, marks }) => telling.length + quantities.length + marks.size === 0);

/** What of the items that the sentence takes from it leaves out; `null` where they are told whole. */
function leftOut(
  touched: readonly Item[],
  said: ReadonlySet<string>,
  told: Told,
  source: Source,
  abroad: Abroad,
): string | null {
  const { text } = source.evidence;
  for (const item of touched) {
    const lost = item.telling.find((token) => !isLoose(token, abroad.glossary) && !said.has(token.folded));
    if (lost !== undefined) return `leaves out "${lost.text}", or it cannot be read`;
    const claimed = told.items.flatMap(({ quantities }) => quantities);
    const untold = item.quantities.find(
      (quantity) => !claimed.some((other) => disagreement(other, quantity, text) === null),
    );
    if (untold !== undefined) return `leaves out "${untold.text}"`;
  }
  const tied = source.items.find((item) => !touched.includes(item) && mustStay(item));
  return tied === undefined ? null : `leaves out "${tied.tokens.map((token) => token.text).join(" ")}"`;
}

/** What is wrong with telling the clause from this source; `null` where all of it is accounted for. */
function wrongWith(
  told: Told,
  source: Source,
  names: ReadonlySet<string>,
  denials: number,
  abroad: Abroad,
): string | null {
  const { evidence, items } = source;
  const unknown = told.items.flatMap(({ telling }) => telling).find((token) => !isKnown(token, told, source, abroad));
  if (unknown !== undefined) return `says "${unknown.text}", for which the posting's words have no counterpart`;
  const said = wordsOf(told.items).union(names);
  const claimed = told.items.flatMap(({ quantities }) => quantities);
  const touched = items.filter(
    (item) =>
      item.telling.some((token) => !isLoose(token, abroad.glossary) && said.has(token.folded)) ||
      claimed.some((quantity) => agrees(item, quantity, source)),
  );
  if (touched.length === 0) return "tells nothing that the posting's words tell";
  const lost = leftOut(touched, said, told, source, abroad);
  if (lost !== null) return lost;
  if (scopeDiffers(told.items, touched)) return "narrows or widens what the posting says";
  const bound = boundOtherwise(told, source, abroad.glossary) ?? joinedOtherwise(told, touched, source);
  if (bound !== null) return bound;
  if (told.clause.negations !== source.clause.negations + denials) return "denies more or less than the posting does";
  const ordered = evidence.topics.has("process") || evidence.topics.has("timeline");
  if ((ordered || told.passage.tokens.some(told.grammar.isSequence)) && isOutOfOrder(told, source))
    return "tells in another order than the posting";
  return strengthDiffers(told, source);
}

/** The source that holds most of the clause's words: its reason is the one to tell. */
function nearest({ items }: Told, sources: readonly Source[]): number {
  const shared = sources.map((source) => wordsOf(source.items).intersection(wordsOf(items)).size);
  return shared.indexOf(Math.max(...shared));
}

/**
 * Whether a sentence in another language than its facts says what they say: every word of it that tells something has
 * its counterpart in one statement of theirs, and of what it takes from there it leaves nothing out, as far as all of
 * it can be read. Returns what is wrong; `null` where all is accounted for.
 */
export function accountFor(
  claim: Passage,
  grammar: Grammar,
  evidence: readonly Evidence[],
  abroad: Abroad,
): string | null {
  const names = namesAmongGrammar(claim, grammar);
  const unheard = names.find((name) => !evidence.some(({ tokens }) => tokens.some(({ text }) => text === name.text)));
  if (unheard !== undefined) return `says "${unheard.text}", for which the posting's words have no counterpart`;
  // "Remote", "no": a fact that is nothing but a denial denies what is cited beside it.
  const denials = evidence.filter(({ clauses }) =>
    clauses.every(({ content, negations }) => content.length === 0 && negations > 0),
  ).length;
  const sources = sourcesIn(evidence, abroad);
  const used = new Set<Source>();
  for (const told of toldBy(claim, grammar, abroad)) {
    const { clause } = told;
    if (saysNothing(told)) {
      if (clause.negations === 0 && clause.modality.size === 0) continue;
      return "says how strongly, or that not, without saying what";
    }
    const number = numberAlone(claim, clause, evidence);
    if (number !== undefined) return `says "${number.text}", which the posting's words do not have`;
    const own = new Set(
      names.filter((name) => claim.tokens.slice(clause.from, clause.to).includes(name)).map(({ folded }) => folded),
    );
    const reasons = sources.map((source) => wrongWith(told, source, own, denials, abroad));
    const fitting = sources[reasons.indexOf(null)];
    if (fitting === undefined) return reasons[nearest(told, sources)] ?? "has no counterpart in the posting's words";
    used.add(fitting);
  }
  const turned = turnedLater(used, sources);
  if (turned === undefined) return null;
  return `leaves out "${turned.items.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join(" ")}"`;
}
