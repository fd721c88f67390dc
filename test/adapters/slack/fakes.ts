import type { Receiver, ReceiverEvent } from "@slack/bolt";
import { loadPhrasebook } from "../../../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../../../src/app/paths.ts";
import { phrasesFor } from "../../../src/domain/phrasebook.ts";
import type { IncomingEvent } from "../../../src/domain/event.ts";
import type { Gap } from "../../../src/domain/gap.ts";
import type { HandOff } from "../../../src/domain/hand-off.ts";
import type { Delivery } from "../../../src/domain/delivery.ts";
import type {
  Actor,
  EventKeys,
  GapDesk,
  HandOffStore,
  Inbox,
  LogFields,
  Logger,
  Membership,
  PauseOutcome,
  PersonFile,
  ResumeOutcome,
  Surfaces,
} from "../../../src/ports.ts";

const english = phrasesFor(loadPhrasebook(shipped.knowledge), "en").phrases;

export type LogLine = { level: "info" | "warn" | "error"; event: string; fields: LogFields; error?: unknown };

export function recordingLogger(lines: LogLine[] = []): Logger & { lines: LogLine[]; events(): string[] } {
  return {
    lines,
    events: () => lines.map(({ event }) => event),
    info: (event, fields = {}) => void lines.push({ level: "info", event, fields }),
    warn: (event, fields = {}) => void lines.push({ level: "warn", event, fields }),
    error: (event, error, fields = {}) => void lines.push({ level: "error", event, error, fields }),
    child: () => recordingLogger(lines),
  };
}

type Accepted = { event: IncomingEvent; keys: EventKeys; at: number };

/** Accepts once per key, as the port says. `failures` makes the next calls reject. */
export function fakeInbox() {
  const accepted: Accepted[] = [];
  const seen = new Set<string>();
  const inbox = {
    accepted,
    calls: 0,
    failures: 0,
    /** Runs before an event counts as accepted: a test's chance to look at what was acked by then. */
    beforeAccept: (): Promise<void> | void => undefined,
    async accept(event: IncomingEvent, keys: EventKeys, at: number): Promise<"accepted" | "duplicate"> {
      inbox.calls += 1;
      await inbox.beforeAccept();
      if (inbox.failures > 0) {
        inbox.failures -= 1;
        throw new Error("disk full");
      }
      const isKnown = [keys.eventId, keys.messageKey].some((key) => seen.has(key));
      seen.add(keys.eventId).add(keys.messageKey);
      if (isKnown) return "duplicate";
      accepted.push({ event, keys, at });
      return "accepted";
    },
  } satisfies Pick<Inbox, "accept"> & Record<string, unknown>;
  return inbox;
}

export const handOff = (changes: Partial<HandOff> = {}): HandOff => ({
  owner: null,
  dueAt: 9,
  team: null,
  id: "h1",
  tenant: "T1",
  channel: "D1",
  candidate: "U1",
  postingKey: "ml-engineer",
  reason: "gap",
  topic: "visa",
  question: "Do you sponsor visas?",
  request: null,
  passedOnId: null,
  turnId: "turn1",
  state: "open",
  cardId: "card",
  holder: null,
  openedAt: 1,
  answeredAt: null,
  answeredBy: null,
  corrected: null,
  stoppedAt: null,
  ...changes,
});

export const fakeHandOffs = (...known: HandOff[]): Pick<HandOffStore, "find"> => ({
  find: (tenant, id) =>
    Promise.resolve(known.find((candidate) => candidate.tenant === tenant && candidate.id === id) ?? null),
});

export const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: "d1",
  tenant: "T1",
  destination: { kind: "conversation", channel: "D1", thread: null },
  relation: null,
  otherwise: null,
  message: { paragraphs: [{ kind: "text", text: "Remote work is possible." }], actions: [] },
  ...changes,
});

const notInitialised = (_event: ReceiverEvent): Promise<void> => Promise.reject(new Error("not initialised"));

/** A Bolt receiver into which a test puts payloads; remembers what was acked. */
export function fakeReceiver() {
  let process = notInitialised;
  let isStopped = false;
  const receiver: Receiver = {
    init(app) {
      process = (event) => app.processEvent(event);
    },
    start: () => Promise.resolve(),
    stop: () => {
      isStopped = true;
      return Promise.resolve();
    },
  };
  return {
    receiver,
    isStopped: () => isStopped,
    async send(body: Record<string, unknown>, onAck: () => void = () => undefined): Promise<{ acks: unknown[] }> {
      const acks: unknown[] = [];
      const ack = (response?: unknown): Promise<void> => {
        onAck();
        acks.push(response);
        return Promise.resolve();
      };
      await process({ body, ack });
      return { acks };
    },
  };
}

/** Surfaces that say which one they are, in English. */
export const fakeSurfaces = (changes: Partial<Surfaces> = {}): Surfaces => ({
  home: ({ channel, standing, postingKey }) =>
    Promise.resolve([
      {
        paragraphs: [{ kind: "text", text: `home of ${channel}, ${postingKey ?? "none"}, for a ${standing}` }],
        actions: [],
      },
    ]),
  command: async ({ words, standing }) => ({
    paragraphs: [{ kind: "text", text: `command ${words} of a ${await standing()}` }],
    actions: [],
  }),
  phrases: () => Promise.resolve(english),
  ...changes,
});

/** The same few words of each person, but of nobody called U-NOBODY. */
export const fakePersonFile: PersonFile = {
  name: "candor-data.json",
  make: (_tenant, person) => Promise.resolve(person === "U-NOBODY" ? null : Buffer.from(`all of ${person}`)),
};

/** These are in every channel; of nobody else it is known, where `isDown`. */
export const fakeMembership = (
  members: readonly string[] = ["U0ROBIN", "U0SAM", "U9"],
): Membership & { isDown: boolean } => {
  const membership: Membership & { isDown: boolean } = {
    isDown: false,
    standing: (_channel, person) =>
      Promise.resolve(membership.isDown ? "unknown" : members.includes(person) ? "member" : "stranger"),
    isMember: async (channel, person) => (await membership.standing(channel, person)) === "member",
  };
  return membership;
};

/** Remembers what was done, in words. */
export const fakePostingDesk = () => {
  const done: string[] = [];
  return {
    done,
    failures: 0,
    pause(key: string, { id }: Actor): Promise<PauseOutcome> {
      if (this.failures > 0) {
        this.failures -= 1;
        return Promise.reject(new Error("disk full"));
      }
      done.push(`${id} pauses ${key}`);
      return Promise.resolve({ kind: "paused" });
    },
    resume(key: string, { id }: Actor): Promise<ResumeOutcome> {
      done.push(`${id} resumes ${key}`);
      return Promise.resolve("resumed");
    },
  };
};

export const directChannel = (person: string): Promise<string> => Promise.resolve(`D-${person}`);

/** These gaps, for which nobody waits; `problem` is what is said to any answer. */
export const fakeGapDesk = (gaps: readonly Gap[] = [], problem: string | null = null): GapDesk => ({
  find: (tenant, id) => Promise.resolve(gaps.find((gap) => gap.tenant === tenant && gap.id === id) ?? null),
  waiters: () => Promise.resolve([]),
  problemWith: () => Promise.resolve(problem),
});
