import { distance } from "fastest-levenshtein";
import { type Fact, showable } from "../../domain/fact.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import type { Quantity } from "../../domain/quantity/quantity.ts";
import type { Topic } from "../../domain/topic.ts";
import { foldedWords, stem } from "../../domain/words.ts";

/** A fact with what it is found by. */
export type IndexedFact = {
  fact: Fact;
  concepts: ReadonlySet<string>;
  /** Concepts that only its heading names. */
  headingConcepts: ReadonlySet<string>;
  /** Topics that its heading names. */
  headingTopics: ReadonlySet<Topic>;
  stems: ReadonlySet<string>;
  quantities: readonly Quantity[];
};

export type FactIndex = {
  facts: readonly IndexedFact[];
  /** The posting's stem that a candidate's word means, misspelt or not; `null` where the posting has none. */
  stemFor(term: string): string | null;
  /** How telling a stem is: high where few facts hold it, 0 where none does. */
  rarity(stem: string): number;
};

/** What a statement names outright: in a whole sentence a weak term ("manager", "range") tells nothing. */
const labels = (text: string, knowledge: Knowledge): Set<string> =>
  new Set(knowledge.concepts.score(text).flatMap(({ label, weak }) => (weak ? [] : [label])));

const mostRemembered = 5_000;

/** A stem one slip away (two in a long word) that begins alike; short words are too close to one another. */
function nearest(term: string, stems: readonly string[]): string | null {
  const most = term.length >= 9 ? 2 : term.length >= 6 ? 1 : 0;
  if (most === 0) return null;
  const like = stems.filter(
    (one) => one[0] === term[0] && Math.abs(one.length - term.length) <= most && one.length >= 5,
  );
  return like.find((one) => distance(one, term) <= most) ?? null;
}

export function indexFacts(facts: readonly Fact[], language: string, knowledge: Knowledge): FactIndex {
  const indexed = showable(facts).map((fact) => {
    const headingConcepts = labels(fact.heading ?? "", knowledge);
    return {
      fact,
      concepts: labels(fact.statement, knowledge),
      headingConcepts,
      headingTopics: new Set([
        ...knowledge.headings.score(fact.heading ?? "").map(({ label }) => label),
        ...[...headingConcepts].map((concept) => knowledge.topicOf(concept)),
      ]),
      stems: new Set(foldedWords(fact.statement).map((word) => stem(word, language))),
      quantities: parseQuantities(fact.statement),
    };
  });
  const counts = new Map<string, number>();
  for (const { stems } of indexed) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  const meant = new Map<string, string | null>();
  const stemFor = (term: string): string | null => {
    const known = meant.get(term);
    if (known !== undefined) return known;
    const exact = stem(term, language);
    const found = counts.has(exact) ? exact : nearest(exact, [...counts.keys()]);
    // Candidates' words are without end, the memory is not.
    if (meant.size < mostRemembered) meant.set(term, found);
    return found;
  };
  return {
    facts: indexed,
    stemFor,
    rarity: (one) => {
      const count = counts.get(one) ?? 0;
      return count === 0 ? 0 : Math.log(1 + indexed.length / count);
    },
  };
}
