import { describe, expect, onTestFinished, test } from "vitest";
import { startInboxWorker, type InboxWorkerOptions } from "../../src/app/inbox-worker.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import { InputError } from "../../src/domain/errors.ts";
import { fakeClock, settle } from "../fakes/clock.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryInbox } from "../fakes/memory-queue.ts";
import { noEffects, sampleConversation, sampleEvent } from "../fakes/sample-effects.ts";

const start = (options: Partial<InboxWorkerOptions> = {}) => {
  const queue = memoryInbox();
  const clock = fakeClock();
  const logger = recordingLogger();
  const worked: string[] = [];
  const worker = startInboxWorker({
    inbox: queue.inbox,
    onWork: queue.onWork,
    respond: (event) => {
      worked.push(textOf(event));
      return Promise.resolve(noEffects);
    },
    clock,
    sleep: clock.sleep,
    ids: countingIds("worker"),
    logger,
    backoff: (attempt) => attempt * 1000,
    maxAttempts: 3,
    ...options,
  });
  onTestFinished(() => worker.stop());
  const accept = async (channel: string, text: string): Promise<void> => {
    await queue.inbox.accept(sampleEvent(channel, text, text), { eventId: text, messageKey: text }, clock.now());
    await settle();
  };
  return { ...queue, clock, logger, worked, worker, accept };
};

const textOf = (event: IncomingEvent): string => (event.kind === "message" ? (event.text ?? "") : event.kind);

const broken = () => Promise.reject(new InputError("no"));

/** An answer that the test gives when it likes. */
const held = () => {
  const { promise, resolve } = Promise.withResolvers<typeof noEffects>();
  return { respond: () => promise, release: () => resolve(noEffects) };
};

describe("the inbox worker", () => {
  test("an accepted event is worked at once, without waiting for a poll", async () => {
    const { accept, worked, inbox } = start();
    await accept("D1", "one");
    expect(worked).toEqual(["one"]);
    expect(await inbox.counts()).toEqual({ waiting: 0, working: 0, dead: 0 });
  });

  test("the effects of the answer are committed with the event", async () => {
    const effects = { ...noEffects, conversation: sampleConversation() };
    const { accept, rows } = start({ respond: () => Promise.resolve(effects) });
    await accept("D1", "one");
    expect(rows[0]?.effects).toEqual(effects);
  });

  test("a slow conversation does not hold up another one", async () => {
    const slow = held();
    const answered: string[] = [];
    const { accept } = start({
      respond: (event) => {
        if (event.channel === "D1") return slow.respond();
        answered.push(event.channel);
        return Promise.resolve(noEffects);
      },
    });
    await accept("D1", "one");
    await accept("D2", "two");
    expect(answered).toEqual(["D2"]);
    slow.release();
  });

  test("no more events are worked at once than the concurrency allows", async () => {
    const slow = held();
    const { accept, inbox } = start({ respond: slow.respond, concurrency: 2 });
    for (const name of ["1", "2", "3"]) await accept(`D${name}`, name);
    expect(await inbox.counts()).toMatchObject({ working: 2, waiting: 1 });
    slow.release();
    await settle();
    expect(await inbox.counts()).toMatchObject({ working: 0, waiting: 0 });
  });

  test("a failed attempt is repeated after its back-off and keeps its place", async () => {
    const texts: string[] = [];
    let failures = 1;
    const { accept, clock } = start({
      respond: (event) => {
        failures -= 1;
        if (failures >= 0) return broken();
        texts.push(textOf(event));
        return Promise.resolve(noEffects);
      },
    });
    await accept("D1", "first");
    await accept("D1", "second");
    await clock.advance(999);
    expect(texts).toEqual([]);
    await clock.advance(1);
    expect(texts).toEqual(["first", "second"]);
  });

  test("an event that fails each time is buried and logged, and its conversation goes on", async () => {
    const { accept, clock, rows, logger } = start({
      respond: (event) => (textOf(event) === "bad" ? broken() : Promise.resolve(noEffects)),
    });
    await accept("D1", "bad");
    await accept("D1", "good");
    await clock.advance(10_000);
    expect(rows.map(({ state, code, attempt }) => ({ state, code, attempt }))).toEqual([
      { state: "dead", code: "bad_input", attempt: 3 },
      { state: "done", code: "", attempt: 1 },
    ]);
    expect(logger.events()).toContain("event_buried");
  });

  test("instead of a burial the apology is committed, where there is one", async () => {
    const apology = { ...noEffects, conversation: sampleConversation() };
    const { accept, clock, rows, logger } = start({ respond: broken, apologise: () => Promise.resolve(apology) });
    await accept("D1", "bad");
    await clock.advance(10_000);
    expect(rows[0]).toMatchObject({ state: "done", effects: apology });
    expect(logger.events()).toContain("event_apologised");
  });

  test("an event whose apology fails, too, is buried", async () => {
    const { accept, clock, rows, logger } = start({ respond: broken, apologise: broken });
    await accept("D1", "bad");
    await clock.advance(10_000);
    expect(rows[0]?.state).toBe("dead");
    expect(logger.events()).toContain("apology_failed");
  });

  test("an event that ended the process at each attempt is not attempted again", async () => {
    const queue = memoryInbox();
    await queue.inbox.accept(sampleEvent("D1", "m"), { eventId: "m", messageKey: "m" }, 0);
    for (const row of queue.rows) row.attempt = 3;
    const { worked } = start({ inbox: queue.inbox, onWork: queue.onWork });
    await settle();
    expect(worked).toEqual([]);
    expect(queue.rows[0]?.state).toBe("dead");
  });

  test("an answer that takes too long is a failed attempt", async () => {
    const { accept, clock, rows } = start({ respond: held().respond, respondMs: 5000, leaseMs: 3000 });
    await accept("D1", "one");
    await clock.advance(5000);
    expect(rows[0]).toMatchObject({ state: "waiting", code: "unavailable" });
  });

  test("the lease is extended while an answer is being made, and no longer", async () => {
    const slow = held();
    const { accept, clock, extended } = start({ respond: slow.respond, leaseMs: 3000 });
    await accept("D1", "one");
    await clock.advance(2000);
    expect(extended).toHaveLength(2);
    slow.release();
    await clock.advance(10_000);
    expect(extended).toHaveLength(2);
  });

  test("an event that somebody else holds by now is left to them", async () => {
    const slow = held();
    const { accept, rows, logger } = start({ respond: slow.respond });
    await accept("D1", "one");
    for (const row of rows) row.owner = "somebody else";
    slow.release();
    await settle();
    expect(rows[0]).toMatchObject({ state: "working", owner: "somebody else" });
    expect(logger.events()).toContain("lease_lost");
  });

  test("stopping takes no new event and waits for the running one", async () => {
    const slow = held();
    const { accept, worker, inbox } = start({ respond: slow.respond });
    await accept("D1", "one");
    let stopped = false;
    const stopping = worker.stop().then(() => (stopped = true));
    await accept("D2", "two");
    expect(stopped).toBe(false);
    slow.release();
    await stopping;
    expect(await inbox.counts()).toMatchObject({ waiting: 1, working: 0 });
  });

  test("a store that fails for a while is logged, asked again after a pause, and nothing is lost", async () => {
    const queue = memoryInbox();
    let asked = 0;
    const { accept, clock, worked, logger } = start({
      inbox: {
        ...queue.inbox,
        claim: (...claim) => {
          asked += 1;
          return asked <= 2 ? Promise.reject(new Error("disk")) : queue.inbox.claim(...claim);
        },
      },
      onWork: queue.onWork,
    });
    await accept("D9", "goes to an inbox nobody works");
    await queue.inbox.accept(sampleEvent("D1", "m", "kept"), { eventId: "m", messageKey: "m" }, 0);
    await clock.advance(3000);
    expect(worked).toEqual(["kept"]);
    expect(logger.events().filter((event) => event === "claim_failed")).toHaveLength(2);
  });

  test("an idle worker looks at the inbox once a second, no oftener", async () => {
    const queue = memoryInbox();
    let asked = 0;
    const { clock } = start({
      inbox: {
        ...queue.inbox,
        claim: () => {
          asked += 1;
          return Promise.resolve(null);
        },
      },
      onWork: queue.onWork,
    });
    await clock.advance(10_000);
    expect(asked).toBe(11);
  });
});
