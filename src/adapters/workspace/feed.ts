import type { Message } from "./message.ts";

/** What changed in the workspace. The event sender tells the app, the page's stream tells the browser. */
export type Change =
  | { kind: "posted"; message: Message }
  | { kind: "edited"; message: Message; before: Message; at: string }
  | { kind: "deleted"; message: Message; at: string }
  | { kind: "status"; channel: string }
  | { kind: "view"; userId: string }
  | { kind: "channel"; channel: string }
  | { kind: "faults" }
  | { kind: "links"; connected: number };

export interface Feed {
  publish(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
