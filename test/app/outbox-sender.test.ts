import { describe, expect, onTestFinished, test } from "vitest";
import { startOutboxSender, type OutboxSenderOptions } from "../../src/app/outbox-sender.ts";
import type { Messenger } from "../../src/ports.ts";
import { fakeClock, settle } from "../fakes/clock.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryMessenger } from "../fakes/memory-messenger.ts";
import { memoryOutbox } from "../fakes/memory-queue.ts";
import { sampleDelivery } from "../fakes/sample-effects.ts";

const start = (messenger: Messenger, options: Partial<OutboxSenderOptions> = {}) => {
  const queue = memoryOutbox();
  const clock = fakeClock(0);
  const logger = recordingLogger();
  const sender = startOutboxSender({
    outbox: queue.outbox,
    onWork: queue.onWork,
    messenger,
    clock,
    sleep: clock.sleep,
    ids: countingIds("sender"),
    logger,
    backoff: (attempt) => attempt * 1000,
    locateAfterMs: [500],
    maxAttempts: 3,
    ...options,
  });
  onTestFinished(() => sender.stop());
  return { ...queue, clock, logger, sender };
};

describe("the outbox sender", () => {
  test("deliveries of a lane are posted in order, each once", async () => {
    const messenger = memoryMessenger();
    const { add } = start(messenger);
    for (const id of ["1", "2", "3"]) add(sampleDelivery(id));
    await settle();
    expect(messenger.calls).toEqual(["post 1", "post 2", "post 3"]);
  });

  test("the post is recorded before it is attempted", async () => {
    const seen: (number | null | undefined)[] = [];
    const { add, rows, clock } = start({
      post: () => {
        seen.push(rows[0]?.postingSince);
        return Promise.resolve({ kind: "posted", messageId: "m" });
      },
      locate: () => Promise.resolve({ kind: "unknown" }),
    });
    await clock.advance(7);
    add(sampleDelivery("1"));
    await settle();
    expect(seen).toEqual([7]);
  });

  test("a postponed delivery waits as long as the messenger asks and is not overtaken", async () => {
    const messenger = memoryMessenger({ posts: [{ kind: "retry", code: "ratelimited", afterMs: 4000 }] });
    const { add, clock } = start(messenger);
    add(sampleDelivery("1"));
    add(sampleDelivery("2"));
    add(sampleDelivery("other"), "b");
    await clock.advance(3999);
    expect(messenger.calls).toEqual(["post 1", "post other"]);
    await clock.advance(1);
    expect(messenger.calls).toEqual(["post 1", "post other", "post 1", "post 2"]);
  });

  test("attempts grow apart even where the messenger would have them at once", async () => {
    const postponed = { kind: "retry", code: "ratelimited", afterMs: 0 } as const;
    const messenger = memoryMessenger({ posts: [postponed, postponed] });
    const { add, clock } = start(messenger);
    add(sampleDelivery("1"));
    await clock.advance(999);
    expect(messenger.calls).toHaveLength(1);
    await clock.advance(2000);
    expect(messenger.calls).toHaveLength(2);
    await clock.advance(1);
    expect(messenger.calls).toHaveLength(3);
  });

  test("a delivery that is postponed each time has failed in the end, and its lane goes on", async () => {
    const postponed = { kind: "retry", code: "ratelimited", afterMs: 0 } as const;
    const messenger = memoryMessenger({ posts: [postponed, postponed, postponed] });
    const { add, clock, state, logger } = start(messenger);
    add(sampleDelivery("1"));
    add(sampleDelivery("2"));
    await clock.advance(10_000);
    expect([state("1"), state("2")]).toEqual(["failed", "posted"]);
    expect(logger.events()).toContain("delivery_failed");
  });

  test("what Slack takes from nobody now waits, however long, and is posted in order afterwards", async () => {
    const suspended = { kind: "suspended", code: "token_revoked", afterMs: 1_000 } as const;
    const messenger = memoryMessenger({ posts: Array.from({ length: 20 }, () => suspended) });
    const { add, clock, state, logger } = start(messenger);
    add(sampleDelivery("1"));
    add(sampleDelivery("2"));
    await clock.advance(25_000);
    expect([state("1"), state("2")]).toEqual(["posted", "posted"]);
    expect(messenger.standing.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(logger.events()).toContain("delivery_suspended");
  });

  test("a refused delivery is not attempted again", async () => {
    const messenger = memoryMessenger({ posts: [{ kind: "refused", code: "channel_not_found" }] });
    const { add, clock, state } = start(messenger);
    add(sampleDelivery("1"));
    await clock.advance(10_000);
    expect(messenger.calls).toEqual(["post 1"]);
    expect(state("1")).toBe("failed");
  });

  describe("after an ambiguous post", () => {
    const ambiguous = { kind: "unknown", code: "reset" } as const;

    test("a message that stands there is not posted again", async () => {
      const messenger = memoryMessenger({ posts: [ambiguous], found: [{ kind: "found", messageId: "m1" }] });
      const { add, clock, rows } = start(messenger);
      add(sampleDelivery("1"));
      await clock.advance(10_000);
      expect(messenger.calls).toEqual(["post 1", "locate 1 since 0"]);
      expect(rows[0]).toMatchObject({ state: "posted", messageId: "m1" });
    });

    test("a message that does not stand there is posted again", async () => {
      const messenger = memoryMessenger({ posts: [ambiguous], found: [{ kind: "absent" }] });
      const { add, clock, state } = start(messenger);
      add(sampleDelivery("1"));
      await clock.advance(10_000);
      expect(messenger.calls).toEqual(["post 1", "locate 1 since 0", "post 1"]);
      expect(state("1")).toBe("posted");
    });

    test("where it cannot be known, it is marked unknown, logged, never posted again, and the lane goes on", async () => {
      const messenger = memoryMessenger({ posts: [ambiguous], found: [{ kind: "unknown" }] });
      const { add, clock, state, logger } = start(messenger);
      add(sampleDelivery("1"));
      add(sampleDelivery("2"));
      await clock.advance(10_000);
      expect(messenger.calls).toEqual(["post 1", "locate 1 since 0", "post 2"]);
      expect(state("1")).toBe("unknown");
      expect(logger.events()).toContain("delivery_unknown");
    });

    test("a look-up that does not know is repeated as often as is configured", async () => {
      const messenger = memoryMessenger({
        posts: [ambiguous],
        found: [{ kind: "unknown" }, { kind: "found", messageId: "m1" }],
      });
      const { add, clock, state } = start(messenger, { locateAfterMs: [500, 2000] });
      add(sampleDelivery("1"));
      await clock.advance(2500);
      expect(state("1")).toBe("posted");
    });

    test("a messenger that throws may have posted: it is asked before anything is repeated", async () => {
      const calls: string[] = [];
      const { add, clock, state } = start({
        post: () => {
          calls.push("post");
          return Promise.reject(new TypeError("fetch failed"));
        },
        locate: () => {
          calls.push("locate");
          return Promise.reject(new TypeError("fetch failed"));
        },
      });
      add(sampleDelivery("1"));
      await clock.advance(10_000);
      expect(calls).toEqual(["post", "locate"]);
      expect(state("1")).toBe("unknown");
    });

    test("a stop does not wait for the look-up; the next process is told to look first", async () => {
      const messenger = memoryMessenger({ posts: [ambiguous] });
      const { add, rows, sender } = start(messenger, { locateAfterMs: [60_000] });
      add(sampleDelivery("1"));
      await settle();
      await sender.stop();
      expect(rows[0]).toMatchObject({ state: "working", postingSince: 0 });
    });
  });

  describe("a delivery that a crash interrupted", () => {
    test("is looked for, and not posted again where it stands", async () => {
      const messenger = memoryMessenger({ found: [{ kind: "found", messageId: "m1" }] });
      const { add, state } = start(messenger);
      add(sampleDelivery("1"), "a", 42);
      await settle();
      expect(messenger.calls).toEqual(["locate 1 since 42"]);
      expect(state("1")).toBe("posted");
    });

    test("is posted at once where it is absent", async () => {
      const messenger = memoryMessenger({ found: [{ kind: "absent" }] });
      const { add, state } = start(messenger);
      add(sampleDelivery("1"), "a", 42);
      await settle();
      expect(messenger.calls).toEqual(["locate 1 since 42", "post 1"]);
      expect(state("1")).toBe("posted");
    });

    test("is not posted once more where each attempt ended the process", async () => {
      const messenger = memoryMessenger({ found: [{ kind: "absent" }] });
      const queue = memoryOutbox();
      queue.add(sampleDelivery("1"), "a", 42);
      for (const row of queue.rows) row.attempt = 3;
      start(messenger, { outbox: queue.outbox, onWork: queue.onWork });
      await settle();
      expect(messenger.standing).toEqual([]);
      expect(queue.state("1")).toBe("failed");
    });

    test("is marked unknown where nobody can tell", async () => {
      const messenger = memoryMessenger({ found: [{ kind: "unknown" }, { kind: "unknown" }] });
      const { add, state, clock } = start(messenger);
      add(sampleDelivery("1"), "a", 42);
      await clock.advance(10_000);
      expect(messenger.standing).toEqual([]);
      expect(state("1")).toBe("unknown");
    });
  });

  test("a lane is posted in at its pace while others go on", async () => {
    const messenger = memoryMessenger();
    const { add, clock } = start(messenger, { paceMs: 800 });
    add(sampleDelivery("1"));
    add(sampleDelivery("2"));
    add(sampleDelivery("other"), "b");
    await clock.advance(799);
    expect(messenger.calls).toEqual(["post 1", "post other"]);
    await clock.advance(1);
    expect(messenger.calls).toEqual(["post 1", "post other", "post 2"]);
  });

  test("a result that could not be recorded is logged, and the sender lives on", async () => {
    const queue = memoryOutbox();
    const messenger = memoryMessenger();
    const { clock, logger } = start(messenger, {
      outbox: {
        ...queue.outbox,
        posted: (id, ...rest) => (id === "1" ? Promise.reject(new Error("disk")) : queue.outbox.posted(id, ...rest)),
      },
      onWork: queue.onWork,
    });
    queue.add(sampleDelivery("1"));
    queue.add(sampleDelivery("2"), "b");
    await clock.advance(2000);
    expect(logger.events()).toContain("work_failed");
    expect([queue.state("1"), queue.state("2")]).toEqual(["working", "posted"]);
  });
});
