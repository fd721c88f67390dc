import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import type { SqlVariant } from "../sql-variant.ts";
import type { Tables } from "../tables.ts";

const createQueue = (
  db: Kysely<Tables>,
  { sequence }: SqlVariant,
  table: "inbox" | "outbox",
): CreateTableBuilder<string, string> =>
  db.schema
    .createTable(table)
    .addColumn("sequence", sequence.type, (column) => sequence.build(column.primaryKey()))
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("lane", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("order_at", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("lease_owner", "text")
    .addColumn("lease_until", "bigint")
    .addColumn("code", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("finished_at", "bigint");

const indexQueue = async (db: Kysely<Tables>, table: "inbox" | "outbox"): Promise<void> => {
  // One lane is never worked twice at once, whatever the claiming statement does.
  await db.schema
    .createIndex(`${table}_working`)
    .unique()
    .on(table)
    .columns(["tenant", "lane"])
    .where(sql.ref("state"), "=", "working")
    .execute();
  // Finished rows stay for their keys; the claim must not read past them.
  await db.schema
    .createIndex(`${table}_waiting`)
    .on(table)
    .column("sequence")
    .where(sql.ref("state"), "=", "waiting")
    .execute();
  await db.schema
    .createIndex(`${table}_waiting_lane`)
    .on(table)
    .columns(["tenant", "lane", "order_at", "sequence"])
    .where(sql.ref("state"), "=", "waiting")
    .execute();
};

const createQueues = async (db: Kysely<Tables>, variant: SqlVariant): Promise<void> => {
  await createQueue(db, variant, "inbox")
    .addColumn("event_id", "text", (column) => column.notNull())
    .addColumn("message_key", "text", (column) => column.notNull())
    .addUniqueConstraint("inbox_event_id", ["tenant", "event_id"])
    .addUniqueConstraint("inbox_message_key", ["tenant", "message_key"])
    .execute();
  await indexQueue(db, "inbox");
  await createQueue(db, variant, "outbox")
    .addColumn("posting_since", "bigint")
    .addColumn("message_id", "text")
    .execute();
  await indexQueue(db, "outbox");
};

const createKnowledge = async (db: Kysely<Tables>): Promise<void> => {
  await db.schema
    .createTable("revision")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("posting_key", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("published_at", "bigint", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("posting", "text", (column) => column.notNull())
    .addColumn("facts", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("revision_key", ["tenant", "posting_key", "number"])
    .execute();
};

const createConversations = async (db: Kysely<Tables>): Promise<void> => {
  await db.schema
    .createTable("conversation")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("candidate", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("conversation_key", ["tenant", "channel"])
    .execute();
  await db.schema
    .createTable("hand_off")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("candidate", "text", (column) => column.notNull())
    .addColumn("posting_key", "text")
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("topic", "text")
    .addColumn("question", "text")
    .addColumn("turn_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("opened_at", "bigint", (column) => column.notNull())
    .addColumn("answered_at", "bigint")
    .addColumn("answered_by", "text")
    .addPrimaryKeyConstraint("hand_off_key", ["tenant", "id"])
    .addUniqueConstraint("hand_off_turn", ["tenant", "turn_id", "reason"])
    .execute();
  await db.schema
    .createTable("receipt")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("turn_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("receipt_key", ["tenant", "id"])
    .execute();
  await db.schema.createIndex("receipt_turn").on("receipt").columns(["tenant", "turn_id"]).execute();
};

export const firstTables = {
  name: "first-tables",
  up: async (db: Kysely<Tables>, variant: SqlVariant): Promise<void> => {
    await createKnowledge(db);
    await createConversations(db);
    await createQueues(db, variant);
  },
};
