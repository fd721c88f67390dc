import { z } from "zod";
import { Topic } from "./topic.ts";

/**
 * What a part of a message does.
 * ask: wants a fact · judge: wants to be assessed · promise: wants a commitment or prediction · negotiate · advise:
 * legal, immigration or tax advice · person: wants a human · accommodation: needs an adjustment · status: their own
 * application · greet, thank, bye, identity: small talk · capabilities: what can be asked · privacy: their data here ·
 * off_topic: not about this posting · steer: orders to the bot.
 */
export const Act = z.enum([
  "ask",
  "judge",
  "promise",
  "negotiate",
  "advise",
  "person",
  "accommodation",
  "status",
  "greet",
  "thank",
  "bye",
  "identity",
  "capabilities",
  "privacy",
  "off_topic",
  "steer",
]);
export type Act = z.infer<typeof Act>;

/** What a fact must hold to answer: "how many days" wants a duration in days, "who is hiring" the employer's name, "whom do I call" an address or a number. */
export const ExpectedValue = z.strictObject({
  kind: z.enum(["money", "duration", "number", "date", "period", "employer", "contact"]),
  unit: z.string().nullable(),
});
export type ExpectedValue = z.infer<typeof ExpectedValue>;

/** What a part is about. */
const Matter = z.strictObject({
  /** Likeliest first; empty where the words name no topic. */
  topics: z.array(Topic),
  /** Concepts of `knowledge/concepts` that the words name; the topic's own among them where it is named as a whole. */
  concepts: z.array(z.string()),
  /** Folded content words that no vocabulary holds: what is asked about in particular. */
  terms: z.array(z.string()),
});
export type Matter = z.infer<typeof Matter>;

/** What a topic model takes a part for. It counts only where the part's own words name nothing that the posting answers. */
export const Guess = z.object({
  topic: Topic,
  topicLikelihood: z.number(),
  /** The finer concept, or the topic's own. */
  concept: z.string(),
});
export type Guess = z.infer<typeof Guess>;

export const QuestionPart = z.strictObject({
  text: z.string(),
  act: Act,
  ...Matter.shape,
  /** Whether a yes or a no would answer it. */
  polar: z.boolean(),
  expects: ExpectedValue.nullable(),
  /** What is told beside a part that names no matter of its own. */
  around: Matter.extend({ text: z.string() }).optional(),
  /** All that is told beside what is asked, and the question that it goes on from; absent where that is nothing. */
  told: z.string().optional(),
  /** Absent where its words name something, and where they are not known to the topic model. */
  guess: Guess.optional(),
});
export type QuestionPart = z.infer<typeof QuestionPart>;

/** The understood message: one or more parts, answered one by one. */
export const Question = z.strictObject({
  /** BCP 47 primary language; `und` where it cannot be told. */
  language: z.string(),
  parts: z.array(QuestionPart).min(1),
});
export type Question = z.infer<typeof Question>;
