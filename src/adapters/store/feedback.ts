import type { Kysely } from "kysely";
import { z } from "zod";
import { Feedback, FeedbackVerdict } from "../../domain/feedback.ts";
import type { FeedbackStore } from "../../ports.ts";
import type { Tables } from "./tables.ts";

const FeedbackRow = z
  .object({
    tenant: z.string(),
    turn_id: z.string(),
    channel: z.string(),
    verdict: z.string(),
    reason: z.string().nullable(),
    at: z.int(),
  })
  .transform(({ turn_id, ...same }) => ({ ...same, turnId: turn_id }))
  .pipe(Feedback);

const CountRow = z
  .object({ posting_key: z.string(), verdict: FeedbackVerdict, count: z.coerce.number().int() })
  .transform(({ posting_key, ...same }) => ({ ...same, postingKey: posting_key }));

/** The latest verdict on a turn replaces the one before. */
export const saveFeedback = async (db: Kysely<Tables>, { turnId, ...same }: Feedback): Promise<void> => {
  await db
    .insertInto("feedback")
    .values({ ...same, turn_id: turnId })
    .onConflict((conflict) => conflict.columns(["tenant", "turn_id"]).doUpdateSet(same))
    .execute();
};

export const readFeedback = (row: unknown): Feedback => FeedbackRow.parse(row);

export const feedbackStore = (db: Kysely<Tables>): FeedbackStore => ({
  findByTurn: async (tenant, turnId) => {
    const row = await db
      .selectFrom("feedback")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("turn_id", "=", turnId)
      .executeTakeFirst();
    return row === undefined ? null : readFeedback(row);
  },
  countsSince: async (tenant, since) => {
    const rows = await db
      .selectFrom("feedback")
      .innerJoin("receipt", (join) =>
        join.onRef("receipt.tenant", "=", "feedback.tenant").onRef("receipt.turn_id", "=", "feedback.turn_id"),
      )
      .where("feedback.tenant", "=", tenant)
      .where("feedback.at", ">=", since)
      .groupBy(["receipt.posting_key", "feedback.verdict"])
      .select((select) => [
        "receipt.posting_key as posting_key",
        "feedback.verdict as verdict",
        select.fn.count("feedback.turn_id").distinct().as("count"),
      ])
      .execute();
    return rows.map((row) => CountRow.parse(row));
  },
});
