import type { Delivery, Effects } from "../domain/delivery.ts";
import type { IncomingEvent } from "../domain/event.ts";
import type { OutgoingMessage } from "../domain/message.ts";
import type { Ids } from "../ports.ts";

type Respond = (event: IncomingEvent) => Promise<Effects>;

/** A further part is a message of its own: only the first one replaces another, and its failure is told once. */
const further = ({ relation }: Delivery, ids: Ids) => ({
  id: ids.next(),
  relation: relation?.kind === "replaces" ? null : relation,
  otherwise: null,
});

/**
 * The same effects with each message in parts that the messenger can carry. They are split before they are stored, so
 * that each part is a delivery of its own: in order, and posted once, whatever comes between two of them.
 */
export const splitDeliveries =
  (respond: Respond, split: (message: OutgoingMessage) => OutgoingMessage[], ids: Ids): Respond =>
  async (event) => {
    const effects = await respond(event);
    return {
      ...effects,
      deliveries: effects.deliveries.flatMap((delivery) =>
        split(delivery.message).map((message, index) => ({
          ...delivery,
          ...(index === 0 ? {} : further(delivery, ids)),
          message,
        })),
      ),
    };
  };
