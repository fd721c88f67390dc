import type { AnswerMessage } from "../../answer/answer-message.ts";
import { converse } from "../../app/converse.ts";
import { plainText } from "../../domain/message.ts";
import type { PostingShelf } from "../postings.ts";
import { judgeReply, type Reasons } from "./judge-reply.ts";
import type { LabelledQuestion } from "./labelled-question.ts";
import { Tallies, type Tally } from "./tally.ts";

export type Miss = { id: string; posting: string; asked: string; reasons: Reasons };

export type Evaluation = {
  total: Tally;
  /** Of the postings that are not looked at. */
  reserved: Tally;
  by: { outcome: [string, Tally][]; style: [string, Tally][]; topic: [string, Tally][] };
  /** None of a posting that is not looked at. */
  misses: Miss[];
};

/** Has each question answered, by the way that candidates' questions are, and judges the replies by their labels. */
export async function evaluate(
  questions: readonly LabelledQuestion[],
  {
    shelf,
    answerMessage,
    reserved,
  }: { shelf: PostingShelf; answerMessage: AnswerMessage; reserved: ReadonlySet<string> },
): Promise<Evaluation> {
  const groups = new Tallies();
  const by = { outcome: new Tallies(), style: new Tallies(), topic: new Tallies() };
  const misses: Miss[] = [];
  for (const question of questions) {
    const { id, posting, messages, style, topic, expect } = question;
    const { answer } = await converse(messages, shelf.find(posting), answerMessage);
    const { outcome, paragraphs, citations } = answer.reply;
    const given = { outcome, text: plainText(paragraphs), quotes: citations.map(({ quote }) => quote) };
    const reasons = judgeReply(question, given);
    const isRight = reasons.length === 0;
    const isReserved = reserved.has(posting);
    groups.count(isReserved ? "reserved" : "open", isRight);
    by.outcome.count(expect.outcome[0] ?? outcome, isRight);
    by.style.count(style, isRight);
    by.topic.count(topic, isRight);
    if (!isRight && !isReserved) misses.push({ id, posting, asked: messages.at(-1) ?? "", reasons });
  }
  const counted = new Map(groups.entries());
  const of = (name: string): Tally => counted.get(name) ?? { right: 0, all: 0 };
  const [open, kept] = [of("open"), of("reserved")];
  return {
    total: { right: open.right + kept.right, all: open.all + kept.all },
    reserved: kept,
    by: { outcome: by.outcome.entries(), style: by.style.entries(), topic: by.topic.entries() },
    misses,
  };
}
