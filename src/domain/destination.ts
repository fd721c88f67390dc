import { z } from "zod";
import type { Gap } from "./gap.ts";
import type { HandOff } from "./hand-off.ts";

/** Where a message goes: a candidate's channel, a posting's team, or a lane that the messenger's configuration names. */
export const Destination = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("conversation"), channel: z.string(), thread: z.string().nullable() }),
  /** A file in a candidate's channel, in order with files alone: an upload that has to wait holds up no answer. */
  z.strictObject({ kind: z.literal("conversation_file"), channel: z.string() }),
  /** `team`: the channel of a posting's own recruiters; `null`: the recruiters' channel of the house. */
  z.strictObject({ kind: z.literal("recruiters"), team: z.string().nullable().default(null) }),
  z.strictObject({ kind: z.literal("accommodations") }),
  /** Under one request in that lane, and in order with nothing else: what has to be read first holds up no card. */
  z.strictObject({ kind: z.literal("accommodation_thread"), handOffId: z.string() }),
]);
export type Destination = z.infer<typeof Destination>;

/** Where recruiters' cards stand. */
export type CardLane = Extract<Destination, { kind: "recruiters" | "accommodations" }>;

/** Where a hand-off's card stands. Accommodation requests live in a lane of their own, which hiring managers don't see. */
export const handOffLane = ({ reason, team }: Pick<HandOff, "reason" | "team">): CardLane =>
  reason === "accommodation" ? { kind: "accommodations" } : { kind: "recruiters", team };

/** Where a gap's card stands. */
export const gapLane = ({ team }: Pick<Gap, "team">): CardLane => ({ kind: "recruiters", team });
