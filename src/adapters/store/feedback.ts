import type { Kysely } from "kysely";
import { z } from "zod";
import { Feedback } from "../../domain/feedback.ts";
import type { FeedbackStore } from "../../ports.ts";
import type { Tables } from "./tables.ts";

const FeedbackRow = z
  .object({ tenant: z.string(), turn_id: z.string(), channel: z.string(), verdict: z.string(), at: z.int() })
  .transform(({ turn_id, ...same }) => ({ ...same, turnId: turn_id }))
  .pipe(Feedback);

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
});
