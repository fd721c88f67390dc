import type { Kysely } from "kysely";
import { z } from "zod";
import type { Retraction } from "../../domain/delivery.ts";
import { Receipt } from "../../domain/receipt.ts";
import type { ReceiptStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const ReceiptRow = z.object({ document: z.string() });
const ChannelRow = z.object({ channel: z.string() });

const readReceipt = (row: unknown): Receipt | null =>
  row === undefined ? null : fromJsonText(Receipt, ReceiptRow.parse(row).document);

export const addReceipt = async (db: Kysely<Tables>, receipt: Receipt): Promise<void> => {
  await db
    .insertInto("receipt")
    .values({
      tenant: receipt.tenant,
      id: receipt.id,
      channel: receipt.channel,
      turn_id: receipt.turnId,
      at: receipt.at,
      posting_key: receipt.postingKey,
      document: JSON.stringify(receipt),
    })
    .execute();
  for (const messageId of receipt.messageIds) {
    await db
      .insertInto("receipt_message")
      .values({ tenant: receipt.tenant, channel: receipt.channel, message_id: messageId, receipt_id: receipt.id })
      .execute();
  }
};

/**
 * Receipts quote what was asked, and so do the questions that were handed off or wait for an answer: all go. What was
 * thought of the answer goes with it: under the same turn another one may stand from now on.
 */
export const forgetMessages = async (
  db: Kysely<Tables>,
  tenant: string,
  { channel, messageIds }: Pick<Retraction, "channel" | "messageIds">,
): Promise<void> => {
  if (messageIds.length === 0) return;
  const links = db
    .selectFrom("receipt_message")
    .where("tenant", "=", tenant)
    .where("channel", "=", channel)
    .where("message_id", "in", messageIds);
  const receipts = db.selectFrom("receipt").where("tenant", "=", tenant).where("id", "in", links.select("receipt_id"));
  await db
    .updateTable("hand_off")
    .set({ question: null })
    .where("tenant", "=", tenant)
    .where("turn_id", "in", receipts.select("turn_id"))
    .execute();
  for (const table of ["waiter", "feedback"] as const)
    await db
      .deleteFrom(table)
      .where("tenant", "=", tenant)
      .where("turn_id", "in", receipts.select("turn_id"))
      .execute();
  await db.deleteFrom("receipt").where("tenant", "=", tenant).where("id", "in", links.select("receipt_id")).execute();
  await db
    .deleteFrom("receipt_message")
    .where("tenant", "=", tenant)
    .where("channel", "=", channel)
    .where("message_id", "in", messageIds)
    .execute();
};

export const receiptStore = (db: Kysely<Tables>): ReceiptStore => {
  const ofTenant = (tenant: string) => db.selectFrom("receipt").select("document").where("tenant", "=", tenant);
  return {
    find: async (tenant, id) => readReceipt(await ofTenant(tenant).where("id", "=", id).executeTakeFirst()),
    latest: async (tenant, most) => {
      const rows = await ofTenant(tenant).orderBy("at", "desc").orderBy("id", "desc").limit(most).execute();
      return rows.flatMap((row) => readReceipt(row) ?? []);
    },
    inConversation: async (tenant, channel) => {
      const rows = await ofTenant(tenant).where("channel", "=", channel).orderBy("at").orderBy("id").execute();
      return rows.flatMap((row) => readReceipt(row) ?? []);
    },
    told: async (tenant, channel, postingKey) => {
      const rows = await ofTenant(tenant)
        .where("posting_key", "=", postingKey)
        .where("channel", "=", channel)
        .orderBy("at")
        .orderBy("id")
        .execute();
      return rows.flatMap((row) => readReceipt(row) ?? []);
    },
    channelsTold: async (tenant, postingKey, { after, most }) => {
      const rows = await db
        .selectFrom("receipt")
        .select("channel")
        .distinct()
        .where("tenant", "=", tenant)
        .where("posting_key", "=", postingKey)
        .where("channel", ">", after ?? "")
        .orderBy("channel")
        .limit(most)
        .execute();
      return rows.map((row) => ChannelRow.parse(row).channel);
    },
    findByTurn: async (tenant, turnId) =>
      readReceipt(
        await ofTenant(tenant)
          .where("turn_id", "=", turnId)
          .orderBy("at", "desc")
          .orderBy("id", "desc")
          .executeTakeFirst(),
      ),
  };
};
