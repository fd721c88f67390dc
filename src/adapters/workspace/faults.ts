import { z } from "zod";

const times = z.int().min(1).default(1);
const method = z.string().min(1);

/** Misbehaviour on demand. The first six wait for the next fitting call or event, the others happen at once. */
export const Fault = z.discriminatedUnion("kind", [
  /** The call is refused with 429 before it does anything. */
  z.strictObject({
    kind: z.literal("rate_limit"),
    method,
    channel: z.string().optional(),
    retryAfterSeconds: z.int().min(1).default(1),
    times,
  }),
  /** The call takes effect, then its connection is cut before an answer is sent. */
  z.strictObject({ kind: z.literal("drop_response"), method, channel: z.string().optional(), times }),
  /** The call takes effect, its answer comes late. */
  z.strictObject({
    kind: z.literal("delay_response"),
    method,
    channel: z.string().optional(),
    ms: z.int().min(0),
    times,
  }),
  /** The call is answered with this error before it does anything. */
  z.strictObject({
    kind: z.literal("refuse"),
    method,
    channel: z.string().optional(),
    error: z.string().min(1),
    times,
  }),
  /** The next event arrives this many times more, with the same event_id. */
  z.strictObject({ kind: z.literal("repeat_event"), copies: z.int().min(1).default(1), times }),
  /** The next event is held back; later ones overtake it. */
  z.strictObject({ kind: z.literal("delay_event"), ms: z.int().min(0), times }),
  /** Slack's own farewell: a disconnect message to every socket, or to the oldest only. */
  z.strictObject({
    kind: z.literal("disconnect"),
    reason: z.enum(["warning", "refresh_requested", "link_disabled"]).default("refresh_requested"),
    sockets: z.enum(["all", "oldest"]).default("all"),
  }),
  /** Over HTTP: the app acknowledges, and Slack never learns of it. */
  z.strictObject({ kind: z.literal("lose_ack"), times }),
  /** Every socket is cut without a word. */
  z.strictObject({ kind: z.literal("cut_sockets") }),
  /** What an administrator does to a channel (its id or name): nobody writes in an archived one. */
  z.strictObject({ kind: z.literal("archive_channel"), channel: z.string().min(1) }),
  z.strictObject({ kind: z.literal("unarchive_channel"), channel: z.string().min(1) }),
  z.strictObject({ kind: z.literal("remove_bot"), channel: z.string().min(1) }),
  z.strictObject({ kind: z.literal("add_bot"), channel: z.string().min(1) }),
  /** A person (id or handle) leaves a channel, or joins it. */
  z.strictObject({ kind: z.literal("remove_member"), channel: z.string().min(1), person: z.string().min(1) }),
  z.strictObject({ kind: z.literal("add_member"), channel: z.string().min(1), person: z.string().min(1) }),
  /** Every call with this token answers `token_revoked`; revoking the app's token also ends its sockets. */
  z.strictObject({ kind: z.literal("revoke_token"), token: z.enum(["bot", "app"]).default("bot") }),
  z.strictObject({ kind: z.literal("restore_token"), token: z.enum(["bot", "app"]).default("bot") }),
]);
export type Fault = z.infer<typeof Fault>;

type CallFault = Extract<Fault, { method: string }>;
type EventFault = Extract<Fault, { kind: "repeat_event" | "delay_event" }>;
type ArmedFault = CallFault | EventFault;

export interface Faults {
  arm(fault: ArmedFault): void;
  /** The oldest armed fault that fits this call, used up by one. */
  takeCall<K extends CallFault["kind"]>(
    kind: K,
    call: { method: string; channel: string | undefined },
  ): Extract<CallFault, { kind: K }> | undefined;
  takeEvent<K extends EventFault["kind"]>(kind: K): Extract<EventFault, { kind: K }> | undefined;
  /** What waits for its call or event, oldest first. */
  waiting(): readonly ArmedFault[];
  clear(): void;
}

export function createFaults(onChange: () => void): Faults {
  let armed: readonly ArmedFault[] = [];
  const change = (next: readonly ArmedFault[]): void => {
    armed = next;
    onChange();
  };
  const take = <F extends ArmedFault>(fits: (fault: ArmedFault) => fault is F): F | undefined => {
    const fault = armed.find(fits);
    if (fault === undefined) return undefined;
    change(
      fault.times > 1
        ? armed.map((other) => (other === fault ? { ...other, times: other.times - 1 } : other))
        : armed.filter((other) => other !== fault),
    );
    return fault;
  };
  return {
    arm: (fault) => change([...armed, fault]),
    takeCall: <K extends CallFault["kind"]>(kind: K, call: { method: string; channel: string | undefined }) =>
      take(
        (fault): fault is Extract<CallFault, { kind: K }> =>
          fault.kind === kind &&
          "method" in fault &&
          fault.method === call.method &&
          (fault.channel === undefined || fault.channel === call.channel),
      ),
    takeEvent: <K extends EventFault["kind"]>(kind: K) =>
      take((fault): fault is Extract<EventFault, { kind: K }> => fault.kind === kind),
    waiting: () => armed,
    clear: () => change([]),
  };
}
