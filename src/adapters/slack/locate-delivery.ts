import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Messenger } from "../../ports.ts";

/** Marks a message as the delivery that it is. */
export const deliveryEvent = "candor_delivery";

const Standing = z.object({
  ts: z.string(),
  user: z.string().nullish(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).nullish(),
  /** One that was deleted has no name any more. */
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).nullish(),
});
type Standing = z.infer<typeof Standing>;

const Page = z.object({
  messages: z.array(Standing),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

export type Place = { channel: string; thread: string | null };

export type Located = Awaited<ReturnType<Messenger["locate"]>>;

const mostPages = 10;
const pageSize = 100;

/** How far Slack's clock and this one's may be apart. */
const clockDriftMs = 5 * 60_000;

/**
 * Reads what stands in a channel or thread after `oldest`, a time of Slack's, until a message has what is looked for.
 * Throws what the Web API throws.
 */
async function look(
  web: WebClient,
  { channel, thread }: Place,
  oldest: string,
  idIn: (message: Standing) => string | null,
): Promise<Located> {
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
    const messageId = messages.map(idIn).find((id) => id !== null);
    if (messageId !== undefined) return { kind: "found", messageId };
    cursor = response_metadata?.next_cursor ?? "";
    if (cursor === "") return { kind: "absent" };
  }
  // More was written since than is read here.
  return { kind: "unknown" };
}

/** Looking for the delivery's mark; `since` in milliseconds. Throws as above. */
export function locateDelivery(web: WebClient, deliveryId: string, place: Place, since: number): Promise<Located> {
  const oldest = ((since - clockDriftMs) / 1_000).toFixed(6);
  return look(web, place, oldest, ({ ts, metadata }) =>
    metadata?.event_type === deliveryEvent && metadata.event_payload["delivery_id"] === deliveryId ? ts : null,
  );
}

/** Looking for a file of this name below a message, but for what the candidate has put there. Throws as above. */
export const locateFile = (
  web: WebClient,
  { channel, below, name, candidate }: { channel: string; below: string; name: string; candidate: string },
): Promise<Located> =>
  look(web, { channel, thread: null }, below, ({ user, files }) =>
    user === candidate ? null : ((files ?? []).find((file) => file.name === name)?.id ?? null),
  );

/** A post whose answer was lost may still be on its way into the channel. */
export async function lookTwice(locate: () => Promise<Located>, settleMs: number): Promise<Located> {
  const first = await locate();
  if (first.kind !== "absent") return first;
  await pause(settleMs);
  return locate();
}
