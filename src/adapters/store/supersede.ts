import { sql, type Kysely } from "kysely";
import type { MessageRevision } from "../../ports.ts";
import type { Tables } from "./tables.ts";

/** Empties what nobody needs to work any more: the words of an earlier revision go, its keys stay. */
export const superseded = (at: number) => sql`state = 'done', code = 'superseded', payload = '', finished_at = ${at}`;

/** Takes the earlier revisions that wait, or that were given up on, out of the queue. */
export const supersedeEarlier = async (
  db: Kysely<Tables>,
  tenant: string,
  { message, number }: MessageRevision,
  at: number,
): Promise<void> => {
  await sql`
    update inbox set ${superseded(at)}
    where tenant = ${tenant} and message = ${message} and revision < ${number} and state in ('waiting', 'dead')
  `.execute(db);
};

/** Whether a later revision of this message was accepted, be it worked already or not. */
export const isSuperseded = async (
  db: Kysely<Tables>,
  tenant: string,
  row: { message: string | null; revision: number | null },
): Promise<boolean> => {
  if (row.message === null || row.revision === null) return false;
  const later = await db
    .selectFrom("inbox")
    .select("id")
    .where("tenant", "=", tenant)
    .where("message", "=", row.message)
    .where("revision", ">", row.revision)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
};
