import type { Transaction } from "kysely";
import { z } from "zod";
import { gapEntries, handOffEntries, replyEntry } from "../../domain/audit.ts";
import type { Effects } from "../../domain/delivery.ts";
import { record } from "./audit.ts";
import { gapStore } from "./gaps.ts";
import { handOffStore } from "./hand-offs.ts";
import type { Tables } from "./tables.ts";

const CandidateRow = z.object({ candidate: z.string() });

async function candidateIn(db: Transaction<Tables>, tenant: string, channel: string): Promise<string | null> {
  const row = await db
    .selectFrom("conversation")
    .select("candidate")
    .where("tenant", "=", tenant)
    .where("channel", "=", channel)
    .executeTakeFirst();
  return row === undefined ? null : CandidateRow.parse(row).candidate;
}

/**
 * Keeps which acts the effects are. They tell by what they change, so that no flow can forget to; it has to be asked
 * after the conversation is written, and before hand-offs and gaps are.
 */
export async function auditEffects(
  db: Transaction<Tables>,
  tenant: string,
  { receipts, openedHandOffs, changedHandOffs, gaps }: Effects,
  at: number,
): Promise<void> {
  for (const receipt of receipts) {
    const person = await candidateIn(db, tenant, receipt.channel);
    await record(db, tenant, { person, entry: replyEntry(receipt) }, at);
  }
  for (const handOff of [...openedHandOffs, ...changedHandOffs]) {
    const before = await handOffStore(db).find(tenant, handOff.id);
    for (const entry of handOffEntries(before, handOff))
      await record(db, tenant, { person: handOff.candidate, entry }, at);
  }
  for (const gap of gaps) {
    const before = await gapStore(db).find(tenant, gap.id);
    for (const entry of gapEntries(before, gap)) await record(db, tenant, { person: null, entry }, at);
  }
}
