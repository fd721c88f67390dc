import { sql, type Kysely, type Transaction } from "kysely";
import { z } from "zod";
import { Conversation } from "../../domain/conversation.ts";
import type { Delivery } from "../../domain/delivery.ts";
import { handOffLane } from "../../domain/destination.ts";
import { BusyError, InputError } from "../../domain/errors.ts";
import { gapChanged, Waiter } from "../../domain/gap.ts";
import type { HandOff } from "../../domain/hand-off.ts";
import { passedOnTakenBack } from "../../domain/passed-on.ts";
import { Receipt } from "../../domain/receipt.ts";
import type { Erasure, Ids, PersonData } from "../../ports.ts";
import { recordsOf } from "./audit.ts";
import { readFeedback } from "./feedback.ts";
import { gapStore } from "./gaps.ts";
import { readHandOff } from "./hand-offs.ts";
import { holdStore } from "./holds.ts";
import { fromJsonText } from "./json-text.ts";
import { addDelivery, fileLane } from "./outbox.ts";
import { breakLink } from "./pseudonyms.ts";
import { schedule } from "./schedule.ts";
import { filesTakenBack } from "./sent-files.ts";
import type { Tables } from "./tables.ts";

const Document = z.object({ document: z.string() });
const Queued = z.object({
  id: z.string(),
  lane: z.string(),
  payload: z.string(),
  state: z.string(),
  order_at: z.coerce.number().int(),
});
type Queued = z.infer<typeof Queued>;

const Relation = z.looseObject({ kind: z.string(), deliveryId: z.string() });
const Related = z.looseObject({ relation: Relation.nullish() });

const relationOf = ({ payload }: Queued) => (payload === "" ? null : (fromJsonText(Related, payload).relation ?? null));

/** What an earlier erasure asked for is still to be done, and says nothing of anybody. */
const deletesFile = (row: Queued): boolean =>
  row.lane.startsWith(fileLane("")) && relationOf(row)?.kind === "takes_back";

/** Whether recruiters' cards are posted in this lane of the outbox. */
const isCardLane = (lane: string): boolean => lane === "accommodations" || /^recruiters(?:$|:)/u.test(lane);

/** As the queues' payloads name a candidate: in an event's field, or on a recruiter's card. */
const names = (person: string): RegExp =>
  new RegExp(`(?:"candidate":"|Candidate )${RegExp.escape(person)}(?![\\w-])`, "u");

/**
 * What stands in the queues about somebody: in their own lanes, naming them, in a card's thread, or in their words on a
 * recruiters' card. The same words in somebody else's conversation are somebody else's.
 */
function aboutPerson(rows: readonly Queued[], person: string, lanes: ReadonlySet<string>, words: readonly string[]) {
  const named = names(person);
  const written = words.map((text) => JSON.stringify(text).slice(1, -1));
  const found = new Set(
    rows
      .filter(
        (row) =>
          (lanes.has(row.lane) && !deletesFile(row)) ||
          named.test(row.payload) ||
          (isCardLane(row.lane) && written.some((text) => row.payload.includes(text))),
      )
      .map(({ id }) => id),
  );
  // A card's thread, and the card's later forms, relate to what was found; rows come in the order they were made in.
  for (const row of rows) {
    const related = relationOf(row)?.deliveryId;
    if (related !== undefined && found.has(related)) found.add(row.id);
  }
  return found;
}

async function find(db: Kysely<Tables>, tenant: string, person: string) {
  const waiterRows = await db.selectFrom("waiter").select("document").where("tenant", "=", tenant).execute();
  const waiters = waiterRows
    .map((row) => fromJsonText(Waiter, Document.parse(row).document))
    .filter(({ candidate }) => candidate === person);
  const ofCandidate = (table: "conversation" | "hand_off") =>
    db.selectFrom(table).selectAll().where("tenant", "=", tenant).where("candidate", "=", person).execute();
  const conversations = (await ofCandidate("conversation")).map((row) =>
    fromJsonText(Conversation, Document.parse(row).document),
  );
  const handOffs = (await ofCandidate("hand_off")).map(readHandOff);
  const channels = [...new Set([...conversations, ...handOffs, ...waiters].map(({ channel }) => channel))];
  return { waiters, conversations, handOffs, channels };
}

async function inChannels<Row>(channels: readonly string[], read: (channel: string) => Promise<Row[]>): Promise<Row[]> {
  return (await Promise.all(channels.map(read))).flat();
}

/** All that is kept about a person, and the channels in which it happened. */
export async function collectPerson(
  db: Kysely<Tables>,
  tenant: string,
  person: string,
): Promise<PersonData & { channels: string[] }> {
  const found = await find(db, tenant, person);
  const receipts = await inChannels(found.channels, (channel) =>
    db
      .selectFrom("receipt")
      .select("document")
      .where("tenant", "=", tenant)
      .where("channel", "=", channel)
      .orderBy("at")
      .execute(),
  );
  const feedback = await inChannels(found.channels, (channel) =>
    db.selectFrom("feedback").selectAll().where("tenant", "=", tenant).where("channel", "=", channel).execute(),
  );
  return {
    ...found,
    receipts: receipts.map((row) => fromJsonText(Receipt, Document.parse(row).document)),
    feedback: feedback.map(readFeedback),
    audit: await recordsOf(db, tenant, person),
  };
}

const queueRows = async (db: Kysely<Tables>, queue: "inbox" | "outbox", tenant: string): Promise<Queued[]> =>
  (
    await db
      .selectFrom(queue)
      .select(["id", "lane", "payload", "state", "order_at"])
      .where("tenant", "=", tenant)
      .where("payload", "!=", "")
      .orderBy("sequence")
      .execute()
  ).map((row) => Queued.parse(row));

/** The rows stay, so that what was worked is not worked twice; what they say goes. */
async function empty(
  db: Kysely<Tables>,
  queue: "inbox" | "outbox",
  rows: readonly Queued[],
  about: ReadonlySet<string>,
  at: number,
) {
  const ended = { inbox: "done", outbox: "withdrawn" } as const;
  for (const { id, state } of rows.filter((row) => about.has(row.id))) {
    const over = state === "waiting" || state === "dead" ? { state: ended[queue], finished_at: at } : {};
    await db
      .updateTable(queue)
      .set({ payload: "", ...over })
      .where("id", "=", id)
      .execute();
  }
  return about.size;
}

/** What recruiters see in the place of the card. */
const erasedCard = (handOff: HandOff, id: string): Delivery => ({
  id,
  tenant: handOff.tenant,
  destination: handOffLane(handOff),
  relation: { kind: "replaces", deliveryId: handOff.cardId },
  otherwise: null,
  message: { paragraphs: [{ kind: "text", text: "This candidate's data has been erased." }], actions: [] },
});

/** What is left of worked rows names nobody: a lane is a person's channel, and a press's key holds their id. */
async function anonymise(db: Transaction<Tables>, tenant: string, channels: readonly string[]): Promise<void> {
  for (const channel of channels) {
    await sql`
      update inbox set lane = 'erased', message = null, event_id = 'erased:' || id, message_key = 'erased:' || id
      where tenant = ${tenant} and lane = ${channel} and payload = ''`.execute(db);
    await sql`
      update outbox set lane = 'erased' where tenant = ${tenant} and lane = ${`conversation:${channel}`}`.execute(db);
    // One that is under way keeps its lane, so that it is not deleted before it is there; a deletion that waits, too.
    await sql`
      update outbox set lane = 'erased'
      where tenant = ${tenant} and lane = ${fileLane(channel)} and state <> 'working' and payload = ''`.execute(db);
  }
}

async function eraseRows(
  db: Transaction<Tables>,
  tenant: string,
  person: string,
  data: PersonData & { channels: string[] },
) {
  for (const channel of data.channels) {
    for (const table of ["conversation", "receipt", "receipt_message", "feedback"] as const)
      await db.deleteFrom(table).where("tenant", "=", tenant).where("channel", "=", channel).execute();
    await db.deleteFrom("waiter").where("tenant", "=", tenant).where("channel", "=", channel).execute();
  }
  await db.deleteFrom("hand_off").where("tenant", "=", tenant).where("candidate", "=", person).execute();
}

/** Brings what recruiters see up to date: cards say that the data is gone, gaps count one fewer. */
async function redraw(db: Transaction<Tables>, data: PersonData, { at, ids }: { at: number; ids: Ids }): Promise<void> {
  for (const handOff of data.handOffs) {
    for (const delivery of [
      erasedCard(handOff, ids.next()),
      ...passedOnTakenBack(handOff, "These words have been erased.", ids.next()),
    ])
      await addDelivery(db, delivery, at);
  }
  for (const { tenant, gapId } of data.waiters) {
    const gap = await gapStore(db).find(tenant, gapId);
    if (gap !== null) await schedule(db, gapChanged(gap, `erased:${at}`, at), at, ids);
  }
}

/** `upTo`: events that came later (microseconds) are left to be worked; all go where it is `null`. */
export type EraseOptions = { at: number; ids: Ids; upTo: number | null };

/** Erases it from the tables and the queues, and has what recruiters see drawn anew. Throws BusyError as the desk does. */
export async function erasePerson(
  transaction: Transaction<Tables>,
  tenant: string,
  person: string,
  { at, ids, upTo }: EraseOptions,
): Promise<Erasure> {
  // In the transaction: a hold that comes while others look must not come too late.
  const held = await holdStore(transaction).find(tenant, person);
  if (held !== null)
    throw new InputError(
      `The data of ${person} is held (${held.reason}, by ${held.by}), so nothing was erased. \`candor hold ${person} --lift\` ends that.`,
    );
  const data = await collectPerson(transaction, tenant, person);
  const lanes = new Set(data.channels.flatMap((channel) => [channel, `conversation:${channel}`, fileLane(channel)]));
  const words = data.waiters.flatMap(({ question }) => question ?? []);
  const inbox = (await queueRows(transaction, "inbox", tenant)).filter((row) => upTo === null || row.order_at <= upTo);
  const outbox = await queueRows(transaction, "outbox", tenant);
  if (inbox.some(({ lane, state }) => state === "working" && lanes.has(lane)))
    throw new BusyError("A message of this person is being worked at this moment. Try again in a few seconds.");
  const events = await empty(transaction, "inbox", inbox, aboutPerson(inbox, person, lanes, words), at);
  const messages = await empty(transaction, "outbox", outbox, aboutPerson(outbox, person, lanes, words), at);
  const deletions = await inChannels(data.channels, (channel) => filesTakenBack(transaction, tenant, channel, ids));
  await eraseRows(transaction, tenant, person, data);
  await anonymise(transaction, tenant, data.channels);
  await breakLink(transaction, tenant, person);
  await redraw(transaction, data, { at, ids });
  for (const deletion of deletions) await addDelivery(transaction, deletion, at);
  const { conversations, receipts, handOffs, waiters, feedback } = data;
  return {
    conversations: conversations.length,
    receipts: receipts.length,
    handOffs: handOffs.length,
    waiters: waiters.length,
    feedback: feedback.length,
    events,
    messages,
  };
}
