import { z } from "zod";
import { Draft } from "./draft.ts";
import { type Fact, FactId } from "./fact.ts";
import { Question } from "./question.ts";
import { Reply } from "./reply.ts";
import { Verdict } from "./verdict.ts";

/** A told fact, by the receipt that says so. */
export const CorrectedFact = z.strictObject({ receiptId: z.string(), factId: FactId });
export type CorrectedFact = z.infer<typeof CorrectedFact>;

/** All that is needed to show an answer again, with its evidence. */
export const Receipt = z.strictObject({
  id: z.string(),
  tenant: z.string().min(1),
  channel: z.string(),
  turnId: z.string(),
  /** The messenger's ids of what it answers: the receipt goes with the candidate's words. */
  messageIds: z.array(z.string()).default([]),
  at: z.int(),
  postingKey: z.string(),
  revision: z.int().positive(),
  question: Question,
  draft: Draft.nullable(),
  verdicts: z.array(Verdict),
  reply: Reply,
  /** What was told before and is corrected by this. */
  corrected: z.array(CorrectedFact).default([]),
  /** The model and the hash of the prompt it was given, where one was asked. */
  model: z.strictObject({ name: z.string(), promptHash: z.string(), outcome: z.string() }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** Whether an answer told these words, whatever number the fact had then. */
export const cites = ({ reply }: Pick<Receipt, "reply">, { quotes }: Pick<Fact, "quotes">): boolean =>
  quotes.every(({ raw }) => reply.citations.some(({ quote }) => quote === raw));
