import { z } from "zod";

/** Whether something is given, as the posting's words decide it. */
const Offered = z.enum(["offered", "not_offered", "conditional"]);

const Period = z.enum(["hour", "day", "week", "month", "year", "total"]);
export type Period = z.infer<typeof Period>;

/** An amount of money in major units. `null` says that the words do not tell; a period is never inferred from size. */
export const Money = z.strictObject({
  kind: z.literal("money"),
  min: z.number().nullable(),
  max: z.number().nullable(),
  currency: z.string().length(3).nullable(),
  period: Period.nullable(),
  basis: z.enum(["base", "ote", "total", "rate"]).nullable(),
  tax: z.enum(["gross", "net"]).nullable(),
  qualifier: z.enum(["range", "up_to", "from", "average", "exact"]),
});
export type Money = z.infer<typeof Money>;

export const Requirement = z.strictObject({
  kind: z.literal("requirement"),
  of: z.enum(["education", "experience", "skill", "language", "certification", "clearance"]),
  strength: z.enum(["required", "preferred", "unspecified"]),
  /** Years, for experience. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Whether a "+" or "at least" stands in the words; `null` where a sign may have been lost. */
  plus: z.boolean().nullable(),
});
export type Requirement = z.infer<typeof Requirement>;

export const WorkModel = z.strictObject({
  kind: z.literal("work_model"),
  mode: z.enum(["remote", "hybrid", "on_site"]).nullable(),
  daysPerWeek: z.number().nullable(),
  optional: z.boolean(),
});
export type WorkModel = z.infer<typeof WorkModel>;

/** Relocation, visa support, equity, bonus, a benefit: is it given? */
export const Offer = z.strictObject({ kind: z.literal("offer"), offered: Offered });
export type Offer = z.infer<typeof Offer>;

/** A calendar date, ISO where year, month and day are all stated. */
export const StatedDate = z.strictObject({ kind: z.literal("date"), iso: z.iso.date().nullable(), text: z.string() });
export type StatedDate = z.infer<typeof StatedDate>;

/** An address, number or link exactly as it stands in the posting. */
export const Contact = z.strictObject({
  kind: z.literal("contact"),
  channel: z.enum(["email", "phone", "link"]),
  address: z.string().min(1),
});
export type Contact = z.infer<typeof Contact>;

/** A typed value, present only where the words leave no doubt. */
export const Value = z.discriminatedUnion("kind", [Money, Requirement, WorkModel, Offer, StatedDate, Contact]);
export type Value = z.infer<typeof Value>;

/** Nobody answers at a link: whoever looks for somebody to turn to wants an address or a number. */
export const isSomebody = (value: Value | undefined): boolean => value?.kind === "contact" && value.channel !== "link";
