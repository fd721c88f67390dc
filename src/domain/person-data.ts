import type { Delivery } from "./delivery.ts";

/** As the person finds it among their files. */
export const personFileName = "candor-data.json";

/** Whether nothing is kept of somebody, of any kind. */
export const isEmpty = (kept: Readonly<Record<string, readonly unknown[]>>): boolean =>
  Object.values(kept).every(({ length }) => length === 0);

/** Deletes a file with which somebody was sent their data. */
export const fileTakenBack = (
  { tenant, channel, deliveryId }: { tenant: string; channel: string; deliveryId: string },
  id: string,
): Delivery => ({
  id,
  tenant,
  // In the lane of the files: it may be under way.
  destination: { kind: "conversation_file", channel },
  relation: { kind: "takes_back", deliveryId },
  otherwise: null,
  // Not written where the messenger says so itself, as Slack does.
  message: { paragraphs: [{ kind: "text", text: "This file has been deleted." }], actions: [] },
});
