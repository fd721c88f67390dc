import type { Turn } from "../../domain/conversation.ts";
import type { GapSubject } from "../../domain/gap.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { AskedPart } from "../../domain/reply.ts";

/** A part of a turn that recruiters can be asked; `isAnswered`: the posting says something to it. */
export type RecruiterQuestion = { subject: GapSubject; question: string | null; isAnswered: boolean };

/** Why somebody needs something stays with them, whatever words they asked in. */
const wordsOf = ({ topic, text }: AskedPart): string | null => (topic === "accommodations" ? null : text);

/**
 * What recruiters have not been asked yet of a turn: what the answer left open, and where the candidate asks further,
 * what it answered. Two parts that ask the same are one question.
 * @param turn as the conversation remembers it
 */
export function questionsForRecruiters(
  { postingKey, reply }: Receipt,
  turn: Turn | undefined,
  { isFurther }: { isFurther: boolean },
): RecruiterQuestion[] {
  const answered = isFurther && turn?.askedFurther !== true ? reply.answered : [];
  const open = turn?.asked === true ? [] : reply.open;
  const questionOf = (part: AskedPart, isAnswered: boolean): [string, RecruiterQuestion] => [
    `${part.topic} ${part.ask}`,
    { subject: { postingKey, topic: part.topic, ask: part.ask }, question: wordsOf(part), isAnswered },
  ];
  const bySubject = new Map([
    ...answered.map((part) => questionOf(part, true)),
    ...open.map((part) => questionOf(part, false)),
  ]);
  return [...bySubject.values()];
}
