import type { Claim } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Revision } from "../domain/posting.ts";
import type { QuestionPart } from "../domain/question.ts";
import { areNeighbours, type Topic } from "../domain/topic.ts";
import { stateOf } from "./retrieve/show-facts.ts";

/** What a model drafted for a part: what it takes the part to be about, and each sentence with what became of it. */
export type DraftedPart = {
  topics: readonly Topic[];
  /** The ids that the whole draft rests on, in this part or another. */
  draftFacts: ReadonlySet<string>;
  /** `claim`: `null` where the rails blocked it. `facts`: the ids that it rests on, as the model gave them. */
  sentences: readonly { claim: Claim | null; facts: readonly string[] }[];
};

const mostFacts = 4;
const mostNear = 2;

const isAbout = (fact: Fact, { topics }: QuestionPart): boolean => topics.length === 0 || topics.includes(fact.topic);

const isNearly = (fact: Fact, { topics }: QuestionPart): boolean =>
  topics.length === 0 || topics.some((topic) => topic === fact.topic || areNeighbours(topic, fact.topic));

/**
 * The facts that a model chose, in its order. One whose sentence was blocked counts only if it is on the very matter, by
 * Candor's reading or the model's own, or was found without the model: a value that was moved to another head brings its
 * fact along.
 */
function chosenFacts(drafted: DraftedPart, found: Finding, asked: QuestionPart, facts: readonly Fact[]): Fact[] {
  const said = drafted.sentences.flatMap((sentence) => (sentence.claim === null ? [] : sentence.claim.facts));
  const meant = drafted.sentences.flatMap((sentence) => (sentence.claim === null ? sentence.facts : []));
  const byId = new Map(showable(facts).map((fact) => [fact.id, fact]));
  const fits = (id: string): boolean => {
    const fact = byId.get(id);
    if (fact === undefined) return false;
    if (found.facts.includes(fact)) return true;
    // Of a gym that the posting does not mention a ferry pass says nothing, whatever was said of it.
    if (found.state === "not_stated" && found.concept !== null) return false;
    return isAbout(fact, asked) || drafted.topics.includes(fact.topic);
  };
  const ids = new Set([...said, ...meant.filter(fits)]);
  return [...ids].flatMap((id) => byId.get(id) ?? []).slice(0, mostFacts);
}

/** Both sides of a contradiction, whichever of them was chosen. */
function withOtherSides(chosen: readonly Fact[], facts: readonly Fact[]): Fact[] {
  const others = new Set(chosen.flatMap(({ conflictsWith = [] }) => conflictsWith));
  return [...chosen, ...showable(facts).filter((fact) => others.has(fact.id) && !chosen.includes(fact))];
}

/** A value of the very kind that the part is about: what a model overlooks in it stays said. */
const answersPlainly = ({ facts: [best], state }: Finding, part: QuestionPart): boolean =>
  state === "stated" && best?.value !== undefined && best.topic === part.topics[0];

/** What is said to be missing: as the model names it, unless the posting has facts of that name. */
function lookedFor(
  { topic, concept }: Finding,
  { topics: [named] }: DraftedPart,
  facts: readonly Fact[],
): Pick<Finding, "topic" | "concept"> {
  if (named === undefined || named === topic) return { topic, concept };
  return showable(facts).some((fact) => fact.topic === named) ? { topic, concept } : { topic: named, concept: null };
}

/** The part as the chosen facts answer it: they were not looked up by its words, so no direct answer follows from them. */
export const neutrally = (part: QuestionPart): QuestionPart => ({
  ...part,
  topics: [],
  concepts: [],
  expects: null,
  polar: false,
});

const sameFacts = (left: readonly Fact[], right: readonly Fact[]): boolean =>
  left.length === right.length && left.every((fact) => right.includes(fact));

/**
 * What the posting says to a part, as a model sees it: the facts that it chose, and nothing where it chose none. What
 * a model may not do: make a plain value unsaid, put facts of another matter in the place of the one that was asked
 * about, or choose between contradicting facts.
 * @param found what Candor found by itself
 * @param asked the part as Candor understood it
 * @param drafted the part as a model drafted it; `null` where it gave no draft
 */
export function chooseWithModel(
  found: Finding,
  asked: QuestionPart,
  drafted: DraftedPart | null,
  { facts }: Revision,
): Finding {
  if (drafted === null || found.state === "closed" || found.state === "paused") return found;
  const abstains = drafted.sentences.length === 0;
  const chosen = chosenFacts(drafted, found, asked, facts);
  if (chosen.length === 0) {
    // A fact that the model took for another part was seen, and found no answer to this one.
    const overlooked = answersPlainly(found, asked) && !found.facts.some(({ id }) => drafted.draftFacts.has(id));
    if (!abstains || found.state === "not_stated" || overlooked) return found;
    const near = found.facts.slice(0, mostNear);
    return { ...found, ...lookedFor(found, drafted, facts), state: "not_stated", facts: [], near };
  }
  const elsewhere = answersPlainly(found, asked) && !chosen.some((fact) => isNearly(fact, asked));
  const together = elsewhere ? [...new Set([...found.facts, ...chosen])].slice(0, mostFacts) : chosen;
  const shown = withOtherSides(together, facts);
  return sameFacts(shown, found.facts) ? found : { ...found, state: stateOf(shown), facts: shown, near: [] };
}
