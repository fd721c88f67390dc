import type { Kysely } from "kysely";
import type { IncomingEvent } from "../../domain/event.ts";
import type { EventKeys } from "../../ports.ts";
import type { Tables } from "./tables.ts";

/** Adds an event that waits until `dueAt`; false where one of its keys is known. */
export const addEvent = async (
  db: Kysely<Tables>,
  id: string,
  event: IncomingEvent,
  keys: EventKeys,
  { at, dueAt }: { at: number; dueAt: number },
): Promise<boolean> => {
  const result = await db
    .insertInto("inbox")
    .values({
      id,
      tenant: event.tenant,
      lane: event.channel,
      event_id: keys.eventId,
      message_key: keys.messageKey,
      message: keys.revision?.message ?? null,
      revision: keys.revision?.number ?? null,
      payload: JSON.stringify(event),
      order_at: event.atMicros,
      state: "waiting",
      attempt: 0,
      due_at: dueAt,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows !== 0n;
};
