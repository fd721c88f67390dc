import type { Kysely } from "kysely";
import { z } from "zod";
import { Receipt } from "../../domain/receipt.ts";
import type { ReceiptStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const ReceiptRow = z.object({ document: z.string() });

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
      document: JSON.stringify(receipt),
    })
    .execute();
};

export const receiptStore = (db: Kysely<Tables>): ReceiptStore => {
  const ofTenant = (tenant: string) => db.selectFrom("receipt").select("document").where("tenant", "=", tenant);
  return {
    find: async (tenant, id) => readReceipt(await ofTenant(tenant).where("id", "=", id).executeTakeFirst()),
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
