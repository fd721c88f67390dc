import type { Fact } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Guess, QuestionPart } from "../domain/question.ts";
import { areNeighbours, closedTopics, type Topic } from "../domain/topic.ts";
import { askedThing } from "./retrieve/asked-thing.ts";
import { reconsider } from "./retrieve/by-pairing.ts";
import type { FactIndex, Sought } from "./retrieve/index-facts.ts";
import { meetsExpectation } from "./retrieve/meets-expectation.ts";
import { isUnclearLabel, proseFirst } from "./retrieve/prose-first.ts";
import { pointsAt, sharedWords } from "./retrieve/share-words.ts";
import { weigh } from "./retrieve/weigh-match.ts";
import { likelyMatter } from "./understand/likely.ts";
import { finerConcepts, type Match, scoreFact } from "./retrieve/score-fact.ts";

/** So likely a topic is meant, a fact of the same finer concept answers, and what is missing is called by its name. */
const surelyMeant = 0.5;
/** Of these a wrong guess hurts: a question of age is not answered by what is said of criminal records. */
const neverGuessed: readonly Topic[] = ["eeo", "background", "eligibility"];

const placeTopics: readonly Topic[] = ["eligibility", "location", "work_model"];

const mostFacts = 4;
const mostListed = 8;
const mostNear = 2;
/** What only the pairing model finds is shown sparingly. */
const mostPaired = 2;
/** Longer answers than this take more than a phone's screen. */
const mostCharacters = 420;
/** Facts far behind the best one do not answer, they only resemble. */
const leastShare = 0.55;
/** The same, where the best one holds a word of the question that points at it and the other does not. */
const leastShareUnnamed = 0.7;
/** So much of what a question names must a fact hold that answers it by its words alone. */
const leastShared = 0.3;
const mostShared = 0.6;
const nearlyAll = 0.75;

const listTopics: readonly Topic[] = ["responsibilities", "benefits", "skills", "process"];

/** The best facts within a phone's screen; the first one always. */
function withinScreen(matches: readonly Match[], most: number): Match[] {
  let characters = 0;
  return matches.slice(0, most).filter(({ fact }, index) => {
    characters += fact.fact.statement.length;
    return index === 0 || characters <= mostCharacters;
  });
}

/** Beside an amount under "Base pay" one under "How hiring works" is another matter. */
const belongsWith = (best: Match, match: Match): boolean => best.under !== "same" || match.under !== "other";

/** Under one heading the sentence that grants and the one that excludes ("We cannot sponsor …") belong together. */
const completes = (best: Match, match: Match): boolean =>
  best.fact.fact.value?.kind === "offer" &&
  match.names &&
  match.fact.fact.heading !== undefined &&
  match.fact.fact.heading === best.fact.fact.heading;

const factsOf = (matches: readonly Match[]): Fact[] => matches.map(({ fact }) => fact.fact);

/** A statement of several matters is a fact of each; the words are read once, in the fact that fits best. */
function eachWordOnce(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ fact: { fact } }) => {
    const place = JSON.stringify(fact.quotes);
    return !seen.has(place) && seen.add(place);
  });
}

/** Without a topic only words can tell: most of what was asked for must stand in the fact. */
const tellingTerms = ({ terms }: Match, part: QuestionPart, index: FactIndex): boolean =>
  sharedWords(part.terms, terms, index) >= leastShared && pointsAt(terms, index);

/**
 * Where nothing of the topic answers, a fact that holds most of the question's words does, whatever it is filed under.
 * A topic that is always called by its name ("travel" among what decides a salary) needs a second word with it.
 */
function sharesMost({ words }: Match, part: QuestionPart, content: readonly string[], index: FactIndex): boolean {
  if (words.length < 2 && part.topics.some((topic) => closedTopics.includes(topic))) return false;
  // "A gym pass for a guest" is not met by a ferry pass for a guest: beside a matter with a name little may be missing.
  const least = finerConcepts(part).length > 0 ? nearlyAll : mostShared;
  return sharedWords(content, words, index) >= least && pointsAt(words, index);
}

/** A fact that may help though it does not answer: it shares more than the wide topic. */
const comesNear = ({ topic, concepts, terms, names }: Match, asked: Topic): boolean =>
  (topic === "same" && (closedTopics.includes(asked) || names || concepts.length > 0 || terms.length > 0)) ||
  (topic === "near" && terms.length > 0);

/** Whether a fact's own words name what an amount is asked for: "competitive salary" speaks of pay, and names no figure. */
const speaksOfIt = ({ topic, names, sharesConcept, words, fact }: Match, part: QuestionPart): boolean =>
  topic === "same" &&
  fact.fact.state === "stated" &&
  (finerConcepts(part).length > 0 ? sharesConcept : names || words.length > 0);

/** That something is offered says nothing of a finer matter: options exist, whenever they vest. */
const isAmount = ({ telling, fact }: Match): boolean => telling && fact.fact.value?.kind !== "offer";

/** Those who see to accommodations are named to who asks for them, and to nobody who has another question. */
const mayAnswer = ({ fact: { fact } }: Match, { expects, topics }: QuestionPart): boolean =>
  expects?.kind !== "contact" || fact.topic !== "accommodations" || topics.includes("accommodations");

/** Facts that speak about what was asked, as opposed to those that only share its topic. */
function answering(matches: readonly Match[], part: QuestionPart, index: FactIndex): Match[] {
  // Whatever a statement is about, it may name the employer, or whom to turn to.
  if (part.expects?.kind === "employer" || part.expects?.kind === "contact") return [...matches];
  const [topic] = part.topics;
  if (topic === undefined) return matches.filter((match) => tellingTerms(match, part, index));
  const finer = finerConcepts(part);
  const same = matches.filter((match) => match.topic === "same" || (match.topic === "near" && match.names));
  if (finer.length > 0) {
    const sharing = matches.filter((match) => match.topic !== "other" && match.concepts.length > 0);
    if (!closedTopics.includes(topic)) {
      // "Moving up to 35 pounds with equipment" is filed under equipment and speaks of lifting all the same.
      return sharing.length > 0 ? sharing : matches.filter((match) => match.sharesConcept);
    }
    // "Base pay?" is answered by the amount, whether or not "base" stands beside it.
    return matches.filter(
      (match) => sharing.includes(match) || (same.includes(match) && (isAmount(match) || part.expects !== null)),
    );
  }
  if (closedTopics.includes(topic)) {
    if (same.length > 0 || !placeTopics.includes(topic)) return same;
    // "Must I live in Chicago?" is met by what the posting says of that place, under whatever topic.
    return matches.filter((match) => match.topic === "near" && match.terms.length > 0);
  }
  const particular = matches.filter((match) => match.topic !== "other" && match.terms.length > 0);
  if (particular.length > 0) return particular;
  return part.terms.length > 0 && part.polar ? [] : same;
}

/** What the facts that answer a part are, taken together. */
export function stateOf(facts: readonly Fact[]): Finding["state"] {
  const [best] = facts;
  if (best?.state === "conflicting" || best?.state === "unclear") return best.state;
  if (facts.some(isUnclearLabel)) return "unclear";
  return facts.every(({ state }) => state === "inferred") ? "inferred" : "stated";
}

/** Both sides of a contradiction are shown where it is the answer; beside another answer it would only confuse. */
function settleConflicts(facts: readonly Fact[], index: FactIndex): Fact[] {
  const [best] = facts;
  if (best?.state !== "conflicting") return facts.filter(({ state }) => state !== "conflicting");
  const wanted = new Set(best.conflictsWith);
  const others = index.facts.map(({ fact }) => fact).filter((fact) => wanted.has(fact.id) && !facts.includes(fact));
  return [...facts, ...others];
}

/** Of what was found for a guess, what answers. */
function answersGuess(facts: readonly Fact[], { topic, concept, topicLikelihood }: Guess, index: FactIndex): Fact[] {
  if (neverGuessed.includes(topic)) return [];
  if (closedTopics.includes(topic)) return [...facts];
  if (concept === topic || topicLikelihood < surelyMeant) return [];
  const shares = (fact: Fact): boolean => index.facts.some((one) => one.fact === fact && one.concepts.has(concept));
  return facts.filter(shares);
}

/**
 * Looks once more, for what the topic model takes the part for. A topic with few ways to be spoken of is answered so; of
 * another one it may be the wrong end, and what does not speak of the very concept is offered as near.
 */
function findGuessed(part: QuestionPart, sought: Sought, found: Finding, index: FactIndex): Finding {
  const guess = likelyMatter(part);
  if (guess === null) return found;
  const again = find({ ...part, topics: [guess.topic], concepts: [guess.concept] }, sought, index);
  const facts = answersGuess(again.facts, guess, index);
  if (facts.length > 0) return { ...again, facts, state: stateOf(facts) };
  // A gap that is named wrong ("lifting" for a climbing wall) helps no recruiter: its own words say more.
  if (guess.topicLikelihood < surelyMeant) return found;
  return again.state === "not_stated"
    ? again
    : { ...again, facts, state: "not_stated", near: again.facts.slice(0, mostNear) };
}

/**
 * What the posting says to one part of a question: the facts that answer it, or that none does. What a candidate told
 * beside a question counts only where the question's own words find nothing, and a guess only where those do not either;
 * the pairing model is asked last.
 * Deterministic.
 */
export function retrieve(part: QuestionPart, index: FactIndex): Finding {
  const sought = index.sought(part.text);
  const matches = matchesOf(part, sought, index);
  const found = byMatter(part, matches, sought, index);
  const weighed = weigh(
    matches.filter((match) => mayAnswer(match, part)),
    part,
    sought,
    index,
  );
  const answers = reconsider(found, part, weighed, index);
  if (answers === null) return found;
  const [best] = answers;
  if (best === undefined) return { ...found, state: "not_stated", facts: [], near: found.facts.slice(0, mostNear) };
  const { topic } = best.fact.fact;
  const facts = settleConflicts(factsOf(withinScreen(eachWordOnce(answers), mostPaired)), index);
  return { state: stateOf(facts), facts, near: [], topic, concept: null, unmentioned: false };
}

/** What the vocabularies and the posting's own words find. */
function byMatter(part: QuestionPart, matches: readonly Match[], sought: Sought, index: FactIndex): Finding {
  const exact = choose(part, matches, sought, index);
  // Where no address or number stands, whoever is named to turn to answers too.
  const isUnmet = exact.state === "not_stated" && part.expects?.kind === "contact";
  const found = isUnmet ? find({ ...part, expects: null }, sought, index) : exact;
  if (found.state !== "not_stated") return found;
  const { around } = part;
  const told = around === undefined ? found : find({ ...part, ...around }, index.sought(around.text), index);
  return told.state === "not_stated" ? findGuessed(part, sought, told, index) : told;
}

/** How well a fact must fit beside the best one. */
function leastBeside(best: Match, match: Match, index: FactIndex): number {
  const pointing = best.words.filter((word) => pointsAt([word], index));
  return pointing.length > 0 && !pointing.some((word) => match.words.includes(word)) ? leastShareUnnamed : leastShare;
}

const matchesOf = (part: QuestionPart, sought: Sought, index: FactIndex): Match[] =>
  index.facts.map((fact) => scoreFact(fact, part, sought, index));

const find = (part: QuestionPart, sought: Sought, index: FactIndex): Finding =>
  choose(part, matchesOf(part, sought, index), sought, index);

/** A wide topic may be the wrong end of what was asked: "can I bring my dog?" is not said to ask about the culture. */
const isUnmentioned = (topic: Topic, concept: string | null, { facts }: FactIndex): boolean =>
  concept === null
    ? closedTopics.includes(topic) && !facts.some(({ topics }) => topics.has(topic))
    : !facts.some(({ concepts, headingConcepts }) => concepts.has(concept) || headingConcepts.has(concept));

/** Of the facts as they meet a part, those that answer it. */
function choose(part: QuestionPart, scored: readonly Match[], { content }: Sought, index: FactIndex): Finding {
  const matches = scored
    .filter((match) => match.score > 0 && mayAnswer(match, part))
    .toSorted((a, b) => b.score - a.score);
  const topic = part.topics[0] ?? "other";
  const concept = finerConcepts(part)[0] ?? null;
  const unmentioned = isUnmentioned(topic, concept, index);
  const thing = askedThing(part, index);
  const found = answering(matches, part, index).filter(({ words }) => thing === null || words.includes(thing));
  const fits = ({ fact }: Match): boolean => meetsExpectation(fact, part.expects);
  const onTopic = found.filter(fits);
  const fitting =
    onTopic.length > 0 ? onTopic : matches.filter((match) => fits(match) && sharesMost(match, part, content, index));
  const [best] = fitting;
  if (best === undefined) {
    const vague = part.expects?.kind === "money" ? found.filter((match) => speaksOfIt(match, part)) : [];
    if (vague.length > 0)
      return { state: "no_figure", facts: factsOf(withinScreen(vague, mostNear)), near: [], topic, concept, unmentioned };
    // Words alone, without a matter, are too little to come near by.
    const near =
      found.length > 0 && part.topics.length > 0 ? found : matches.filter((match) => comesNear(match, topic));
    return { state: "not_stated", facts: [], near: factsOf(withinScreen(near, mostNear)), topic, concept, unmentioned };
  }
  const leaders = new Set(part.topics.map((one) => fitting.find(({ fact }) => fact.fact.topic === one)));
  // Where two topics are named, each has its best fact shown, however well the other's match.
  const close = fitting.filter(
    (match) =>
      leaders.has(match) ||
      completes(best, match) ||
      (match.score >= leastBeside(best, match, index) * best.score && belongsWith(best, match)),
  );
  const listed = listTopics.includes(topic) && part.terms.length === 0 && !part.polar;
  // "The salary is open" is no amount, and says more of pay than an amount that cannot be read.
  const beside = isUnclearLabel(best.fact.fact)
    ? found.filter((match) => match.names && match.fact.fact.topic === topic)
    : [];
  const shown = eachWordOnce([...close, ...beside]);
  const facts = settleConflicts(factsOf(proseFirst(withinScreen(shown, listed ? mostListed : mostFacts))), index);
  return {
    state: stateOf(facts),
    facts,
    near: [],
    unmentioned: false,
    topic: areNeighbours(topic, best.fact.fact.topic) ? topic : best.fact.fact.topic,
    concept,
  };
}
