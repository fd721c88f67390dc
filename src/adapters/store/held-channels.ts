import { sql, type RawBuilder } from "kysely";

/** Somebody is named in a JSON text as the candidate whom it is about. */
const names = (json: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`${json} like '%"candidate":"' || hold.person || '"%'`;

/**
 * The channels of persons who are held, by whatever is kept of them: their conversation may be gone, or not there yet,
 * while something else of them is.
 */
const heldChannels = (tenant: string): RawBuilder<unknown> => sql`
  select whose.channel from conversation as whose join hold on hold.tenant = whose.tenant and hold.person = whose.candidate
    where whose.tenant = ${tenant}
  union select whose.channel from hand_off as whose join hold on hold.tenant = whose.tenant and hold.person = whose.candidate
    where whose.tenant = ${tenant}
  union select whose.channel from waiter as whose join hold on hold.tenant = whose.tenant and ${names(sql`whose.document`)}
    where whose.tenant = ${tenant}
  union select whose.lane from inbox as whose join hold on hold.tenant = whose.tenant and ${names(sql`whose.payload`)}
    where whose.tenant = ${tenant} and whose.payload <> ''`;

/** A receipt of somebody who is held. */
export const isToldToHeld = (tenant: string): RawBuilder<boolean> =>
  sql<boolean>`receipt.channel in (${heldChannels(tenant)})`;

/** A queue's row of somebody who is held: in their lane, or naming them in another. */
export const isOfHeld = (queue: "inbox" | "outbox", tenant: string): RawBuilder<boolean> => sql<boolean>`(
  replace(${sql.ref(`${queue}.lane`)}, 'conversation:', '') in (${heldChannels(tenant)})
  or exists (select 1 from hold where hold.tenant = ${tenant} and ${sql.ref(`${queue}.payload`)} like '%' || hold.person || '%'))`;
