import type { WebClient } from "@slack/web-api";
import { z } from "zod";

/** Marks a message as the delivery that it is. */
export const deliveryEvent = "candor_delivery";

const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

export type Place = { channel: string; thread: string | null };

const mostPages = 10;
const pageSize = 100;

/** How far Slack's clock and this one's may be apart. */
const clockDriftMs = 5 * 60_000;

/**
 * Reads what stands in a channel or thread since then, looking for the delivery's mark.
 * `since` in milliseconds. Throws what the Web API throws.
 */
export async function locateDelivery(
  web: WebClient,
  deliveryId: string,
  { channel, thread }: Place,
  since: number,
): Promise<{ kind: "found"; messageId: string } | { kind: "absent" } | { kind: "unknown" }> {
  const oldest = ((since - clockDriftMs) / 1_000).toFixed(6);
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const range = {
      channel,
      oldest,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor === null ? {} : { cursor }),
    };
    const response =
      thread === null
        ? await web.conversations.history(range)
        : await web.conversations.replies({ ...range, ts: thread });
    const { messages, response_metadata } = Page.parse(response);
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === deliveryEvent && metadata.event_payload["delivery_id"] === deliveryId,
    );
    if (found !== undefined) return { kind: "found", messageId: found.ts };
    cursor = response_metadata?.next_cursor ?? "";
    if (cursor === "") return { kind: "absent" };
  }
  // More was written since than is read here.
  return { kind: "unknown" };
}
