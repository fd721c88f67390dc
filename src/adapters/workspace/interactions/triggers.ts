import type { Clock, MakeId } from "../ids.ts";

type TriggerUse =
  | { kind: "good"; userId: string }
  | { kind: "bad"; error: "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id" };

/** A click gives the app a short-lived right to open one modal for the person who clicked. */
export interface Triggers {
  issue(userId: string): string;
  use(triggerId: string): TriggerUse;
}

export function createTriggers(clock: Clock, makeId: MakeId, lifeMs: number): Triggers {
  const issued = new Map<string, { userId: string; until: number; used: boolean }>();
  return {
    issue(userId) {
      const id = `${Math.floor(clock())}.${makeId("")}.${makeId("").toLowerCase()}`;
      issued.set(id, { userId, until: clock() + lifeMs, used: false });
      return id;
    },
    use(triggerId) {
      const trigger = issued.get(triggerId);
      if (trigger === undefined) return { kind: "bad", error: "invalid_trigger_id" };
      if (trigger.used) return { kind: "bad", error: "exchanged_trigger_id" };
      if (clock() > trigger.until) return { kind: "bad", error: "expired_trigger_id" };
      trigger.used = true;
      return { kind: "good", userId: trigger.userId };
    },
  };
}
