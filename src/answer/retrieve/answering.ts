import type { QuestionPart } from "../../domain/question.ts";
import { closedTopics, type Topic } from "../../domain/topic.ts";
import type { FactIndex } from "./fact-index.ts";
import { finerConcepts, type Match } from "./score-fact.ts";
import { pointsAt, sharedWords } from "./share-words.ts";

/** So much of what a question names must a fact hold that answers it by its words alone. */
const leastShared = 0.3;
const mostShared = 0.6;
const nearlyAll = 0.75;

const placeTopics: readonly Topic[] = ["eligibility", "location", "work_model"];

const listTopics: readonly Topic[] = ["responsibilities", "benefits", "skills", "process"];

/** "What are the benefits?" wants all that is filed under them. */
export const asksForAll = ({ topics: [topic], terms, polar }: QuestionPart): boolean =>
  topic !== undefined && listTopics.includes(topic) && terms.length === 0 && !polar;

/** Beside an amount under "Base pay" one under "How hiring works" is another matter. */
export const belongsWith = (best: Match, match: Match): boolean => best.under !== "same" || match.under !== "other";

/** Under one heading the sentence that grants and the one that excludes ("We cannot sponsor …") belong together. */
export const completes = (best: Match, match: Match): boolean =>
  best.fact.fact.value?.kind === "offer" &&
  match.names &&
  match.fact.fact.heading !== undefined &&
  match.fact.fact.heading === best.fact.fact.heading;

/** Without a topic only words can tell: most of what was asked for must stand in the fact. */
const tellingTerms = ({ terms }: Match, part: QuestionPart, index: FactIndex): boolean =>
  sharedWords(part.terms, terms, index) >= leastShared && pointsAt(terms, index);

/**
 * Where nothing of the topic answers, a fact that holds most of the question's words does, whatever it is filed under.
 * A topic that is always called by its name ("travel" among what decides a salary) needs a second word with it.
 */
export function sharesMost(
  { words }: Match,
  part: QuestionPart,
  content: readonly string[],
  index: FactIndex,
): boolean {
  if (words.length < 2 && part.topics.some((topic) => closedTopics.includes(topic))) return false;
  // "A gym pass for a guest" is not met by a ferry pass for a guest: beside a matter with a name little may be missing.
  const least = finerConcepts(part).length > 0 ? nearlyAll : mostShared;
  return sharedWords(content, words, index) >= least && pointsAt(words, index);
}

/** A fact that may help though it does not answer: it shares more than the wide topic. */
export const comesNear = ({ topic, concepts, terms, names }: Match, asked: Topic): boolean =>
  (topic === "same" && (closedTopics.includes(asked) || names || concepts.length > 0 || terms.length > 0)) ||
  (topic === "near" && terms.length > 0);

/** Whether a fact's own words name what an amount is asked for: "competitive salary" speaks of pay, and names no figure. */
export const speaksOfIt = ({ topic, names, sharesConcept, words, fact }: Match, part: QuestionPart): boolean =>
  topic === "same" &&
  fact.fact.state === "stated" &&
  (finerConcepts(part).length > 0 ? sharesConcept : names || words.length > 0);

/** That something is offered says nothing of a finer matter: options exist, whenever they vest. */
const isAmount = ({ telling, fact }: Match): boolean => telling && fact.fact.value?.kind !== "offer";

/** Those who see to accommodations are named to who asks for them, and to nobody who has another question. */
export const mayAnswer = ({ fact: { fact } }: Match, { expects, topics }: QuestionPart): boolean =>
  expects?.kind !== "contact" || fact.topic !== "accommodations" || topics.includes("accommodations");

/** Facts that speak about what was asked, as opposed to those that only share its topic. */
export function answering(matches: readonly Match[], part: QuestionPart, index: FactIndex): Match[] {
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
