import type { Feed } from "./feed.ts";
import type { Clock } from "./ids.ts";

/** Slack takes a status line away by itself after two minutes. */
const statusLifeMs = 120_000;

/** The "is thinking…" line under a conversation. */
export interface StatusStore {
  set(channel: string, status: string): void;
  clear(channel: string): void;
  of(channel: string): string;
}

export function createStatusStore(feed: Feed, clock: Clock): StatusStore {
  const statuses = new Map<string, { status: string; until: number }>();
  const clear = (channel: string): void => {
    if (statuses.delete(channel)) feed.publish({ kind: "status", channel });
  };
  return {
    set(channel, status) {
      if (status === "") return clear(channel);
      statuses.set(channel, { status, until: clock() + statusLifeMs });
      feed.publish({ kind: "status", channel });
    },
    clear,
    of(channel) {
      const current = statuses.get(channel);
      return current !== undefined && current.until > clock() ? current.status : "";
    },
  };
}
