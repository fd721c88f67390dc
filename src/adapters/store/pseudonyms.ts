import { createHmac, randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import type { Tables } from "./tables.ts";

const KeyRow = z.object({ key: z.string() });
const dayMs = 24 * 60 * 60 * 1_000;

const keyOf = async (db: Kysely<Tables>, tenant: string, person: string): Promise<string | null> => {
  const row = await db
    .selectFrom("audit_key")
    .select("key")
    .where("tenant", "=", tenant)
    .where("person", "=", person)
    .executeTakeFirst();
  return row === undefined ? null : KeyRow.parse(row).key;
};

const under = (key: string, tenant: string, person: string): string =>
  createHmac("sha256", Buffer.from(key, "hex"))
    .update(JSON.stringify([tenant, person]))
    .digest("hex")
    .slice(0, 32);

/** Under which name the audit knows somebody; `null` where it does not, or not any more. */
export async function knownPseudonym(db: Kysely<Tables>, tenant: string, person: string): Promise<string | null> {
  const key = await keyOf(db, tenant, person);
  return key === null ? null : under(key, tenant, person);
}

/** The same as long as something is kept of them: whoever comes back after an erasure is somebody else. */
export async function pseudonymOf(db: Kysely<Tables>, tenant: string, person: string): Promise<string> {
  const known = await knownPseudonym(db, tenant, person);
  if (known !== null) return known;
  // Chance and nothing else, not an id: from an id's time or order somebody could come back to the person.
  const key = randomBytes(32).toString("hex");
  await db
    .insertInto("audit_key")
    .values({ tenant, person, key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Of two that made one at once the first one's counts.
  return under((await keyOf(db, tenant, person)) ?? key, tenant, person);
}

/**
 * Nothing leads from the audit to this person any more: their key goes, and of the times of what they did the day is
 * left, since messages in Slack tell theirs to the thousandth of a second.
 */
export async function breakLink(db: Kysely<Tables>, tenant: string, person: string): Promise<void> {
  const pseudonym = await knownPseudonym(db, tenant, person);
  if (pseudonym === null) return;
  await db
    .updateTable("audit")
    .set({ at: sql<number>`at - at % ${sql.lit(dayMs)}` })
    .where("tenant", "=", tenant)
    .where("person", "=", pseudonym)
    .execute();
  await db.deleteFrom("audit_key").where("tenant", "=", tenant).where("person", "=", person).execute();
}
