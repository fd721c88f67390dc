import type { IncomingEvent } from "../../domain/event.ts";
import type { Presence } from "../../ports.ts";
import type { Home } from "./home.ts";
import type { StatusLine } from "./status-line.ts";

export const slackPresence = ({
  home,
  status,
  words,
}: {
  home: Home;
  status: StatusLine;
  words: (event: IncomingEvent) => string;
}): Presence => ({
  working: (event) =>
    event.kind === "message" && event.text !== null && isPosted(event.messageId)
      ? status(event.channel, event.thread ?? event.messageId, () => words(event))
      : () => undefined,
  // Never rejects, says `Home`.
  turned: ({ candidate, channel, postingKey }) => void home.refresh(candidate, channel, postingKey),
});

/** A question from a form stands nowhere. */
const isPosted = (messageId: string): boolean => /^\d+\.\d+$/u.test(messageId);
