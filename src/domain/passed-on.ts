import type { Delivery } from "./delivery.ts";
import type { HandOff } from "./hand-off.ts";

/** A line in the place of what a candidate had passed on; nothing where they had not, or it was never posted. */
export function passedOnTakenBack(
  { id: handOffId, tenant, passedOnId }: HandOff,
  line: string,
  id: string,
): Delivery[] {
  if (passedOnId === null) return [];
  return [
    {
      id,
      tenant,
      // In the lane of the words themselves: they may be under way.
      destination: { kind: "accommodation_thread", handOffId },
      relation: { kind: "takes_back", deliveryId: passedOnId },
      otherwise: null,
      message: { paragraphs: [{ kind: "text", text: line }], actions: [] },
    },
  ];
}
