import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import { AuditEntry, AuditRecord, type Audited } from "../../domain/audit.ts";
import type { AuditStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import { knownPseudonym, pseudonymOf } from "./pseudonyms.ts";
import type { Tables } from "./tables.ts";

const Row = z
  .object({ id: z.string(), at: z.int(), person: z.string().nullable(), document: z.string() })
  .transform(({ document, ...same }) => ({ ...same, entry: fromJsonText(AuditEntry, document) }))
  .pipe(AuditRecord);

const readRecord = (row: unknown): AuditRecord => Row.parse(row);

/** Keeps that it was done, in the transaction that does it. */
export async function record(
  db: Kysely<Tables>,
  tenant: string,
  { person, entry }: Audited,
  at: number,
): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      tenant,
      // By chance, for ids that sort by time would tell the times that an erasure takes away.
      id: randomUUID(),
      at,
      person: person === null ? null : await pseudonymOf(db, tenant, person),
      document: JSON.stringify(entry),
    })
    .execute();
}

const columns = ["id", "at", "person", "document"] as const;

/**
 * What the audit holds of somebody, as long as they can be found in it, to be handed out; oldest first. Neither pseudonym
 * nor ids: a copy of these would lead to them after an erasure. No holds: their reasons are for those who hold.
 */
export async function recordsOf(
  db: Kysely<Tables>,
  tenant: string,
  person: string,
): Promise<Pick<AuditRecord, "at" | "entry">[]> {
  const pseudonym = await knownPseudonym(db, tenant, person);
  if (pseudonym === null) return [];
  const rows = await db
    .selectFrom("audit")
    .select(columns)
    .where("tenant", "=", tenant)
    .where("person", "=", pseudonym)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows
    .map(readRecord)
    .filter(({ entry }) => entry.kind !== "held" && entry.kind !== "hold_lifted")
    .map(({ at, entry }) => ({ at, entry }));
}

export const auditStore = (db: Kysely<Tables>): AuditStore => ({
  list: async (tenant, { since, after, most }) => {
    const later =
      after === null
        ? sql<boolean>`at >= ${since}`
        : sql<boolean>`at >= ${since} and (at, id) > (${after.at}, ${after.id})`;
    const rows = await db
      .selectFrom("audit")
      .select(columns)
      .where("tenant", "=", tenant)
      .where(later)
      .orderBy("at")
      .orderBy("id")
      .limit(most)
      .execute();
    return rows.map(readRecord);
  },
});
