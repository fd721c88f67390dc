import { takenForGranted } from "./taken-for-granted.ts";
import type { Vocabularies } from "../../domain/knowledge.ts";
import type { Act } from "../../domain/question.ts";
import { withoutMarks } from "../../domain/redact.ts";
import { contentWords } from "../../domain/words.ts";
import { asksAdmission, pointsBackOpening, questionWordOpening, tells, turnedOpening } from "./clause-form.ts";
import { courtesies, decideAct } from "./decide-act.ts";

/** One clause of a message, with the concepts that it names and, where it names none, what is told beside it. */
export type Clause = { text: string; concepts: readonly string[]; around?: Clause };

const sentenceEnd = /(?<=[.!?…])(?<!(?<!\p{N})\p{N}{1,2}\.)["”’)]*\s+|(?<=[。？！；])|\n+/u;
/** Where one sentence may go on with another question: a comma, a plus, a joining word, or a Korean verb that goes on. */
const joint =
  /\s*[,;+&]\s+|\s+(?:and|n|or|plus|und|sowie|oder|et|ou|y(?! a-t)|o|e)\s+(?=\S)|\s*[、，]\s*|(?<=[이하되있없]고|[이하]며)\s+(?=\p{Script=Hangul})|\s+그리고\s+/iu;
const or = /^\s*(?:or|oder|ou|o)\s*$/iu;
/** A sentence that asks: it ends so, or opens with a question word or a turned verb. */
const asks = (sentence: string): boolean => /[?？]/u.test(sentence) || turnedOpening.test(sentence);

/** "I have a question: is it remote?" asks what stands behind the colon. */
const announced = new RegExp(String.raw`:\s+(?=${turnedOpening.source.slice(1)})`, "iu");

export const sentencesOf = (message: string): string[] =>
  message
    .split(sentenceEnd)
    .flatMap((sentence) => sentence.split(announced))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** A clause, and whether "or" puts it beside the one before: "… shares, or is that for engineers?" */
type Piece = Clause & { isAlternative?: boolean };

/** Numbers keep their marks ("$120,000 and up"): a joint between two digits is none. */
function piecesOf(sentence: string, named: (text: string) => Clause): Piece[] {
  const joints = [...sentence.matchAll(new RegExp(joint, "giu"))].map(([words]) => words);
  return sentence
    .split(joint)
    .map((text, index) => ({ ...named(text.trim()), isAlternative: or.test(joints[index - 1] ?? "") }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

const namesSomething = ({ text, concepts }: Clause, { functionWords }: Vocabularies): boolean =>
  concepts.length > 0 || contentWords(text, functionWords).length > 0;

/** What somebody wants of the bot that it does not do, and may give it details for. */
const refusing: readonly Act[] = ["judge", "promise", "steer", "off_topic"];

type Asking = (text: string) => boolean;
/** Within a sentence its question mark tells nothing of a clause: only a turned verb or a question word does. */
const turned: Asking = (clause) => turnedOpening.test(clause);

/** "I only have a bachelor's. Can I still apply?" asks about the bachelor's. */
const admission = (told: readonly Clause[], { text }: Clause): Clause => ({
  text: [...told.map((clause) => clause.text), text].join(" "),
  concepts: [...new Set(told.flatMap(({ concepts }) => concepts))],
});

/**
 * The pieces of a sentence without those that only lead up to a question that names its matter itself ("My daycare shuts
 * at five, so when …"). A story that shows a need is left where it stands.
 */
function withoutTelling({ text, concepts }: Clause, pieces: readonly Piece[], knowledge: Vocabularies): Piece[] {
  const from = pieces.findIndex((piece) => turned(piece.text) && !tells(piece.text));
  const first = pieces[from];
  const told = pieces.slice(0, Math.max(0, from)).filter((piece) => tells(piece.text));
  if (first !== undefined && asksAdmission(first.text) && told.some((piece) => piece.concepts.length > 0))
    return [admission(told, first), ...pieces.slice(from + 1)];
  if (first === undefined || first.concepts.length === 0) return [...pieces];
  if (decideAct(text, concepts, knowledge) !== decideAct(first.text, first.concepts, knowledge)) return [...pieces];
  return pieces.filter((piece, index) => index >= from || !tells(piece.text));
}

const disjoint = (a: readonly string[], b: readonly string[]): boolean => a.every((concept) => !b.includes(concept));

/** Whether a clause holds a word to look up that the one before does not. */
const adds = (clause: Clause, before: Clause, knowledge: Vocabularies): boolean => {
  const said = new Set(contentWords(before.text, knowledge.functionWords));
  return said.size > 0 && contentWords(clause.text, knowledge.functionWords).some((word) => !said.has(word));
};

/** Whether a clause asks about something of its own: another concept, or in a turned sentence any word to look up. */
function standsAlone(clause: Piece, before: Clause, knowledge: Vocabularies, asking: Asking): boolean {
  if (clause.isAlternative && (clause.concepts.length === 0 || before.concepts.length === 0)) return false;
  // "Rate my resume: three years of iOS, a CS degree": what is only listed belongs to what it is listed for.
  if (refusing.includes(decideAct(before.text, before.concepts, knowledge)))
    return asking(clause.text) && clause.concepts.length > 0;
  // Two turned verbs are two questions, whether or not a vocabulary knows what they are about.
  if (turned(before.text) && (namesSomething(before, knowledge) || pointsBackOpening.test(clause.text))) {
    if (questionWordOpening.test(clause.text)) return true;
    if (turned(clause.text) && (adds(clause, before, knowledge) || !namesSomething(before, knowledge))) return true;
  }
  // "The range, and is it paid in gold?" asks twice about pay, with something of its own to look up.
  if (before.concepts.length > 0 && turned(clause.text) && adds(clause, before, knowledge)) return true;
  if (clause.concepts.length > 0 && before.concepts.length > 0) return disjoint(clause.concepts, before.concepts);
  // The far end of a range ("between $60,000 and $70,000") is nothing to look up.
  return (
    before.concepts.length > 0 && contentWords(clause.text, knowledge.functionWords).length > 0 && asking(clause.text)
  );
}

/** Clauses that go on about the same thing, or about nothing of their own, belong together. */
function merge(clauses: readonly Piece[], knowledge: Vocabularies, asking: Asking): Clause[] {
  const merged: Clause[] = [];
  for (const { isAlternative = false, ...clause } of clauses) {
    const last = merged.at(-1);
    if (last === undefined || standsAlone({ ...clause, isAlternative }, last, knowledge, asking)) merged.push(clause);
    else {
      const concepts = [...new Set([...last.concepts, ...clause.concepts])];
      const around = concepts.length > 0 ? undefined : (last.around ?? clause.around);
      merged[merged.length - 1] = { text: `${last.text}, ${clause.text}`, concepts, ...(around && { around }) };
    }
  }
  return merged;
}

/** A figure of speech ("can't leave her alone") names nothing. */
const namedIn = (text: string, knowledge: Vocabularies): string[] =>
  knowledge.concepts.score(text).flatMap(({ label }) => (knowledge.topicOf(label) === "other" ? [] : [label]));

/** What a text names beside what it takes for granted; that, where it is all. */
export function conceptsOf(text: string, knowledge: Vocabularies): string[] {
  const all = namedIn(text, knowledge);
  const given = namedIn(takenForGranted(text), knowledge);
  const asked = all.filter((concept) => !given.includes(concept));
  return asked.length > 0 ? asked : all;
}

/**
 * What a sentence of a message does. asks: wants an answer · tells: leads up to a question, or stands by itself ·
 * greets: a courtesy, as who somebody is and how they are · says_nothing: numbers, signs and what redaction left.
 */
type Role = "asks" | "tells" | "greets" | "says_nothing";
type Sentence = Clause & { role: Role };

function roleOf({ text, concepts }: Clause, knowledge: Vocabularies): Role {
  if (asks(text)) return "asks";
  const act = decideAct(text, concepts, knowledge);
  // A need that is only told ("And I need captions.") counts as much as a question.
  if (act === "accommodation") return "asks";
  if (!/\p{L}/u.test(withoutMarks(text))) return "says_nothing";
  return courtesies.includes(act) ? "greets" : "tells";
}

/** What is told nearest to a question: "Take-home tests kill me. Do they set one?" Sentences that name a matter come first. */
function toldAround(index: number, sentences: readonly Sentence[], knowledge: Vocabularies): Clause | undefined {
  const others = sentences
    .map((sentence, at) => ({ sentence, at }))
    .filter(({ sentence: { role } }) => role === "tells");
  const nearest = others.toSorted((a, b) => Math.abs(a.at - index) - Math.abs(b.at - index) || a.at - b.at);
  const naming = nearest.find(({ sentence }) => sentence.concepts.length > 0);
  return (naming ?? nearest.find(({ sentence }) => contentWords(sentence.text, knowledge.functionWords).length > 0))
    ?.sentence;
}

/** The sentences that ask; where none does, those that tell; where none tells, the last courtesy. */
function whatCounts(sentences: readonly Sentence[], knowledge: Vocabularies): Clause[] {
  const of = (wanted: Role): Sentence[] => sentences.filter(({ role }) => role === wanted);
  if (of("asks").length === 0) return of("tells").length > 0 ? of("tells") : of("greets").slice(-1);
  return sentences.flatMap(({ role, ...sentence }, index) => {
    if (role !== "asks") return [];
    const before = sentences.slice(0, index).filter((one) => one.role === "tells" && one.concepts.length > 0);
    if (asksAdmission(sentence.text) && before.length > 0) return [admission(before.slice(-1), sentence)];
    const around = sentence.concepts.length > 0 ? undefined : toldAround(index, sentences, knowledge);
    return [around === undefined ? sentence : { ...sentence, around }];
  });
}

/** A message's parts, and all that it tells beside them. */
export type Split = { clauses: readonly Clause[]; told: string };

/**
 * The parts of a message: its asking sentences, clause by clause, where clauses ask about different things. What only
 * leads up to a question that names no matter of its own goes with it as its context.
 */
export function splitParts(message: string, knowledge: Vocabularies): Split {
  const named = (text: string): Clause => ({
    text,
    concepts: conceptsOf(text, knowledge),
  });
  const sentences = sentencesOf(message).map((text): Sentence => {
    const clause = named(text);
    return { ...clause, role: roleOf(clause, knowledge) };
  });
  const left = sentences.flatMap(({ role, text }) => (role === "tells" ? [text] : []));
  const parts = whatCounts(sentences, knowledge).flatMap((sentence) => {
    const pieces = piecesOf(sentence.text, named);
    const asked = withoutTelling(sentence, pieces, knowledge);
    left.push(...pieces.flatMap((piece) => (asked.includes(piece) ? [] : [piece.text])));
    const split = merge(asked, knowledge, turned);
    return split.length > 1 || asked.length < pieces.length ? split : [sentence];
  });
  const clauses = merge(parts, knowledge, asks);
  // What was taken into a question ("I only have a bachelor's. Can I still apply?") is no longer beside it.
  const isAsked = (text: string): boolean =>
    clauses.some((clause) => clause.text.includes(text) || text.includes(clause.text));
  const told = left.filter((text) => !isAsked(text)).join(" ");
  return { clauses, told };
}
