import { z } from "zod";

/** Somebody's data that has to be kept, as for a dispute, whatever its time is and whoever asks. */
export const Hold = z.strictObject({
  person: z.string().min(1),
  /** As the operator gave it: a case's number, not a story. */
  reason: z.string().min(1).max(200),
  by: z.string(),
  since: z.int(),
});
export type Hold = z.infer<typeof Hold>;
