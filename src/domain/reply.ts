import { z } from "zod";
import { FactId } from "./fact.ts";
import { Paragraph } from "./message.ts";
import { Topic } from "./topic.ts";

/** How a message was answered; see the glossary in CONTRIBUTING.md. */
export const Outcome = z.enum(["answered", "partly", "not_stated", "unclear", "declined", "handed_off", "small_talk"]);
export type Outcome = z.infer<typeof Outcome>;

/** The fact that supports a claim, with its raw source words. */
export const Citation = z.strictObject({ factId: FactId, topic: Topic, quote: z.string() });
export type Citation = z.infer<typeof Citation>;

/** A part of a question, as recruiters can be asked it. */
export const AskedPart = z.strictObject({
  topic: Topic,
  text: z.string(),
  /** What of the topic is asked, as in a gap's subject. */
  ask: z.string().default(""),
});
export type AskedPart = z.infer<typeof AskedPart>;

/** Why a person has to be brought in. */
export const HandOffReason = z.enum(["person", "accommodation", "status", "gap"]);
export type HandOffReason = z.infer<typeof HandOffReason>;

export const Reply = z.strictObject({
  outcome: Outcome,
  /** Language of the fixed words; quotes stay as they stand. */
  language: z.string(),
  paragraphs: z.array(Paragraph).min(1),
  citations: z.array(Citation),
  /** Parts that no fact answers. */
  open: z.array(AskedPart),
  /** Parts that facts answer: the candidate may find that they do not. */
  answered: z.array(AskedPart).default([]),
  /** Set where the candidate asked for a person; otherwise a person is one button away. */
  handOff: HandOffReason.nullable(),
});
export type Reply = z.infer<typeof Reply>;
