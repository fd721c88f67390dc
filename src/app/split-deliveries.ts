import type { Delivery, Effects } from "../domain/delivery.ts";
import type { IncomingEvent } from "../domain/event.ts";
import type { OutgoingMessage } from "../domain/message.ts";
import type { Ids } from "../ports.ts";

type Split = (message: OutgoingMessage) => OutgoingMessage[];
type Respond = (event: IncomingEvent) => Promise<Effects>;

/** A further part is a message of its own: only the first one replaces another, and its failure is told once. */
const further = ({ relation }: Delivery, ids: Ids) => ({
  id: ids.next(),
  relation: relation?.kind === "in_thread_of" ? relation : null,
  otherwise: null,
});

const partsOf = (delivery: Delivery, split: Split, ids: Ids): Delivery[] =>
  split(delivery.message).map((message, index) => ({
    ...delivery,
    ...(index === 0 ? {} : further(delivery, ids)),
    message,
  }));

/**
 * The same effects with each message in parts that the messenger can carry. They are split before they are stored, so
 * that each part is a delivery of its own: in order, and posted once, whatever comes between two of them.
 */
export const splitDeliveries =
  (respond: Respond, split: Split, ids: Ids): Respond =>
  async (event) => {
    const effects = await respond(event);
    const { conversation } = effects;
    const parts = new Map(effects.deliveries.map((delivery) => [delivery.id, partsOf(delivery, split, ids)]));
    const inParts = (id: string): string[] => parts.get(id)?.map((part) => part.id) ?? [id];
    return {
      ...effects,
      deliveries: [...parts.values()].flat(),
      conversation: conversation && {
        ...conversation,
        turns: conversation.turns.map((turn) => ({ ...turn, deliveries: turn.deliveries.flatMap(inParts) })),
      },
    };
  };
