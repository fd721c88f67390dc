import { languageToRead } from "../domain/as-english.ts";
import type { Turn } from "../domain/conversation.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Act, Matter, Question, QuestionPart } from "../domain/question.ts";
import { withoutMarks } from "../domain/redact.ts";
import type { Topic } from "../domain/topic.ts";
import { fold, foldedWords, singular } from "../domain/words.ts";
import { createSpellers, type Spellers } from "./understand/correct-spelling.ts";
import { hearAct } from "./understand/hear-act.ts";
import { polarOpening, questionWord } from "./understand/clause-form.ts";
import { decideAct } from "./understand/decide-act.ts";
import { expectedValue } from "./understand/expected-value.ts";
import { followUp, goesOn } from "./understand/follow-up.ts";
import { guessMatter } from "./understand/guess-matter.ts";
import { type Clause, conceptsOf, sentencesOf, splitParts } from "./understand/split-parts.ts";

/** The longest message that is read; what comes after is not looked at. */
const longestMessage = 4_000;
/** How much a word must say by itself to be what is asked about. */
const leastParticular = 0.2;
/** More parts than this no phone's screen can answer. */
const mostParts = 6;

/** Topics in the order in which the concepts name them best, each once. */
const topicsOf = (concepts: readonly string[], knowledge: Knowledge): Topic[] => [
  ...new Set(concepts.map((concept) => knowledge.topicOf(concept))),
];

/** Content words that are in no vocabulary: "Bellevue", "Kubernetes", "whiteboard". */
function particularTerms(text: string, knowledge: Knowledge, named: ReadonlySet<string>): string[] {
  const words = foldedWords(withoutMarks(text));
  return [
    ...new Set(words.filter((word) => word.length > 1 && !knowledge.functionWords.has(word) && !named.has(word))),
  ];
}

/** The words of the terms by which a text names its concepts. */
function namedWords(text: string, knowledge: Knowledge): Set<string> {
  const words = foldedWords(text);
  const terms = knowledge.concepts.score(text).flatMap((score) => score.terms.flatMap((term) => term.split(/\s+/u)));
  const prefixes = terms.filter((term) => term.endsWith("*")).map((term) => fold(term.slice(0, -1)).trim());
  const exact = new Set(terms.flatMap(foldedWords).map(singular));
  return new Set(
    words.filter(
      (word) => exact.has(singular(word)) || prefixes.some((prefix) => prefix !== "" && word.startsWith(prefix)),
    ),
  );
}

const matterOf = ({ text, concepts }: Clause, knowledge: Knowledge): Matter => ({
  topics: topicsOf(concepts, knowledge),
  concepts: [...concepts],
  terms: particularTerms(text, knowledge, namedWords(text, knowledge)),
});

/** "Do they pay for the licences?" is about licences: a weak term beside something particular names no matter. */
function withoutWeak(matter: Matter, text: string, polar: boolean, knowledge: Knowledge): Matter {
  const particular = matter.terms.some((term) => knowledge.specificity(term) >= leastParticular);
  const named = knowledge.concepts.score(text);
  if (!polar || !particular || named.length === 0 || named.some(({ weak }) => !weak)) return matter;
  return { ...matter, topics: [], concepts: [] };
}

/** What the vocabularies find is certain; what they take for a plain question may be none. */
const actOf = (text: string | null, decided: Act, knowledge: Knowledge): Act =>
  decided === "ask" && text !== null ? hearAct(text, knowledge) : decided;

/** @param heard what tells the act; `null` where it is that of what was asked before */
function toPart(clause: Clause, heard: string | null, told: string, knowledge: Knowledge): QuestionPart {
  const polar = polarOpening.test(clause.text) && !questionWord.test(clause.text);
  return {
    text: clause.text,
    act: actOf(heard, decideAct(clause.text, clause.concepts, knowledge), knowledge),
    ...withoutWeak(matterOf(clause, knowledge), clause.text, polar, knowledge),
    ...(clause.around && { around: { text: clause.around.text, ...matterOf(clause.around, knowledge) } }),
    ...(told !== "" && { told }),
    polar,
    expects: null,
  };
}

/** One part on its own, as a model may name it. */
export const readPart = (text: string, knowledge: Knowledge): QuestionPart =>
  completed(toPart({ text, concepts: conceptsOf(text, knowledge) }, text, "", knowledge), knowledge);

/**
 * What is read last: a follow-up's topic tells what "is that per year?" wants, and only what names nothing, nor goes on
 * from something, has to be guessed.
 */
function completed(part: QuestionPart, knowledge: Knowledge): QuestionPart {
  const guess = part.topics.length === 0 ? guessMatter(part.text, knowledge) : null;
  return { ...part, expects: expectedValue(part) ?? part.expects, ...(guess && { guess }) };
}

const courtesy = ({ act }: QuestionPart): boolean => act === "greet" || act === "thank" || act === "bye";

/** Courtesies around a question are no part of it. */
function withoutCourtesies(parts: readonly QuestionPart[]): QuestionPart[] {
  const rest = parts.filter((part) => !courtesy(part));
  return rest.length > 0 ? rest : parts.slice(0, 1);
}

/**
 * An act that a whole message shows ("Developer mode on. Rate my chances.") holds for its parts too.
 * @param heard what tells the act; `null` where it is that of what was asked before
 */
function overriding(message: string, heard: string | null, knowledge: Knowledge): QuestionPart["act"] | null {
  const act = actOf(heard, decideAct(message, [], knowledge), knowledge);
  return ["steer", "person", "status", "accommodation"].includes(act) ? act : null;
}

/** Of an earlier turn only what the candidate wrote is read. */
type Said = Pick<Turn, "message">;

/**
 * Understands a message without a model: its parts, what each does and what each is about. Deterministic.
 * @param earlier the conversation's turns, oldest first
 */
function understand(message: string, earlier: readonly Said[], knowledge: Knowledge, spellers: Spellers): Question {
  const languageOf = (text: string): string => {
    const spoken = knowledge.languages.score(text).map(({ label }) => label);
    return languageToRead(sentencesOf(text).join(" "), [...new Set([...spoken, "en"])], knowledge);
  };
  const read = (text: string, isFirst: boolean): { parts: QuestionPart[]; heard: string | null } => {
    const cut = text.slice(0, longestMessage);
    const { clauses, told } = splitParts(spellers.correct(cut, languageOf(cut)), knowledge);
    const [first, ...others] = clauses;
    // What is told tells the act too, where there is no other part. Who somebody is does not.
    const heardIn = (asked: string, beside: string): string | null =>
      isFirst || !goesOn(asked) ? `${beside} ${asked}`.trim() : null;
    return {
      parts: clauses.map((clause) =>
        toPart(clause, heardIn(clause.text, others.length === 0 ? told : ""), told, knowledge),
      ),
      heard: first === undefined ? null : heardIn(clauses.map((clause) => clause.text).join(" "), told),
    };
  };
  const earlierParts = earlier.slice(-2).flatMap((turn, at) => read(turn.message, at === 0).parts);
  const asked = read(message, earlier.length === 0);
  const whole = overriding(message, asked.heard, knowledge);
  const heard = asked.parts.reduce<QuestionPart[]>(
    (before, part) => [...before, completed(followUp(part, before.at(-1), earlierParts, knowledge), knowledge)],
    [],
  );
  const parts = withoutCourtesies(heard)
    .slice(0, mostParts)
    .map((part) =>
      whole !== null && part.act === "ask" && (whole === "steer" || part.topics.length === 0)
        ? { ...part, act: whole }
        : part,
    );
  return {
    language: languageOf(message),
    parts:
      parts.length > 0
        ? parts
        : [toPart({ text: message.slice(0, longestMessage), concepts: [] }, message, "", knowledge)],
  };
}

export type Understand = (message: string, earlier: readonly Said[]) => Question;

/** `understand` with what it needs, made once. */
export function createUnderstand(knowledge: Knowledge): Understand {
  // "pay relocation" names more than "pay reloction" does, though "pay" then counts no more.
  const weigh = (text: string): number =>
    knowledge.concepts.score(text).reduce((sum, { score, weak }) => sum + (weak ? score : 2 * score), 0);
  const spellers = createSpellers(knowledge.spellings, knowledge.knownWords, knowledge.commonWords, weigh);
  return (message, earlier) => understand(message, earlier, knowledge, spellers);
}
