import { type Fact, showable } from "../../domain/fact.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { detectLanguage } from "../../domain/language.ts";
import { type Directions, stemsOf, taughtLanguages } from "../../domain/pairing-model.ts";
import type { Posting } from "../../domain/posting.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import type { Topic } from "../../domain/topic.ts";
import { contentWords, foldedWords, stem } from "../../domain/words.ts";
import { weighLabels } from "../understand/weigh-labels.ts";
import { conceptShares, conceptSpread } from "./concept-spread.ts";
import { slips } from "../understand/slips.ts";
import type { FactIndex, IndexedFact } from "./fact-index.ts";
import { gistOfFact, gistOfHeading } from "./gists.ts";

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

/** A word one slip away (two in a long one) that begins alike; short words are too close to one another. */
function nearest(term: string, words: Iterable<string>): string | null {
  const most = term.length >= 9 ? 2 : term.length >= 5 ? 1 : 0;
  if (most === 0) return null;
  let best: { word: string; count: number } | null = null;
  for (const word of words) {
    if (word[0] !== term[0] || Math.abs(word.length - term.length) > most || word.length < 5) continue;
    const count = slips(term, word);
    if (count <= most && (best === null || count < best.count)) best = { word, count };
  }
  return best?.word ?? null;
}

/** What tells whether a text names the employer: "Saltgate Ferries Ltd" is also named by "At Saltgate, we …". */
function namesOf(employer: string | null): (statement: string) => boolean {
  const [first] = (employer ?? "").match(/\p{L}[\p{L}\d&.-]*/gu) ?? [];
  if (first === undefined) return () => false;
  const name = new RegExp(String.raw`(?<!\p{L})${RegExp.escape(first)}(?!\p{L})`, "u");
  return (statement) => name.test(statement);
}

const leastOfName = 2;

/**
 * A text without a name that tells nothing of any statement: "is there a pension in the orchard manager job?". Of a long
 * name ("Saltgate Ferries Ltd") the first words are enough.
 */
function withoutName(stems: readonly string[], name: readonly string[]): readonly string[] {
  const least = Math.min(leastOfName, name.length);
  const start = stems.findIndex((_, at) => name.slice(0, least).every((one, step) => stems[at + step] === one));
  if (start < 0) return stems;
  const spoken = name.findIndex((one, step) => stems[start + step] !== one);
  const rest = [...stems.slice(0, start), ...stems.slice(start + (spoken < 0 ? name.length : spoken))];
  return rest.length === 0 ? stems : rest;
}

/** So much of a text, in characters, tells its language. */
const telling = 300;

/** A candidate may ask in another language than the posting's. */
function taughtLanguageOf(text: string, posting: string): string {
  const language = detectLanguage(text.slice(0, telling), [...new Set([posting, "en"])]);
  return taughtLanguages.includes(language) ? language : posting;
}

/** @param posting its language, its title, and whose name tells nothing of any of its statements */
export function indexFacts(
  facts: readonly Fact[],
  { language, employer, title }: Pick<Posting, "language" | "employer" | "title">,
  knowledge: Knowledge,
): FactIndex {
  const names = new Set(foldedWords(employer ?? ""));
  const untold = [title, employer ?? ""].map((name) => stemsOf(name, language)).filter((name) => name.length > 0);
  const namesEmployer = namesOf(employer);
  const directionsOf = (one: Omit<IndexedFact, "directions">): Directions => ({
    statement: knowledge.pairingModel.direct(gistOfFact(one, language), "statement"),
    heading: knowledge.pairingModel.direct(gistOfHeading(one, language), "statement"),
  });
  const indexed = showable(facts).map((fact) => {
    const headingConcepts = labels(fact.heading ?? "", knowledge);
    const headingTopics = new Set([
      ...knowledge.headings.score(fact.heading ?? "").map(({ label }) => label),
      ...[...headingConcepts].map((concept) => knowledge.topicOf(concept)),
    ]);
    const shares = conceptShares(weighLabels(fact.statement, knowledge));
    const likely = likelyAbout(shares, headingTopics, knowledge);
    const known = {
      fact,
      topics: new Set([fact.topic, ...likely.topics]),
      concepts: new Set([...labels(fact.statement, knowledge), ...likely.concepts]),
      headingConcepts,
      headingTopics,
      stems: new Set(stemsOf(fact.statement, language)),
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
  const words = new Set(statements.flatMap(({ fact }) => foldedWords(fact.statement)));
  const meant = new Map<string, string | null>();
  const meantBy = (term: string, exact: string): string | null => {
    const word = nearest(term, words);
    return word === null ? nearest(exact, counts.keys()) : stem(word, language);
  };
  const stemFor = (term: string): string | null => {
    const known = meant.get(term);
    if (known !== undefined) return known;
    const exact = stem(term, language);
    const found = counts.has(exact) ? exact : meantBy(term, exact);
    // Candidates' words are without end, the memory is not.
    if (meant.size < mostRemembered) meant.set(term, found);
    return found;
  };
  return {
    facts: indexed,
    sought: (text) => ({
      content: [...new Set(contentWords(text, knowledge.functionWords))],
      spread: conceptSpread(conceptShares(weighLabels(text, knowledge))),
    }),
    stemsOf: (text) =>
      taughtLanguages.includes(language)
        ? untold.reduce(withoutName, stemsOf(text, taughtLanguageOf(text, language)))
        : [],
    pairing: knowledge.pairingModel,
    stemFor,
    specificity: (word) => (names.has(word) ? 0 : knowledge.specificity(word)),
    rarest: Math.log(1 + statements.length),
    rarity: (one) => {
      const count = counts.get(one) ?? 0;
      return count === 0 ? 0 : Math.log(1 + statements.length / count);
    },
  };
}
