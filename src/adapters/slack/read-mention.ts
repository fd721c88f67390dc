import { z } from "zod";
import type { IncomingEvent } from "../../domain/event.ts";
import { detectLanguage } from "../../domain/language.ts";
import type { EventKeys } from "../../ports.ts";
import { EventPayload } from "./payloads.ts";
import { microseconds } from "./timestamps.ts";
import { unescape } from "./unescape.ts";

const MentionPayload = EventPayload.extend({
  event: z.object({
    type: z.literal("app_mention"),
    channel: z.string(),
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    text: z.string().nullish(),
    ts: z.string(),
    thread_ts: z.string().nullish(),
  }),
});

const expectedLanguages = ["en", "de", "fr", "es", "pt"];

type Mention =
  | { kind: "store"; event: IncomingEvent; keys: EventKeys }
  | { kind: "ignore"; reason: "from_bot" | "not_in_channel" };

/**
 * Somebody spoke to the bot in a channel. The words stay there: only where they stand and in which language goes on.
 * `message` arrives beside it and is ignored, since it is no direct message; an edit has the same key.
 */
export function readMention(body: unknown, app: { team: string; botUserId: string }): Mention {
  const { event, event_id } = MentionPayload.parse(body);
  const isBot = (event.bot_id ?? null) !== null || event.user === app.botUserId;
  if (isBot || typeof event.user !== "string") return { kind: "ignore", reason: "from_bot" };
  // In a direct message the message itself is answered.
  if (event.channel.startsWith("D")) return { kind: "ignore", reason: "not_in_channel" };
  return {
    kind: "store",
    event: {
      kind: "mentioned",
      tenant: app.team,
      channel: event.channel,
      atMicros: microseconds(event.ts),
      thread: event.thread_ts ?? event.ts,
      language: detectLanguage(unescape(event.text ?? ""), expectedLanguages),
    },
    keys: { eventId: event_id, messageKey: `mention:${event.channel}:${event.ts}` },
  };
}
