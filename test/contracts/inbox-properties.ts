import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ClaimedEvent, Store } from "../../src/ports.ts";
import { noEffects, sampleEvent } from "../fakes/sample-effects.ts";
import type { OpenContractStore } from "./contract-steps.ts";

type Step =
  | { kind: "accept"; channel: number }
  | { kind: "claim" }
  | { kind: "complete" | "retry" | "bury"; which: number }
  | { kind: "wait"; ms: number };

const channel = fc.integer({ min: 0, max: 2 });
const which = fc.nat({ max: 20 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant("accept"), channel }),
    fc.record({ kind: fc.constant("claim") }),
    fc.record({ kind: fc.constantFrom("complete", "retry", "bury"), which }),
    fc.record({ kind: fc.constant("wait"), ms: fc.integer({ min: 1, max: 60 }) }),
  ),
  { maxLength: 60 },
);

const leaseMs = 100;
const backoffMs = 20;

type Held = { worker: string; claimed: ClaimedEvent; until: number };

/** Plays the steps and keeps the books that the store is held against. */
const play = async (store: Store, tenant: string, script: readonly Step[]) => {
  let now = 0;
  let count = 0;
  let held: Held[] = [];
  const overlaps: string[] = [];
  const finished = new Map<string, number[]>();

  const claim = async (): Promise<boolean> => {
    count += 1;
    const worker = `w${count}`;
    const claimed = await store.inbox.claim(worker, now, now + leaseMs);
    held = held.filter(({ until }) => until > now);
    if (claimed === null) return false;
    if (held.some((other) => other.claimed.event.channel === claimed.event.channel)) overlaps.push(claimed.id);
    held.push({ worker, claimed, until: now + leaseMs });
    return true;
  };

  const finish = async (kind: "complete" | "retry" | "bury", place: number): Promise<void> => {
    const live = held.filter(({ until }) => until > now);
    const job = live[place % live.length];
    if (job === undefined) return;
    held = live.filter((other) => other !== job);
    const { id, event } = job.claimed;
    if (kind === "retry") {
      await store.inbox.fail(id, job.worker, "x", now + backoffMs);
      return;
    }
    finished.set(event.channel, [...(finished.get(event.channel) ?? []), event.atMicros]);
    if (kind === "complete") await store.inbox.complete(id, job.worker, noEffects, now);
    else await store.inbox.fail(id, job.worker, "x", null);
  };

  for (const step of script) {
    switch (step.kind) {
      case "accept": {
        count += 1;
        const event = { ...sampleEvent(`D${step.channel}`, `${count}`), tenant, atMicros: count };
        await store.inbox.accept(event, { eventId: `${count}`, messageKey: `${count}` }, now);
        break;
      }
      case "claim":
        await claim();
        break;
      case "wait":
        now += step.ms;
        break;
      case "complete":
      case "retry":
      case "bury":
        await finish(step.kind, step.which);
        break;
    }
  }
  // To the end, so that the next script finds an empty inbox.
  now += leaseMs + backoffMs;
  while (await claim()) await finish("complete", 0);
  const accepted = script.filter(({ kind }) => kind === "accept").length;
  return { overlaps, finished, accepted };
};

/** Holds for any order in which events are accepted, claimed, ended, put off and left to time. */
export const inboxProperties = (open: OpenContractStore): void => {
  test("no conversation is worked twice at once, out of order, or left unfinished", async () => {
    const opened = await open();
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(steps, async (script) => {
          run += 1;
          const { overlaps, finished, accepted } = await play(opened.store, `T${run}`, script);
          expect(overlaps).toEqual([]);
          for (const order of finished.values()) expect(order).toEqual(order.toSorted((left, right) => left - right));
          expect([...finished.values()].flat()).toHaveLength(accepted);
        }),
        { numRuns: 60 },
      );
    } finally {
      await opened.dispose();
    }
  });
};
