import type { Kysely } from "kysely";
import { z } from "zod";
import { Feedback, FeedbackReason, FeedbackVerdict } from "../../domain/feedback.ts";
import { Receipt } from "../../domain/receipt.ts";
import type { FeedbackStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
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
  .object({
    posting_key: z.string(),
    verdict: FeedbackVerdict,
    reason: FeedbackReason.nullable(),
    count: z.coerce.number().int(),
  })
  .transform(({ posting_key, ...same }) => ({ ...same, postingKey: posting_key }));

const Document = z.object({ document: z.string() });

/** The latest verdict on a turn replaces the one before. */
export const saveFeedback = async (db: Kysely<Tables>, { turnId, ...same }: Feedback): Promise<void> => {
  await db
    .insertInto("feedback")
    .values({ ...same, turn_id: turnId })
    .onConflict((conflict) => conflict.columns(["tenant", "turn_id"]).doUpdateSet(same))
    .execute();
};

export const readFeedback = (row: unknown): Feedback => FeedbackRow.parse(row);

export const feedbackStore = (db: Kysely<Tables>): FeedbackStore => {
  /** With the answers that it is about; of one that is kept no more nothing is told. */
  const judgedSince = (tenant: string, since: number) =>
    db
      .selectFrom("feedback")
      .innerJoin("receipt", (join) =>
        join.onRef("receipt.tenant", "=", "feedback.tenant").onRef("receipt.turn_id", "=", "feedback.turn_id"),
      )
      .where("feedback.tenant", "=", tenant)
      .where("feedback.at", ">=", since);

  return {
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
      const rows = await judgedSince(tenant, since)
        .groupBy(["receipt.posting_key", "feedback.verdict", "feedback.reason"])
        .select((select) => [
          "receipt.posting_key as posting_key",
          "feedback.verdict as verdict",
          "feedback.reason as reason",
          select.fn.count("feedback.turn_id").distinct().as("count"),
        ])
        .execute();
      return rows.map((row) => CountRow.parse(row));
    },
    doubtedSince: async (tenant, since) => {
      const looksWrong: FeedbackReason = "looks_wrong";
      const rows = await judgedSince(tenant, since)
        .where("feedback.reason", "=", looksWrong)
        .select("receipt.document as document")
        .execute();
      return rows.map((row) => fromJsonText(Receipt, Document.parse(row).document));
    },
  };
};
