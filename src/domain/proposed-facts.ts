import { z } from "zod";
import { Topic } from "./topic.ts";

/** Words of a text that a model takes for a fact that was overlooked: where they stand, and what they are about. No more. */
export const ProposedFact = z.strictObject({ path: z.string(), quote: z.string(), topic: Topic });
export type ProposedFact = z.infer<typeof ProposedFact>;

export const ProposedFacts = z.strictObject({ facts: z.array(ProposedFact) });
