import type { Kysely } from "kysely";
import { z } from "zod";
import type { Effects } from "../../domain/delivery.ts";
import { HandOff } from "../../domain/gap.ts";
import type { HandOffStore } from "../../ports.ts";
import type { Tables } from "./tables.ts";

const HandOffRow = z
  .object({
    id: z.string(),
    tenant: z.string(),
    channel: z.string(),
    candidate: z.string(),
    posting_key: z.string().nullable(),
    reason: z.string(),
    topic: z.string().nullable(),
    question: z.string().nullable(),
    turn_id: z.string(),
    state: z.string(),
    opened_at: z.int(),
    answered_at: z.int().nullable(),
    answered_by: z.string().nullable(),
  })
  .transform(({ posting_key, turn_id, opened_at, answered_at, answered_by, ...same }) => ({
    ...same,
    postingKey: posting_key,
    turnId: turn_id,
    openedAt: opened_at,
    answeredAt: answered_at,
    answeredBy: answered_by,
  }))
  .pipe(HandOff);

/** Does nothing where the turn has opened one for this reason, so that a button pressed twice makes one ticket. */
export const openHandOff = async (db: Kysely<Tables>, handOff: HandOff): Promise<void> => {
  const { postingKey, turnId, openedAt, answeredAt, answeredBy, ...same } = handOff;
  await db
    .insertInto("hand_off")
    .values({
      ...same,
      posting_key: postingKey,
      turn_id: turnId,
      opened_at: openedAt,
      answered_at: answeredAt,
      answered_by: answeredBy,
    })
    .onConflict((conflict) => conflict.columns(["tenant", "turn_id", "reason"]).doNothing())
    .execute();
};

/** The first answer stands; a later one changes nothing. */
export const answerHandOff = async (
  db: Kysely<Tables>,
  tenant: string,
  answer: NonNullable<Effects["answeredHandOff"]>,
): Promise<void> => {
  await db
    .updateTable("hand_off")
    .set({ state: "answered", answered_at: answer.at, answered_by: answer.by })
    .where("tenant", "=", tenant)
    .where("id", "=", answer.id)
    .where("state", "=", "open")
    .execute();
};

export const handOffStore = (db: Kysely<Tables>): HandOffStore => ({
  find: async (tenant, id) => {
    const row = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .executeTakeFirst();
    return row === undefined ? null : HandOffRow.parse(row);
  },
  findByTurn: async (tenant, turnId) => {
    const rows = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("turn_id", "=", turnId)
      .orderBy("opened_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => HandOffRow.parse(row));
  },
});
