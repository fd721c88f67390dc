import type { Transaction } from "kysely";
import { z } from "zod";
import type { Delivery } from "../../domain/delivery.ts";
import { fileTakenBack } from "../../domain/person-data.ts";
import type { Ids } from "../../ports.ts";
import { fileLane } from "./outbox.ts";
import type { Tables } from "./tables.ts";

const Row = z.object({ id: z.string() });

/** What deletes the files that were sent in a conversation, as long as they may stand in the messenger. */
export async function filesTakenBack(
  db: Transaction<Tables>,
  tenant: string,
  channel: string,
  ids: Ids,
): Promise<Delivery[]> {
  // By their lane: the words of what was posted go with time, what it became known by stays. A deletion from an earlier
  // erasure is found too, and done once more changes nothing.
  const rows = await db
    .selectFrom("outbox")
    .select("id")
    .where("tenant", "=", tenant)
    .where("lane", "=", fileLane(channel))
    .where((where) => where.or([where("message_id", "is not", null), where("state", "=", "working")]))
    .orderBy("sequence")
    .execute();
  return rows.map((row) => fileTakenBack({ tenant, channel, deliveryId: Row.parse(row).id }, ids.next()));
}
