import type { Effects } from "../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { IngestedPosting, Publication } from "../../src/domain/posting.ts";
import type { PersonData, Store, StoreDesk } from "../../src/ports.ts";
import {
  noEffects,
  sampleConversation,
  sampleDelivery,
  sampleEvent,
  sampleGap,
  sampleHandOff,
  sampleReceipt,
  sampleWaiter,
} from "../fakes/sample-effects.ts";
import { claimId } from "./contract-steps.ts";

export type Rooms = { store: Store; desk: StoreDesk };

export const publication: Publication = {
  posting: { key: "acme", title: "Baker", employer: null, language: "en", kind: "posting", sha256: "a".repeat(64) },
  facts: [],
  places: [],
  references: [],
};
export const ingested: IngestedPosting = { posting: publication.posting, texts: {}, facts: [], lint: [] };
export const hold = { person: "U9", reason: "case 7", by: "sam", since: 1 };

/** When the queues' waiting rows are due at the latest, but for one. */
export const now = 2_000;

const event = (tenant: string, channel: string, id: string): IncomingEvent => ({
  ...sampleEvent(channel, id),
  tenant,
});
export const accept = ({ inbox }: Store, tenant: string, channel: string, id: string, at: number) =>
  inbox.accept(event(tenant, channel, id), { eventId: `e-${id}`, messageKey: `m-${id}` }, at);

const effectsOf = (tenant: string): Effects => ({
  ...noEffects,
  conversation: { ...sampleConversation(), tenant },
  openedHandOffs: [{ ...sampleHandOff("h1"), tenant }],
  receipts: [{ ...sampleReceipt("r1"), tenant }],
  feedback: { tenant, channel: "D1", turnId: "t1", verdict: "not_helpful", reason: "looks_wrong", at: 20 },
  gaps: [{ ...sampleGap("g1"), tenant, dueAt: 9 }],
  waiters: [{ ...sampleWaiter("g1", "D1", "t1"), tenant, candidate: "U1" }],
  deliveries: [
    { ...sampleDelivery(`failed-${tenant}`, "D2"), tenant },
    { ...sampleDelivery(`unknown-${tenant}`, "D3"), tenant },
  ],
});

async function queue(store: Store, tenant: string): Promise<void> {
  await accept(store, tenant, "D1", "one", 0);
  await store.inbox.complete(await claimId(store), "w", effectsOf(tenant), 10);
  await store.outbox.claim("s1", 10, 90, []);
  await store.outbox.fail(`failed-${tenant}`, "s1", "not_in_channel", 11);
  await store.outbox.claim("s2", 11, 90, []);
  await store.outbox.unknown(`unknown-${tenant}`, "s2", "reset");
  await accept(store, tenant, "D2", "dead", 20);
  await store.inbox.fail(await claimId(store, "w", 20), "w", "boom", null);
  await accept(store, tenant, "D3", "three", 30);
  const deliveries = [{ ...sampleDelivery(`waiting-${tenant}`), tenant }];
  await store.inbox.complete(await claimId(store, "w", 30), "w", { ...noEffects, deliveries }, 500);
  await accept(store, tenant, "D1", "two", 1_000);
  // A key that the other workspace does not know.
  await accept(store, tenant, "D4", `only-${tenant}`, 3_000);
}

/** Something in every room and every state of the queues, under the same keys in each workspace that is settled. */
export async function settle({ store, desk }: Rooms, tenant: string): Promise<void> {
  await store.postings.publish(tenant, publication, 1);
  const resting = { ...publication, posting: { ...publication.posting, key: "other", title: "Cook" } };
  await store.postings.publish(tenant, resting, 1);
  await store.postings.pause(tenant, "acme", { by: `robin of ${tenant}`, name: "robin", since: 2 });
  await store.postings.handle(
    tenant,
    "acme",
    { team: `C-${tenant}`, audience: { kind: "workspace" } },
    { by: "robin", at: 3 },
  );
  await store.reviews.propose(tenant, { ingested, collection: "folder", openCount: 1, mark: "m1" }, 2);
  const named = { kind: "name" as const, title: `Baker of ${tenant}`, employer: null, by: "robin", at: 3 };
  await store.reviews.decide(tenant, "acme", [named]);
  await store.collections.configure(tenant, ["folder"]);
  await store.collections.synced(tenant, "folder", { etag: `of ${tenant}`, lastModified: null }, 3);
  await store.holds.hold(tenant, { ...hold, reason: `case of ${tenant}` });
  await queue(store, tenant);
  await desk.persons.export(tenant, "U1", { by: `sam of ${tenant}`, at: 40 });
}

const states = ["waiting", "working", "done", "dead", "posted", "withdrawn", "failed", "unknown"];

export const queued = async ({ queues }: StoreDesk, name: "inbox" | "outbox", tenant: string) =>
  (await queues.list(name, states)).filter((row) => row.tenant === tenant);

/** Rows of one instant come in the order of their ids, which are by chance. */
const byWords = (rows: readonly unknown[]): string[] => rows.map((row) => plain(row)).toSorted();
export const ofPerson = ({ audit, ...data }: PersonData) => ({ ...data, audit: byWords(audit) });
export const audited = async ({ audit }: StoreDesk, tenant: string): Promise<string[]> =>
  byWords(await audit.list(tenant, { since: 0, after: null, most: 99 }));

/** Without what is by chance, or counts up for all workspaces together. */
export const plain = (value: unknown): string =>
  (JSON.stringify(value) ?? "").replaceAll(/row-\d{6}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/gu, "…");

/** All that a workspace has, room by room. */
export const everything = async ({ store, desk }: Rooms, tenant: string): Promise<Record<string, unknown>> => ({
  postings: [
    await store.postings.current(tenant, "acme"),
    await store.postings.changes(tenant, 0),
    await store.postings.standings(tenant),
  ],
  proposal: await store.reviews.find(tenant, "acme"),
  decisions: await store.reviews.decisions(tenant, "acme"),
  validators: await store.collections.validators(tenant, "folder"),
  conversation: await store.conversations.find(tenant, "D1"),
  handOffs: await store.handOffs.since(tenant, 0),
  gaps: await store.gaps.open(tenant),
  waiters: await store.gaps.waiters(tenant, "g1"),
  receipts: await store.receipts.latest(tenant, 9),
  feedback: await store.feedback.countsSince(tenant, 0),
  holds: await store.holds.list(tenant),
  inbox: await queued(desk, "inbox", tenant),
  outbox: await queued(desk, "outbox", tenant),
  person: ofPerson(await desk.persons.find(tenant, "U1")),
  audit: await audited(desk, tenant),
});
