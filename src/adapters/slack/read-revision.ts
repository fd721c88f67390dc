import type { IncomingEvent } from "../../domain/event.ts";
import type { EventKeys } from "../../ports.ts";
import type { MessagePayload, Written } from "./payloads.ts";
import { microseconds } from "./timestamps.ts";
import { unescape } from "./unescape.ts";

type Event = MessagePayload["event"];
type Stored = { kind: "store"; event: IncomingEvent; keys: EventKeys };

/** One message in one state is one event; `changedTs` is `null` for what was first written. */
export const revisionKeys = (eventId: string, channel: string, ts: string, changedTs: string | null): EventKeys => ({
  eventId,
  messageKey: `${channel}:${ts}:${changedTs ?? 0}`,
  revision: { message: `${channel}:${ts}`, number: changedTs === null ? 0 : microseconds(changedTs) },
});

/** What Slack leaves where a message with answers in its thread was deleted. */
const isTombstone = ({ subtype }: Written): boolean => subtype === "tombstone";

/** A link's preview that appears, a thread that grows, a pin: Slack calls all of them changes of the message. */
const saysTheSame = (message: Written, before: Written | null): boolean =>
  before !== null && (message.text ?? "") === (before.text ?? "") && message.edited?.ts === before.edited?.ts;

/** `null` where nothing that was written has changed. */
export function readEdit(event: Event, eventId: string, { team }: { team: string }): Stored | null {
  const { channel, message, previous_message: before = null } = event;
  if (message === null || message === undefined) return null;
  if (isTombstone(message)) return readDeletion(event, eventId, { team });
  const { ts, user, edited, thread_ts, files } = message;
  if (typeof ts !== "string" || typeof user !== "string") return null;
  // Whatever a person changes is marked as edited.
  if (edited === null || edited === undefined || saysTheSame(message, before)) return null;
  return {
    kind: "store",
    event: {
      kind: "message",
      tenant: team,
      channel,
      // It keeps the place of what it was.
      atMicros: microseconds(ts),
      candidate: user,
      text: unescape(message.text ?? ""),
      // A message with answers in its thread carries its own id here.
      thread: thread_ts === ts ? null : (thread_ts ?? null),
      messageId: ts,
      hasFiles: (files ?? []).length > 0,
      isEdit: true,
    },
    keys: revisionKeys(eventId, channel, ts, edited.ts),
  };
}

/** `null` where it is not told which message of whom is gone. */
export function readDeletion(event: Event, eventId: string, { team }: { team: string }): Stored | null {
  const { channel, previous_message: before, message, deleted_ts } = event;
  const ts = deleted_ts ?? before?.ts ?? message?.ts;
  const candidate = before?.user;
  if (typeof ts !== "string" || typeof candidate !== "string") return null;
  return {
    kind: "store",
    event: { kind: "message_deleted", tenant: team, channel, atMicros: microseconds(ts), candidate, messageId: ts },
    keys: revisionKeys(eventId, channel, ts, event.ts),
  };
}
