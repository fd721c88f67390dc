import { Client } from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../../src/adapters/store/open-postgres-store.ts";
import type { Store } from "../../../src/ports.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { noEffects, sampleEvent, sampleHandOff } from "../../fakes/sample-effects.ts";
import { startPostgres } from "../../stand-ins/postgres.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

let opened = 0;
const open = async (url: string): Promise<Store> => {
  opened += 1;
  const ids = countingIds(`process${opened}`);
  const store = await openPostgresStore({ url, clock: { now: () => 0 }, ids, logger: recordingLogger() });
  onTestFinished(() => store.close());
  return store;
};

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

const accept = (store: Store, id: string, atMicros = 1) =>
  store.inbox.accept({ ...sampleEvent("D1", id), atMicros }, { eventId: id, messageKey: id }, 0);

const posting = {
  key: "acme",
  title: "Baker",
  employer: null,
  language: "en" as const,
  kind: "posting" as const,
  sha256: "a".repeat(64),
};

describe.skipIf(postgres === null)("the Postgres store", () => {
  if (postgres === null) return;

  test.each([
    ["a wrong password", () => postgres.url("postgres", "wr0ng"), "bad_input", "refuses the password of candor"],
    ["a database that is not there", () => postgres.url("nothing"), "bad_input", "createdb nothing"],
    ["a folder without a socket", () => "postgres://u:wr0ng@h/d?host=/nowhere", "bad_input", "No Postgres listens in"],
    ["a closed port", () => "postgres://u:wr0ng@127.0.0.1:1/d", "unavailable", "No Postgres answers at 127.0.0.1:1"],
  ])("%s is told in a sentence without the password", async (_, url, code, sentence) => {
    const refusal = await open(url()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(sentence) as unknown });
    expect(String(refusal)).not.toContain("wr0ng");
  });

  test("another program's database is left alone", async () => {
    const url = await postgres.createDatabase();
    const other = await connected(url);
    await other.query("create table photographs (id integer)");
    await expect(open(url)).rejects.toThrow("another program's database");
    const { rows } = await other.query("select 1 from information_schema.tables where table_schema = 'public'");
    expect(rows).toHaveLength(1);
  });

  test("a store of a newer version is left alone", async () => {
    const url = await postgres.createDatabase();
    await open(url);
    await (await connected(url)).query("insert into migration values (99, 'from-the-future', 0)");
    await expect(open(url)).rejects.toThrow("newer Candor (schema 99");
  });

  test("processes that start at once make the tables once, and publish a posting once", async () => {
    const url = await postgres.createDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(url)));
    const published = await Promise.all(
      stores.map((store) => store.postings.publish("T1", { posting, facts: [], places: [], references: [] }, 1)),
    );
    expect(published.map(({ number }) => number)).toEqual([1, 1, 1]);
  });

  test("opening frees nothing that another process works; a lease that ran out is taken over", async () => {
    const url = await postgres.createDatabase();
    const first = await open(url);
    await accept(first, "1");
    await first.inbox.claim("w1", 0, 100);
    const second = await open(url);
    expect(await second.inbox.claim("w2", 99, 200)).toBeNull();
    expect(await second.inbox.claim("w2", 100, 200)).toMatchObject({ attempt: 2 });
  });

  test("work that one process stores wakes the others", async () => {
    const url = await postgres.createDatabase();
    const [first, second] = [await open(url), await open(url)];
    let heard = 0;
    second.onWork(() => {
      heard += 1;
    });
    await accept(first, "1");
    await expect.poll(() => heard).toBe(1);
  });

  test("two claims that chose two events of one conversation: one has it, the other finds nothing", async () => {
    const url = await postgres.createDatabase();
    const store = await open(url);
    await accept(store, "later", 20);
    const other = await connected(url);
    await other.query("begin");
    await other.query("update inbox set state = 'working', lease_owner = 'other', lease_until = 1000");
    await accept(store, "earlier", 10);
    const claiming = store.inbox.claim("w", 0, 100);
    const watcher = await connected(url);
    // The claim has chosen the earlier event and waits to know whether the other one stands.
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await watcher.query(waiting)).rowCount).toBe(1);
    await other.query("commit");
    expect(await claiming).toBeNull();
    expect(await store.inbox.counts()).toMatchObject({ waiting: 1, working: 1 });
  });

  test("a word that Postgres' texts cannot hold does not stop an event", async () => {
    const store = await open(await postgres.createDatabase());
    await accept(store, "1");
    const claimed = await store.inbox.claim("w", 0, 100);
    const handOff = { ...sampleHandOff("h1"), question: "Is\u0000it remote?" };
    await store.inbox.complete(claimed?.id ?? "", "w", { ...noEffects, openedHandOffs: [handOff] }, 1);
    expect(await store.handOffs.find("T1", "h1")).toMatchObject({ question: "Is\uFFFDit remote?" });
  });

  test("the words of a completed event are gone from the inbox", async () => {
    const url = await postgres.createDatabase();
    const store = await open(url);
    await accept(store, "1");
    const claimed = await store.inbox.claim("w", 0, 100);
    await store.inbox.complete(claimed?.id ?? "", "w", noEffects, 1);
    const { rows } = await (await connected(url)).query("select payload from inbox");
    expect(rows).toEqual([{ payload: "" }]);
  });

  test("how others in the process read a bigint is not changed", async () => {
    const url = await postgres.createDatabase();
    await accept(await open(url), "1");
    expect((await (await connected(url)).query("select order_at from inbox")).rows).toEqual([{ order_at: "1" }]);
  });
});
