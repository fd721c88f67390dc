import { randomBytes } from "node:crypto";

export type Clock = () => number;

/** Makes an id of Slack's shape: a prefix and ten capitals or digits. */
export type MakeId = (prefix: string) => string;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random, not counted: an app that kept its database over a restart must not meet an old event id again. */
export const randomId: MakeId = (prefix) =>
  prefix + [...randomBytes(10)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");

export function randomToken(prefix: string): string {
  return `${prefix}-${randomBytes(24).toString("hex")}`;
}

/** Message times, Slack's message ids: "seconds.microseconds", never the same twice and always growing. */
export function createTimestamps(clock: Clock): () => string {
  let lastMicros = 0;
  return () => {
    lastMicros = Math.max(lastMicros + 1, Math.floor(clock() * 1000));
    const seconds = Math.floor(lastMicros / 1_000_000);
    return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, "0")}`;
  };
}

export function secondsOf(clock: Clock): number {
  return Math.floor(clock() / 1000);
}
