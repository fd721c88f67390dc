import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/app/catalogue.ts";
import type { Audience } from "../../src/domain/handling.ts";
import { vocabulary } from "../answer/choose/postings.ts";
import { fakeClock } from "../fakes/clock.ts";
import { membershipOf } from "../fakes/membership.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";
import { quay } from "./quay.ts";

const audiences: Readonly<Record<string, Audience>> = {
  baker: { kind: "workspace" },
  miller: { kind: "members", channel: "C8" },
  butcher: { kind: "link" },
};

/** Three postings, one for everybody, one for a channel's members, one for whoever has its link. */
async function offered() {
  const clock = fakeClock();
  const { store, dispose } = await openTemporaryStore(clock);
  onTestFinished(dispose);
  for (const [key, audience] of Object.entries(audiences)) {
    const posting = {
      key,
      title: `${key} of bread`,
      employer: null,
      language: "en",
      kind: "posting" as const,
      sha256: "0".repeat(64),
    };
    const references = [`jobs.example/${key}`];
    await store.postings.publish("T1", { posting, places: [], references, facts: [] }, clock.now());
    await store.postings.handle("T1", key, { team: null, audience }, { by: "robin", at: clock.now() });
  }
  const membership = membershipOf({ C8: ["U-member"] });
  const catalogue = createCatalogue({ postings: store.postings, vocabulary, membership, clock });
  return { store, clock, catalogue };
}

const member = { tenant: "T1", candidate: "U-member" };
const stranger = { tenant: "T1", candidate: "U-stranger" };

test("members are offered what is theirs, and a posting by link is on nobody's list", async () => {
  const { catalogue } = await offered();
  const keys = async (seeker: typeof member) => (await catalogue.list(seeker)).map(({ key }) => key);
  expect(await keys(member)).toEqual(["baker", "miller"]);
  expect(await keys(stranger)).toEqual(["baker"]);
  expect((await catalogue.all("T1")).map(({ key }) => key)).toEqual(["baker", "butcher", "miller"]);
});

test("a posting is named by whom it is offered to, and by link by whoever has the link", async () => {
  const { catalogue } = await offered();
  expect(await catalogue.name(member, "the miller job", null)).toMatchObject({ kind: "one", key: "miller" });
  expect(await catalogue.name(stranger, "the miller job", null)).toEqual({ kind: "none" });
  expect(await catalogue.name(stranger, "https://jobs.example/miller", null)).toEqual({ kind: "none" });
  expect(await catalogue.name(stranger, "the butcher job", null)).toEqual({ kind: "none" });
  expect(await catalogue.name(stranger, "https://jobs.example/butcher", null)).toMatchObject({ key: "butcher" });
});

test("who may be answered follows what is said last", async () => {
  const { store, clock, catalogue } = await offered();
  const open = (key: string) => Promise.all([member, stranger].map((seeker) => catalogue.isOpenTo(seeker, key)));
  expect(await open("miller")).toEqual([true, false]);
  expect(await open("butcher")).toEqual([true, true]);
  await clock.advance(1);
  await store.postings.handle(
    "T1",
    "miller",
    { team: null, audience: { kind: "workspace" } },
    { by: "robin", at: clock.now() },
  );
  await clock.advance(1_000);
  expect(await open("miller")).toEqual([true, true]);
});

test("whoever is not among those it is offered to any more is answered from it no more", async () => {
  const house = quay();
  expect((await house.write("D1", "Do you sponsor visas?")).receipts).toHaveLength(1);
  house.handle("ferry-mate", { team: null, audience: { kind: "members", channel: "C8" } });
  const { receipts, deliveries } = await house.write("D1", "How much does it pay?");
  expect(receipts).toEqual([]);
  expect(deliveries.flatMap(({ message }) => message.actions.map(({ name }) => name))).not.toContain("choose_posting");
  const pressed = { tenant: "T1", channel: "D1", candidate: "U-D1", atMicros: 99 };
  const chosen = await house.happen({ kind: "posting_chosen", ...pressed, postingKey: "ferry-mate" });
  expect(JSON.stringify(chosen)).not.toContain("Ferry Mate");
});

test("a posting by link is answered to whoever came to it", async () => {
  const house = quay();
  house.handle("ferry-mate", { team: null, audience: { kind: "link" } });
  const pressed = { tenant: "T1", channel: "D1", candidate: "U-D1", atMicros: 99 };
  await house.happen({ kind: "posting_chosen", ...pressed, postingKey: "ferry-mate" });
  expect((await house.write("D1", "How much does it pay?")).receipts).toHaveLength(1);
});
