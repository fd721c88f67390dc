import { type Fact, showable } from "../../domain/fact.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { parseQuantities } from "../../domain/quantity/parse-quantities.ts";
import type { Topic } from "../../domain/topic.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Grammar } from "./reading/grammar.ts";
import type { Reader } from "./reading/reader.ts";
import type { Token } from "./reading/tokens.ts";

/** What a sentence says is missing. */
type Missing = {
  concepts: ReadonlySet<string>;
  topics: ReadonlySet<Topic>;
  words: readonly Token[];
  /** Only a figure is missing: the matter itself may be spoken of. */
  figure: boolean;
};

/** Only the finest names count: "signing bonus" is a matter of its own beside "bonus". */
function missingIn(text: string, words: readonly Token[], figure: boolean, knowledge: Knowledge): Missing {
  const named = knowledge.concepts.score(text).map(({ label }) => label);
  const finer = named.filter((concept) => concept !== knowledge.topicOf(concept));
  const topics = new Set([
    ...named.filter((concept) => concept === knowledge.topicOf(concept)).map((concept) => knowledge.topicOf(concept)),
    ...(named.length === 0 ? knowledge.statements.score(text).map(({ label }) => label) : []),
  ]);
  return { concepts: new Set(finer), topics: finer.length > 0 ? new Set() : topics, words, figure };
}

/** What a fact speaks of, read once: facts stay, sentences come and go. */
type Spoken = {
  concepts: ReadonlySet<string>;
  topics: ReadonlySet<Topic>;
  stems: ReadonlySet<string>;
  hasFigure: boolean;
};

function spokenIn(fact: Fact, knowledge: Knowledge, grammar: Grammar): Spoken {
  const words = `${fact.heading ?? ""} ${fact.statement}`;
  const concepts = knowledge.concepts.score(words).map(({ label }) => label);
  return {
    concepts: new Set(concepts),
    topics: new Set([
      ...concepts.map((concept) => knowledge.topicOf(concept)),
      ...knowledge.statements.score(words).map(({ label }) => label),
    ]),
    stems: new Set(grammar.words(words).map((token) => token.stem)),
    hasFigure: parseQuantities(fact.statement).some(({ kind }) => kind !== "date"),
  };
}

/** Whether the fact has the word, or one that stands for it: a "trip" speaks of "travel". */
const isSpoken = (stem: string, { stems }: Spoken, grammar: Grammar): boolean =>
  stems.has(stem) ||
  grammar.synonymsOf(stem).some((group) => group.topics === null && [...group.stems].some((one) => stems.has(one)));

function speaksOf(fact: Fact, spoken: Spoken, missing: Missing, grammar: Grammar): boolean {
  if (missing.figure && !spoken.hasFigure) return false;
  // What its words name tells better what a fact is about than where it was filed.
  if (missing.topics.has(fact.topic) && (spoken.topics.size === 0 || spoken.topics.has(fact.topic))) return true;
  if ([...missing.concepts].some((concept) => spoken.concepts.has(concept))) return true;
  if (missing.words.length === 0) return false;
  const known = missing.concepts.size + missing.topics.size > 0;
  // "No number of years is given": any other figure may count years as well.
  if (known && missing.figure) return false;
  const shared = missing.words.filter(({ stem }) => isSpoken(stem, spoken, grammar)).length;
  // Where no vocabulary knows the matter, one word of it in a fact is enough to doubt the sentence.
  return known ? shared === missing.words.length : shared > 0;
}

/** "The posting does not say" only where no fact that may be shown speaks of it; absence is never a "no". */
export function absenceRail(read: Reader, knowledge: Knowledge): ClaimRail {
  const byFact = new WeakMap<Fact, Map<string, Spoken>>();

  function spokenOf(fact: Fact, grammar: Grammar): Spoken {
    const { language } = grammar;
    const byLanguage = byFact.get(fact) ?? new Map<string, Spoken>();
    byFact.set(fact, byLanguage);
    const spoken = byLanguage.get(language) ?? spokenIn(fact, knowledge, grammar);
    byLanguage.set(language, spoken);
    return spoken;
  }

  return {
    name: "absence",
    check(subject) {
      const { settled, grammar, denied } = read(subject);
      if (settled || grammar === null || denied === null) return pass;
      const figures = grammar.figures(denied.tokens).flatMap(({ from, to }) => denied.tokens.slice(from, to));
      const words = denied.clauses
        .flatMap(({ content }) => content)
        .filter((token) => !grammar.isNeutral(token) && !grammar.isAudience(token) && !figures.includes(token));
      // "… but its length is not given": the rest of the sentence tells whose.
      const matter = knowledge.concepts.score(denied.text).length > 0 ? denied.text : subject.text;
      const missing = missingIn(matter, words, figures.length > 0, knowledge);
      if (missing.concepts.size + missing.topics.size + words.length === 0) {
        return block("absence", "does not say what is missing");
      }
      const speaking = showable(subject.all).find((fact) => speaksOf(fact, spokenOf(fact, grammar), missing, grammar));
      return speaking === undefined
        ? pass
        : block("absence", `says that nothing is said of it, but ${speaking.id} speaks of it`);
    },
  };
}
