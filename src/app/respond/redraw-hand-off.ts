import type { Delivery } from "../../domain/delivery.ts";
import type { HandOff } from "../../domain/hand-off.ts";
import { redrawn } from "../../recruiter/card.ts";
import type { ResponderDependencies } from "./responder.ts";

/** The hand-off with its card as it looks now, under the title that its posting has now. */
export const createRedrawHandOff =
  ({ store, ids, officeHours }: Pick<ResponderDependencies, "store" | "ids" | "officeHours">) =>
  async (handOff: HandOff): Promise<{ handOff: HandOff; card: Delivery }> => {
    const { tenant, postingKey } = handOff;
    const revision = postingKey === null ? null : await store.postings.current(tenant, postingKey);
    return redrawn(handOff, { title: revision?.posting.title ?? null, officeHours }, ids);
  };
