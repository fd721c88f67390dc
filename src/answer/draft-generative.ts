import type { Turn } from "../domain/conversation.ts";
import type { Claim, ProposedDraft, ProposedPart, ProposedSentence, Segment } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import type { Revision } from "../domain/posting.ts";
import type { Act, Question, QuestionPart } from "../domain/question.ts";
import type { Receipt } from "../domain/receipt.ts";
import { slotPattern, slotsOf } from "../domain/slot.ts";
import { type Block, block } from "../domain/verdict.ts";
import type { LanguageModel, ModelRequest } from "../ports.ts";

/** A part as a model drafted it, with the ids that its whole draft rests on, in this part or another. */
export type PartProposal = ProposedPart & { draftFacts: ReadonlySet<string> };

/** What a model made of a message: the question in its parts, and for each the sentences that it would say. */
export type Proposal = {
  question: Question;
  /** One for each part of the question; `null` where the model gave no draft, or none with parts. */
  parts: readonly PartProposal[] | null;
  model: NonNullable<Receipt["model"]>;
};

/** Only these meet a model: greetings, requests for a person, accommodation and privacy never do. */
const modelActs: readonly Act[] = ["ask", "judge", "promise", "negotiate", "advise"];

/** The ids that a sentence rests on, in a list or in a slot, whether or not they exist. */
export const citedBy = ({ text, facts }: ProposedSentence): string[] => [
  ...facts,
  ...[...text.matchAll(slotPattern)].flatMap(([, id]) => id ?? []),
];

/**
 * A model's sentence with its slots filled from the facts, or the reason why it cannot be a claim: an id or a slot that
 * does not exist, or a sentence that rests on nothing.
 */
export function claimFromSentence(sentence: ProposedSentence, facts: readonly Fact[]): Claim | Block {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const segments: Segment[] = [];
  const cited = new Set(sentence.facts);
  // Splitting on the pattern leaves text, id, name, text, id, name, …
  const pieces = sentence.text.trim().split(slotPattern);
  for (let index = 0; index < pieces.length; index += 3) {
    const words = pieces[index] ?? "";
    if (words !== "") segments.push({ kind: "words", text: words });
    const id = pieces[index + 1];
    const name = pieces[index + 2];
    if (id === undefined || name === undefined) continue;
    const fact = byId.get(id);
    const text = fact === undefined ? undefined : slotsOf(fact)[name];
    if (text === undefined) return block("form", "names a slot that no fact has");
    cited.add(id);
    segments.push(name === "words" ? { kind: "quote", fact: id, text } : { kind: "slot", fact: id, name, text });
  }
  if (segments.length === 0) return block("form", "is empty");
  if (cited.size === 0) return block("form", "cites no fact");
  if ([...cited].some((id) => !byId.has(id))) return block("form", "cites a fact that does not exist");
  return { segments, facts: [...cited], origin: "free" };
}

const requestFor = (revision: Revision, message: string, earlier: readonly Turn[]): ModelRequest => ({
  posting: revision.posting,
  revision: revision.number,
  facts: showable(revision.facts),
  messages: [
    ...earlier.flatMap((turn) => [
      { from: "candidate" as const, text: turn.message },
      { from: "candor" as const, text: turn.reply },
    ]),
    { from: "candidate", text: message },
  ],
});

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * What Candor itself sees in a part stands above what a model says of it: no model can talk a need away. A model's way
 * of putting a part is read, never shown: a recruiter sees what the candidate wrote.
 */
function questionOf(
  draft: ProposedDraft,
  understood: Question,
  message: string,
  readPart: (text: string) => QuestionPart,
): Question {
  const aligned = draft.parts.length === understood.parts.length;
  const parts = draft.parts.map(({ text, act, topics }, index) => {
    const own = aligned ? understood.parts[index] : undefined;
    const part = own ?? { ...readPart(text), text: plain(message).includes(plain(text)) ? text : message };
    return {
      ...part,
      act: part.act === "ask" ? act : part.act,
      topics: part.topics.length > 0 ? part.topics : [...topics],
    };
  });
  return parts.length === 0 ? understood : { language: understood.language, parts };
}

const overlap = (left: readonly string[], right: readonly string[]): boolean => left.some((one) => right.includes(one));

/**
 * The draft's parts, one for each that Candor sees where the model has put fewer: what a model leaves out is asked all
 * the same, and nothing is said to it by the model.
 */
function withAllParts({ parts }: ProposedDraft, understood: Question): ProposedDraft {
  if (parts.length === 0 || parts.length >= understood.parts.length) return { parts };
  const left = [...parts];
  return {
    parts: understood.parts.map(({ text, act, topics }) => {
      const index = left.findIndex((part) => overlap(part.topics, topics));
      const [met] = index === -1 ? [] : left.splice(index, 1);
      return met ?? { text, act, topics: [...topics], sentences: [] };
    }),
  };
}

/**
 * One call to the model for a message; `null` where the message is none of a model's business. An unusable answer
 * leaves the understood question and no sentences, so that the extractive writer answers.
 */
export async function propose(
  model: LanguageModel,
  asked: { revision: Revision; message: string; earlier: readonly Turn[] },
  understood: Question,
  readPart: (text: string) => QuestionPart,
): Promise<Proposal | null> {
  if (!understood.parts.every((part) => modelActs.includes(part.act))) return null;
  const answer = await model.propose(requestFor(asked.revision, asked.message, asked.earlier));
  const used = { name: answer.model, promptHash: answer.promptHash };
  if (answer.kind === "unusable")
    return { question: understood, parts: null, model: { ...used, outcome: answer.code } };
  const draft = withAllParts(answer.draft, understood);
  const { parts } = draft;
  const draftFacts = new Set(parts.flatMap(({ sentences }) => sentences.flatMap(citedBy)));
  return {
    question: questionOf(draft, understood, asked.message, readPart),
    parts: parts.length === 0 ? null : parts.map((part) => ({ ...part, draftFacts })),
    model: { ...used, outcome: answer.isReused === true ? "reused" : "draft" },
  };
}
