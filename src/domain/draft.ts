import { z } from "zod";
import { FactId } from "./fact.ts";
import { Act } from "./question.ts";
import { Topic } from "./topic.ts";

/**
 * A piece of a sentence. `words` are written by a frame or a model; `slot` and `quote` are filled by code from a fact
 * and can therefore not be made up.
 */
export const Segment = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("words"), text: z.string() }),
  z.strictObject({ kind: z.literal("slot"), fact: FactId, name: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal("quote"), fact: FactId, text: z.string() }),
]);
export type Segment = z.infer<typeof Segment>;

/** How a sentence came to be, which decides the rails that it has to pass. */
export const Claim = z.strictObject({
  segments: z.array(Segment).min(1),
  facts: z.array(FactId),
  /** A frame is fixed text of the phrasebook; free words are a model's. */
  origin: z.enum(["frame", "free"]),
});
export type Claim = z.infer<typeof Claim>;

export const claimText = (claim: Claim): string => claim.segments.map((segment) => segment.text).join("");

/** The answer proposed to one part of the question. */
export const DraftPart = z.strictObject({ part: z.int().nonnegative(), claims: z.array(Claim) });
export type DraftPart = z.infer<typeof DraftPart>;

export const Writer = z.enum(["extractive", "generative"]);
export type Writer = z.infer<typeof Writer>;

export const Draft = z.strictObject({ writer: Writer, parts: z.array(DraftPart) });
export type Draft = z.infer<typeof Draft>;

const ProposedSentence = z.strictObject({ text: z.string(), facts: z.array(z.string()) });
export type ProposedSentence = z.infer<typeof ProposedSentence>;

const ProposedPart = z.strictObject({
  text: z.string(),
  act: Act,
  topics: z.array(Topic),
  sentences: z.array(ProposedSentence),
});
export type ProposedPart = z.infer<typeof ProposedPart>;

/** What a language model may return: a proposal in words, slots such as `{f12.q1}` and fact ids; never a reply. */
export const ProposedDraft = z.strictObject({ parts: z.array(ProposedPart) });
export type ProposedDraft = z.infer<typeof ProposedDraft>;
