import { sql, type Transaction } from "kysely";
import { isOfHeld } from "./held-channels.ts";
import type { Tables } from "./tables.ts";

type Over = {
  tenant: string;
  before: number;
  states: readonly string[];
  since: "finished_at" | "due_at";
  most: number;
};

/** A page of a queue's rows in these states for so long, but for those of persons who are held. */
const over = (db: Transaction<Tables>, queue: "inbox" | "outbox", { tenant, before, states, since, most }: Over) =>
  db
    .selectFrom(queue)
    .select("id")
    .where("tenant", "=", tenant)
    .where(since, "<", before)
    .where("state", "in", [...states])
    .where(sql<boolean>`not ${isOfHeld(queue, tenant)}`)
    .limit(most);

type Page = { tenant: string; before: number; most: number };

/** What it said goes, that it was there stays; resolves to how many said something. */
async function empty(
  db: Transaction<Tables>,
  queue: "inbox" | "outbox",
  page: Page & Pick<Over, "states" | "since">,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable(queue)
    .set({ payload: "" })
    .where("id", "in", over(db, queue, page).where("payload", "!=", ""))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What was posted stays known, so that a later form finds it. */
export const emptyPosted = (db: Transaction<Tables>, page: Page): Promise<number> =>
  empty(db, "outbox", { ...page, states: ["posted", "withdrawn"], since: "finished_at" });

/** What nobody has seen to, since it was last tried: the row and its code go on telling the operator of it. */
export const emptyUnposted = (db: Transaction<Tables>, page: Page): Promise<number> =>
  empty(db, "outbox", { ...page, states: ["failed", "unknown"], since: "due_at" });
export const emptyDead = (db: Transaction<Tables>, page: Page): Promise<number> =>
  empty(db, "inbox", { ...page, states: ["dead"], since: "due_at" });

export async function dropWorked(db: Transaction<Tables>, page: Page): Promise<number> {
  const worked = over(db, "inbox", { ...page, states: ["done"], since: "finished_at" });
  const { numDeletedRows } = await db.deleteFrom("inbox").where("id", "in", worked).executeTakeFirst();
  return Number(numDeletedRows);
}
