import { type Fact, showable } from "../../domain/fact.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { createNearestWord } from "../../domain/nearest-word.ts";
import type { Directions } from "../../domain/pairing-model.ts";
import type { Posting } from "../../domain/posting.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import { remembering } from "../../domain/remembering.ts";
import type { Topic } from "../../domain/topic.ts";
import { contentWords, foldedWords, stem } from "../../domain/words.ts";
import { weighLabels } from "../understand/weigh-labels.ts";
import { conceptShares, conceptSpread } from "./concept-spread.ts";
import type { FactIndex, IndexedFact } from "./fact-index.ts";
import { gistOfFact, gistOfHeading } from "./gists.ts";
import { createTextReader } from "./text-reader.ts";

/** What a statement names outright: in a whole sentence a weak term ("manager", "range") tells nothing. */
const labels = (text: string, knowledge: Knowledge): Set<string> =>
  new Set(knowledge.concepts.score(text).flatMap(({ label, weak }) => (weak ? [] : [label])));

/** A statement is taken for what the topic model finds so likely. */
const leastLikely = 0.6;

/**
 * What a statement is likely about beside what its words name, with its topics. What stands over it says better what it
 * is about: under "Requirements" nothing is pay.
 */
function likelyAbout(
  shares: ReadonlyMap<string, number>,
  headingTopics: ReadonlySet<Topic>,
  knowledge: Knowledge,
): { concepts: string[]; topics: Topic[] } {
  const fitting = [...shares].flatMap(([concept, share]) => {
    const topic = knowledge.topicOf(concept);
    return topic !== "other" && (headingTopics.size === 0 || headingTopics.has(topic))
      ? [{ concept, topic, share }]
      : [];
  });
  const topics = Map.groupBy(fitting, ({ topic }) => topic);
  return {
    concepts: fitting.filter(({ share }) => share >= leastLikely).map(({ concept }) => concept),
    topics: [...topics]
      .filter(([, concepts]) => concepts.reduce((sum, { share }) => sum + share, 0) >= leastLikely)
      .map(([topic]) => topic),
  };
}

const mostRemembered = 5_000;

/** What tells whether a text names the employer: "Saltgate Ferries Ltd" is also named by "At Saltgate, we …". */
function namesOf(employer: string | null): (statement: string) => boolean {
  const [first] = (employer ?? "").match(/\p{L}[\p{L}\d&.-]*/gu) ?? [];
  if (first === undefined) return () => false;
  const name = new RegExp(String.raw`(?<!\p{L})${RegExp.escape(first)}(?!\p{L})`, "u");
  return (statement) => name.test(statement);
}

/** A "yes" that lost its label says nothing. */
const saysSomething = (statement: string, read: readonly string[], { functionWords }: Knowledge): boolean =>
  /\p{N}/u.test(statement) ||
  (read.length > 0 ? read : foldedWords(statement)).some((word) => !functionWords.has(word));

/** @param posting its language, its title, and whose name tells nothing of any of its statements */
export function indexFacts(
  facts: readonly Fact[],
  posting: Pick<Posting, "language" | "employer" | "title">,
  knowledge: Knowledge,
): FactIndex {
  const { language, employer } = posting;
  const names = new Set(foldedWords(employer ?? ""));
  const all = showable(facts);
  const words = new Set(all.flatMap(({ statement }) => foldedWords(statement)));
  const reader = createTextReader(posting, words, knowledge);
  const shown = all
    .map((fact) => ({ fact, read: reader.told(fact.statement) }))
    .filter(({ fact, read }) => saysSomething(fact.statement, read, knowledge));
  const namesEmployer = namesOf(employer);
  const { pairingModel } = knowledge;
  const directionsOf = (one: Omit<IndexedFact, "directions">): Directions => {
    const gist = gistOfFact(one);
    return {
      statement: pairingModel.direct(gist, "statement"),
      heading: pairingModel.direct(gistOfHeading(one, reader.told), "statement"),
      worth: pairingModel.worth(gist),
    };
  };
  const indexed = shown.map(({ fact, read }) => {
    const headingConcepts = labels(fact.heading ?? "", knowledge);
    const headingTopics = new Set([
      ...knowledge.headings.score(fact.heading ?? "").map(({ label }) => label),
      ...[...headingConcepts].map((concept) => knowledge.topicOf(concept)),
    ]);
    const shares = conceptShares(weighLabels(fact.statement, knowledge));
    const likely = likelyAbout(shares, headingTopics, knowledge);
    const known = {
      fact,
      read,
      topics: new Set([fact.topic, ...likely.topics]),
      concepts: new Set([...labels(fact.statement, knowledge), ...likely.concepts]),
      headingConcepts,
      headingTopics,
      stems: new Set([...foldedWords(fact.statement).map((word) => stem(word, language)), ...read]),
      quantities: parseQuantities(fact.statement),
      namesEmployer: namesEmployer(fact.statement),
      spread: conceptSpread(shares),
    };
    return { ...known, directions: directionsOf(known) };
  });
  // A statement of several matters is a fact of each: its words count once.
  const statements = [...new Map(indexed.map((one) => [one.fact.statement, one])).values()];
  const counts = new Map<string, number>();
  for (const { stems } of statements) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  const nearestWord = createNearestWord(words);
  const nearestStem = createNearestWord(counts.keys());
  const meantBy = (term: string, exact: string): string | null => {
    const [read] = reader
      .meanings(term)
      .filter((one) => counts.has(one))
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    if (read !== undefined) return read;
    const word = nearestWord(term);
    return word === null ? nearestStem(exact) : stem(word, language);
  };
  const stemFor = remembering(mostRemembered, (term) => {
    const exact = stem(term, language);
    return counts.has(exact) ? exact : meantBy(term, exact);
  });
  const content = (text: string): string[] => [...new Set(contentWords(text, knowledge.functionWords))];
  return {
    facts: indexed,
    sought: (text, told = "") => ({
      content: content(text),
      told: content(told),
      spread: conceptSpread(conceptShares(weighLabels(text, knowledge))),
    }),
    reader,
    pairing: pairingModel,
    stemFor,
    specificity: (word) => (names.has(word) ? 0 : knowledge.specificity(word)),
    rarest: Math.log(1 + statements.length),
    rarity: (one) => {
      const count = counts.get(one) ?? 0;
      return count === 0 ? 0 : Math.log(1 + statements.length / count);
    },
  };
}
