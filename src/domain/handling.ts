import { z } from "zod";

/**
 * Who is offered a posting. workspace: everybody · members: who is in this channel · link: who sends its link or its
 * requisition, and nobody else hears of it.
 */
export const Audience = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("workspace") }),
  z.strictObject({ kind: z.literal("members"), channel: z.string() }),
  z.strictObject({ kind: z.literal("link") }),
]);
export type Audience = z.infer<typeof Audience>;

/** How recruiters deal with a posting, whatever its revisions say. */
export const Handling = z.strictObject({
  /** The channel of those who recruit for it; `null`: the recruiters' channel of the house. */
  team: z.string().nullable(),
  audience: Audience,
});
export type Handling = z.infer<typeof Handling>;

/** What holds where nobody has said anything else. */
export const usualHandling: Handling = { team: null, audience: { kind: "workspace" } };
