import type { Kysely } from "kysely";
import { z } from "zod";
import { Conversation, lastAt } from "../../domain/conversation.ts";
import type { ConversationStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const ConversationRow = z.object({ document: z.string() });

export const saveConversation = async (db: Kysely<Tables>, conversation: Conversation): Promise<void> => {
  const { tenant, channel, candidate } = conversation;
  const columns = { candidate, document: JSON.stringify(conversation), last_at: lastAt(conversation) };
  await db
    .insertInto("conversation")
    .values({ tenant, channel, ...columns })
    .onConflict((conflict) => conflict.columns(["tenant", "channel"]).doUpdateSet(columns))
    .execute();
};

export const conversationStore = (db: Kysely<Tables>): ConversationStore => ({
  find: async (tenant, channel) => {
    const row = await db
      .selectFrom("conversation")
      .select("document")
      .where("tenant", "=", tenant)
      .where("channel", "=", channel)
      .executeTakeFirst();
    return row === undefined ? null : fromJsonText(Conversation, ConversationRow.parse(row).document);
  },
});
