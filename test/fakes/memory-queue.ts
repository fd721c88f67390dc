import type { Effects } from "../../src/domain/delivery.ts";
import { LeaseLostError } from "../../src/domain/errors.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { Delivery } from "../../src/domain/delivery.ts";
import type { Inbox, Lane, Outbox } from "../../src/ports.ts";

type Row = {
  id: string;
  lane: string;
  state: string;
  attempt: number;
  dueAt: number;
  owner: string | null;
  code: string;
};

/** Lanes in memory, for tests of the loops; the store's contract is tested on real databases. */
const memoryLanes = <R extends Row>(rows: R[]) => {
  const listeners = new Set<() => void>();
  const ring = () => {
    for (const listener of listeners) listener();
  };
  return {
    onWork: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ring,
    claim: (worker: string, now: number, resting: readonly Lane[] = []): R | null => {
      const busy = new Set([
        ...rows.filter(({ state }) => state === "working").map(({ lane }) => lane),
        ...resting.map(({ lane }) => lane),
      ]);
      for (const row of rows) {
        if (row.state !== "waiting" || busy.has(row.lane)) continue;
        busy.add(row.lane);
        if (row.dueAt > now) continue;
        Object.assign(row, { state: "working", owner: worker, attempt: row.attempt + 1 });
        return row;
      }
      return null;
    },
    change: (id: string, worker: string, change: Partial<R>): Promise<void> => {
      const row = rows.find((candidate) => candidate.id === id && candidate.owner === worker);
      if (row?.state !== "working") return Promise.reject(new LeaseLostError(`${id} is not held.`));
      Object.assign(row, change);
      ring();
      return Promise.resolve();
    },
    count: (state: string): number => rows.filter((row) => row.state === state).length,
  };
};

const newRow = (id: string, lane: string): Row => ({
  id,
  lane,
  state: "waiting",
  attempt: 0,
  dueAt: 0,
  owner: null,
  code: "",
});

export const memoryInbox = () => {
  const rows: (Row & { event: IncomingEvent; effects: Effects | null })[] = [];
  const lanes = memoryLanes(rows);
  const extended: number[] = [];
  const inbox: Inbox = {
    accept: (event, keys) => {
      rows.push({ ...newRow(keys.eventId, event.channel), event, effects: null });
      lanes.ring();
      return Promise.resolve("accepted");
    },
    claim: (worker, now) => {
      const row = lanes.claim(worker, now);
      return Promise.resolve(row && { id: row.id, tenant: row.event.tenant, attempt: row.attempt, event: row.event });
    },
    extendLease: (_id, _worker, leaseUntil) => {
      extended.push(leaseUntil);
      return Promise.resolve();
    },
    complete: (id, worker, effects) => lanes.change(id, worker, { state: "done", effects }),
    fail: (id, worker, code, retryAt) =>
      lanes.change(id, worker, retryAt === null ? { state: "dead", code } : { state: "waiting", code, dueAt: retryAt }),
    counts: () =>
      Promise.resolve({
        waiting: lanes.count("waiting"),
        working: lanes.count("working"),
        dead: lanes.count("dead"),
      }),
  };
  return { inbox, rows, extended, onWork: lanes.onWork };
};

export const memoryOutbox = () => {
  const rows: (Row & { delivery: Delivery; postingSince: number | null; messageId: string })[] = [];
  const lanes = memoryLanes(rows);
  const outbox: Outbox = {
    claim: (worker, now, _leaseUntil, resting) => {
      const row = lanes.claim(worker, now, resting);
      if (row === null) return Promise.resolve(null);
      if (row.postingSince !== null) row.attempt -= 1;
      const { delivery, lane, attempt, postingSince } = row;
      const relatedMessageId = rows.find(({ id }) => id === delivery.relation?.deliveryId)?.messageId ?? null;
      return Promise.resolve({ delivery, lane, attempt, postingSince, relatedMessageId });
    },
    extendLease: () => Promise.resolve(),
    posting: (id, worker, at) => lanes.change(id, worker, { postingSince: at }),
    posted: (id, worker, messageId) => lanes.change(id, worker, { state: "posted", messageId }),
    retry: (id, worker, code, retryAt) =>
      lanes.change(id, worker, { state: "waiting", code, dueAt: retryAt, postingSince: null }),
    suspend: (id, worker, code, retryAt) => {
      const attempt = (rows.find((row) => row.id === id)?.attempt ?? 1) - 1;
      return lanes.change(id, worker, { state: "waiting", code, dueAt: retryAt, postingSince: null, attempt });
    },
    unknown: (id, worker, code) => lanes.change(id, worker, { state: "unknown", code }),
    fail: (id, worker, code) => lanes.change(id, worker, { state: "failed", code }),
    counts: () =>
      Promise.resolve({
        waiting: lanes.count("waiting"),
        working: lanes.count("working"),
        unknown: lanes.count("unknown"),
        failed: lanes.count("failed"),
      }),
  };
  return {
    outbox,
    rows,
    onWork: lanes.onWork,
    add: (delivery: Delivery, lane = "a", postingSince: number | null = null): void => {
      rows.push({ ...newRow(delivery.id, lane), delivery, postingSince, messageId: "" });
      lanes.ring();
    },
    state: (id: string): string | undefined => rows.find((row) => row.id === id)?.state,
  };
};
