import { type Fact, nextFactNumber, type Quote } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import { type Decision, type ReviewedPosting, standing, subjectKey, subjectOf } from "../domain/review.ts";
import { factFromQuote } from "./fact-from-quote.ts";

type About = Extract<Decision, { kind: "approve" | "withhold" | "restate" }>;
type Spoken = Extract<Decision, { kind: "restate" | "add" }>;

/** A person's words as a fact: typed by the same parsers as the posting's own words, told as theirs. */
export function spokenFact(spoken: Spoken, path: string, id: string, knowledge: Knowledge): Fact {
  const { words, topic, by, at } = spoken;
  const until = spoken.kind === "add" && spoken.until !== undefined ? { until: spoken.until } : {};
  const read = factFromQuote(words, knowledge, { topicHint: topic });
  const typed = read.topic === topic && read.state === "stated" ? read.value : undefined;
  return {
    id,
    topic,
    state: "stated",
    statement: words,
    quotes: [{ path, start: 0, end: words.length, raw: words }],
    ...(typed === undefined ? {} : { value: typed }),
    provenance: { kind: "recruiter", by, at, ...until },
  };
}

const told = ({ provenance }: Fact): Fact["state"] => (provenance.kind === "tag" ? "inferred" : "stated");

/** A conflict of which a person has approved one side is decided; one whose other sides are not told is none. */
function settleConflicts(facts: readonly Fact[], overruled: ReadonlySet<string>): Fact[] {
  const untold = new Set(
    facts.filter(({ id, state }) => state === "withheld" || overruled.has(id)).map(({ id }) => id),
  );
  return facts.map((fact): Fact => {
    const { conflictsWith, ...rest } = fact;
    if (conflictsWith === undefined) return fact;
    if (untold.has(fact.id)) return { ...rest, state: "withheld" };
    const left = conflictsWith.filter((id) => !untold.has(id));
    return left.length > 0 ? { ...fact, conflictsWith: left } : { ...rest, state: told(fact) };
  });
}

function decide(fact: Fact, decision: About | undefined): Fact {
  if (decision === undefined) return fact;
  if (decision.kind !== "approve") return { ...fact, state: "withheld" };
  const { proposedBy: _seen, ...rest } = fact;
  return fact.state === "conflicting" ? rest : { ...rest, state: told(fact) };
}

const needsPerson = ({ state, proposedBy }: Fact): boolean =>
  (state !== "stated" && state !== "inferred") || proposedBy !== undefined;

const place = ({ path = "", start }: Quote): string => `${path} ${start}`;

/** What could be said better, and is told well enough as it stands. */
const advice: ReadonlySet<string> = new Set(["degree_without_equivalent"]);

/** Facts whose words a finding is about, as where a sign may have been lost from words that read well. */
function questioned({ facts, lint }: IngestedPosting): Set<string> {
  const doubts = lint.filter(({ code }) => !advice.has(code));
  const places = new Set(doubts.flatMap(({ quotes }) => quotes.map(place)));
  return new Set(facts.filter(({ quotes }) => quotes.some((quote) => places.has(place(quote)))).map(({ id }) => id));
}

const isAbout = (decision: Decision): decision is About => "subject" in decision && decision.kind !== "reopen";

/** The posting as its reviewers want it told. Pure: the same posting and decisions give the same facts. */
export function applyDecisions(
  ingested: IngestedPosting,
  decisions: readonly Decision[],
  knowledge: Knowledge,
): ReviewedPosting {
  const held = standing(decisions);
  const bySubject = new Map(held.filter(isAbout).map((decision) => [subjectKey(decision.subject), decision]));
  const taken = ingested.facts.map((fact) => ({ fact, decision: bySubject.get(subjectKey(subjectOf(fact))) }));
  const met = new Set<Decision>(taken.flatMap(({ decision }) => decision ?? []));
  const approved = new Set(taken.flatMap(({ fact, decision }) => (decision?.kind === "approve" ? [fact.id] : [])));
  const overruled = new Set(
    ingested.facts
      .filter(({ id, conflictsWith = [] }) => !approved.has(id) && conflictsWith.some((other) => approved.has(other)))
      .map(({ id }) => id),
  );
  const own = settleConflicts(
    taken.map(({ fact, decision }) => decide(fact, decision)),
    overruled,
  );
  const spoken = held.filter(
    (decision): decision is Spoken => decision.kind === "add" || (decision.kind === "restate" && met.has(decision)),
  );
  const first = nextFactNumber(own);
  // The person's words are a text of the posting like its others, so that their quotes can be shown in their place.
  const said = spoken.map((decision, index) =>
    spokenFact(decision, `/review/${index + 1}`, `f${first + index}`, knowledge),
  );
  const named = held.find((decision) => decision.kind === "name");
  const { title, employer } = named ?? ingested.posting;
  const decided = new Set(taken.flatMap(({ fact, decision }) => (decision === undefined ? [] : [fact.id])));
  const doubted = questioned(ingested);
  const isOpen = (fact: Fact): boolean =>
    (needsPerson(fact) || doubted.has(fact.id)) && !decided.has(fact.id) && !overruled.has(fact.id);
  return {
    ...ingested,
    posting: { ...ingested.posting, title, employer },
    texts: {
      ...ingested.texts,
      ...Object.fromEntries(spoken.map(({ words }, index) => [`/review/${index + 1}`, words])),
    },
    facts: [...own, ...said],
    open: own.filter(isOpen),
    stale: held.filter((decision) => isAbout(decision) && !met.has(decision)),
  };
}
