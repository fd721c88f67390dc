import type { Transaction } from "kysely";
import type { ScheduledEvent } from "../../domain/delivery.ts";
import type { Ids } from "../../ports.ts";
import { addEvent } from "./add-event.ts";
import type { Tables } from "./tables.ts";

/** The same key once more changes nothing. */
export const schedule = async (db: Transaction<Tables>, { event, key }: ScheduledEvent, at: number, ids: Ids) => {
  const own = `scheduled:${key}`;
  const dueAt = Math.ceil(event.atMicros / 1_000);
  await addEvent(db, ids.next(), event, { eventId: own, messageKey: own }, { at, dueAt });
};
