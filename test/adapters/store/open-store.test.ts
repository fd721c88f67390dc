import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { countingIds } from "../../fakes/ids.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { noEffects, sampleConversation, sampleEvent } from "../../fakes/sample-effects.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "candor-open-"));
  return () => rm(folder, { recursive: true, force: true });
});

const logger = recordingLogger();
const clock = { now: () => 0 };
const open = async (file = join(folder, "candor.db")) => {
  const store = await openStore({ file, clock, ids: countingIds(), logger });
  onTestFinished(() => store.close());
  return store;
};

const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe("opening the SQLite store", () => {
  test("makes the folder and files for this user alone", async () => {
    const file = join(folder, "new", "deeper", "candor.db");
    const store = await open(file);
    await store.inbox.accept(sampleEvent("D1", "1"), { eventId: "1", messageKey: "1" }, 0);
    expect(await mode(join(folder, "new"))).toBe("700");
    expect(await mode(join(folder, "new", "deeper"))).toBe("700");
    for (const suffix of ["", "-wal", "-shm", ".lock", ".holder"]) expect(await mode(file + suffix)).toBe("600");
  });

  test("takes an existing file away from others", async () => {
    const file = join(folder, "candor.db");
    await writeFile(file, "");
    await chmod(file, 0o644);
    await open(file);
    expect(await mode(file)).toBe("600");
  });

  test("what was stored is there when it is opened again, and work that was begun is free at once", async () => {
    const before = await open();
    await before.inbox.accept(sampleEvent("D1", "1"), { eventId: "1", messageKey: "1" }, 0);
    await before.inbox.claim("w", 0, 1_000_000);
    await before.close();
    const after = await open();
    expect(await after.inbox.claim("w2", 0, 100)).toMatchObject({ attempt: 2, event: { messageId: "1" } });
    expect(logger.events()).toContain("work_recovered");
  });

  test("the words of a completed event are gone from the inbox", async () => {
    const store = await open();
    const secret = "a very particular sentence";
    await store.inbox.accept(sampleEvent("D1", "1", secret), { eventId: "1", messageKey: "1" }, 0);
    const claimed = await store.inbox.claim("w", 0, 100);
    await store.inbox.complete(claimed?.id ?? "", "w", noEffects, 1);
    await store.close();
    const content = await readFile(join(folder, "candor.db"), "latin1");
    expect(content.includes(secret)).toBe(false);
  });

  test("an event that cannot be read any more is buried and its conversation goes on", async () => {
    const file = join(folder, "candor.db");
    const store = await open();
    for (const id of ["1", "2"]) await store.inbox.accept(sampleEvent("D1", id), { eventId: id, messageKey: id }, 0);
    const operator = new DatabaseSync(file);
    operator.exec("update inbox set payload = '{\"kind\":\"from_the_future\"}' where event_id = '1'");
    operator.close();
    expect(await store.inbox.claim("w", 0, 100)).toMatchObject({ event: { messageId: "2" } });
    expect(await store.inbox.counts()).toMatchObject({ dead: 1 });
  });

  test("a second opening in this process, also under another name, is refused", async () => {
    const first = await open();
    await symlink(join(folder, "candor.db"), join(folder, "alias.db"));
    await expect(open()).rejects.toMatchObject({ code: "busy" });
    await expect(open(join(folder, "alias.db"))).rejects.toMatchObject({ code: "busy" });
    // The refused ones have not broken the lock.
    await expect(open()).rejects.toThrow(`process ${process.pid} since 1970-01-01T00:00:00.000Z. Stop that process`);
    await first.close();
    await expect(open()).resolves.toBeDefined();
  });

  test("another process is refused while one has the store, and let in when that was killed", async () => {
    const file = join(folder, "candor.db");
    const script = join(import.meta.dirname, "accept-until-killed.ts");
    const child = spawn(process.execPath, [script, file, "0"], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    child.stdout.resume();
    await expect(open(file)).rejects.toThrow(`is held by process ${child.pid} since 20`);
    child.kill("SIGKILL");
    await once(child, "close");
    await expect(open(file)).resolves.toBeDefined();
  });

  test("a file that is not a database is left as it is, with a word on what to do", async () => {
    const file = join(folder, "notes.txt");
    await writeFile(file, "these are my notes, not a database\n".repeat(100));
    await expect(open(file)).rejects.toThrow("Name another file");
    await expect(open(file)).rejects.toMatchObject({ code: "bad_input" });
    expect(await readFile(file, "utf8")).toContain("these are my notes");
  });

  test("another program's database is left alone", async () => {
    const file = join(folder, "other.db");
    const other = new DatabaseSync(file);
    other.exec("create table photographs (id integer)");
    other.close();
    await expect(open(file)).rejects.toThrow("another program's database");
  });

  test("a folder that cannot be made is refused with a word on what to do", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    await expect(open(join(file, "candor.db"))).rejects.toThrow("Name a file in a folder");
    await expect(open(join(file, "candor.db"))).rejects.toMatchObject({ code: "bad_input" });
    await mkdir(join(folder, "directory"));
    await expect(open(join(folder, "directory"))).rejects.toMatchObject({ code: "bad_input" });
  });

  test("the sweep reads no conversation that is not due", async () => {
    const file = join(folder, "candor.db");
    const store = await open(file);
    await store.inbox.accept(sampleEvent("D1", "1"), { eventId: "1", messageKey: "1" }, 0);
    const claimed = await store.inbox.claim("w", 0, 100);
    await store.inbox.complete(claimed?.id ?? "", "w", { ...noEffects, conversation: sampleConversation() }, 1);
    const operator = new DatabaseSync(file);
    operator.exec("update conversation set document = 'nobody can read this'");
    operator.close();
    const before = { conversations: 5, answers: 5, messages: 0, audit: 0 };
    expect(await store.retention.sweep("T1", before, 9)).toMatchObject({ conversations: 0 });
    await expect(store.retention.sweep("T1", { ...before, conversations: 6 }, 9)).rejects.toThrow();
  });

  test("a store of a newer version is left alone", async () => {
    const store = await open();
    await store.close();
    const future = new DatabaseSync(join(folder, "candor.db"));
    future.exec("insert into migration values (99, 'from-the-future', 0)");
    future.close();
    await expect(open()).rejects.toThrow("newer Candor (schema 99");
    await expect(open()).rejects.toMatchObject({ code: "bad_input" });
  });
});
