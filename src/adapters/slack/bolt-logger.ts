import { LogLevel, type Logger as BoltLogger } from "@slack/bolt";
import type { Logger } from "../../ports.ts";

/**
 * The beginning of a library's message, up to where it starts to quote: what it quotes may be a person's words, a
 * token or an address with a ticket in it.
 */
function opening(message: unknown): string {
  if (message instanceof Error) return message.name;
  if (typeof message !== "string") return typeof message;
  return message
    .split(/[:({["`<\n]/u, 1)
    .join("")
    .trim()
    .slice(0, 80);
}

/** Slack's libraries log whole payloads at debug and info: only warnings and errors pass, by their opening words. */
export const boltLogger = (logger: Logger): BoltLogger => ({
  debug() {},
  info() {},
  warn: (...messages: unknown[]) => logger.warn("slack_library_warning", { note: opening(messages[0]) }),
  // A warning here: the library repeats as an error what is thrown, and that is judged where it is caught.
  error: (...messages: unknown[]) => logger.warn("slack_library_error", { note: opening(messages[0]) }),
  setLevel() {},
  getLevel: () => LogLevel.WARN,
  setName() {},
});
