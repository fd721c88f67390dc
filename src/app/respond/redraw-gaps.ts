import type { ScheduledEvent } from "../../domain/delivery.ts";
import { gapChanged, type Waiter } from "../../domain/gap.ts";
import type { GapStore } from "../../ports.ts";

/** Has the cards drawn anew of the gaps that these wait for, or waited for; `cause` tells apart why. */
export async function redrawGaps(
  gaps: Pick<GapStore, "find">,
  waiters: readonly Waiter[],
  { cause, at }: { cause: string; at: number },
): Promise<ScheduledEvent[]> {
  const found = await Promise.all(waiters.map(({ tenant, gapId }) => gaps.find(tenant, gapId)));
  return found.flatMap((gap) => (gap === null ? [] : [gapChanged(gap, cause, at)]));
}
