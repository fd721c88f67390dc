import type { Kysely } from "kysely";
import { z } from "zod";
import { HandOff, Holder, Recruiter, RequestMessage } from "../../domain/hand-off.ts";
import type { HandOffStore } from "../../ports.ts";
import { fromJsonText } from "./json-text.ts";
import type { Tables } from "./tables.ts";

const HandOffRow = z
  .object({
    id: z.string(),
    tenant: z.string(),
    channel: z.string(),
    candidate: z.string(),
    posting_key: z.string().nullable(),
    team: z.string().nullable(),
    reason: z.string(),
    topic: z.string().nullable(),
    question: z.string().nullable(),
    turn_id: z.string(),
    state: z.string(),
    opened_at: z.int(),
    answered_at: z.int().nullable(),
    answered_by: z.string().nullable(),
    card_id: z.string(),
    holder: z.string().nullable(),
    owner: z.string().nullable(),
    due_at: z.int(),
    request: z.string().nullable(),
    passed_on_id: z.string().nullable(),
    corrected: z.string().nullable(),
    stopped_at: z.int().nullable(),
  })
  .transform(
    ({
      posting_key,
      turn_id,
      opened_at,
      answered_at,
      answered_by,
      card_id,
      due_at,
      passed_on_id,
      stopped_at,
      ...same
    }) => ({
      ...same,
      postingKey: posting_key,
      turnId: turn_id,
      openedAt: opened_at,
      answeredAt: answered_at,
      answeredBy: answered_by,
      cardId: card_id,
      holder: same.holder === null ? null : fromJsonText(Holder, same.holder),
      owner: same.owner === null ? null : fromJsonText(Recruiter, same.owner),
      dueAt: due_at,
      request: same.request === null ? null : fromJsonText(RequestMessage, same.request),
      passedOnId: passed_on_id,
      corrected: same.corrected === null ? null : fromJsonText(HandOff.shape.corrected, same.corrected),
      stoppedAt: stopped_at,
    }),
  )
  .pipe(HandOff);

const columnsOf = ({
  postingKey,
  turnId,
  openedAt,
  answeredAt,
  answeredBy,
  cardId,
  dueAt,
  passedOnId,
  stoppedAt,
  ...same
}: HandOff) => ({
  ...same,
  posting_key: postingKey,
  turn_id: turnId,
  opened_at: openedAt,
  answered_at: answeredAt,
  answered_by: answeredBy,
  card_id: cardId,
  holder: same.holder === null ? null : JSON.stringify(same.holder),
  owner: same.owner === null ? null : JSON.stringify(same.owner),
  due_at: dueAt,
  request: same.request === null ? null : JSON.stringify(same.request),
  passed_on_id: passedOnId,
  corrected: same.corrected === null ? null : JSON.stringify(same.corrected),
  stopped_at: stoppedAt,
});

/** Does nothing where the turn has opened one for this reason, so that a button pressed twice makes one ticket. */
export const openHandOff = async (db: Kysely<Tables>, handOff: HandOff): Promise<void> => {
  await db
    .insertInto("hand_off")
    .values(columnsOf(handOff))
    .onConflict((conflict) => conflict.columns(["tenant", "turn_id", "reason"]).doNothing())
    .execute();
};

/** Its events are worked one after the other in the candidate's conversation, so the latest state stands. */
export const changeHandOff = async (db: Kysely<Tables>, handOff: HandOff): Promise<void> => {
  await db
    .updateTable("hand_off")
    .set(columnsOf(handOff))
    .where("tenant", "=", handOff.tenant)
    .where("id", "=", handOff.id)
    .execute();
};

export const readHandOff = (row: unknown): HandOff => HandOffRow.parse(row);

export const handOffStore = (db: Kysely<Tables>): HandOffStore => ({
  find: async (tenant, id) => {
    const row = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .executeTakeFirst();
    return row === undefined ? null : readHandOff(row);
  },
  since: async (tenant, since) => {
    const rows = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where((where) =>
        where.or([
          where("opened_at", ">=", since),
          where("answered_at", "is", null),
          where("answered_at", ">=", since),
        ]),
      )
      .orderBy("opened_at")
      .orderBy("id")
      .execute();
    return rows.map(readHandOff);
  },
  inConversation: async (tenant, channel) => {
    const rows = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("channel", "=", channel)
      .orderBy("opened_at")
      .orderBy("id")
      .execute();
    return rows.map(readHandOff);
  },
  findByTurn: async (tenant, turnId) => {
    const rows = await db
      .selectFrom("hand_off")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("turn_id", "=", turnId)
      .orderBy("opened_at")
      .orderBy("id")
      .execute();
    return rows.map(readHandOff);
  },
});
