import { z } from "zod";
import { Outcome } from "../../domain/reply.ts";
import { Topic } from "../../domain/topic.ts";

const isPattern = (words: string): boolean => {
  try {
    return new RegExp(words, "iu") instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** A conversation, and what an honest reply to its last message does. */
export const LabelledQuestion = z.object({
  id: z.string(),
  posting: z.string(),
  messages: z.array(z.string()).min(1),
  style: z.string(),
  topic: Topic,
  expect: z.object({
    /** Any of these is right; the first is the likeliest. */
    outcome: z.array(Outcome).min(1),
    /** Of each list one has to lie in what is cited, and be read in the reply. */
    quotes: z.array(z.array(z.string()).min(1)).default([]),
    /** Patterns that the reply may not hold. */
    forbid: z.array(z.string().refine(isPattern, "must be a regular expression")).default([]),
  }),
});
export type LabelledQuestion = z.infer<typeof LabelledQuestion>;
