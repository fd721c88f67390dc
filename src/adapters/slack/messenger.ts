import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Delivery } from "../../domain/delivery.ts";
import type { Logger, Messenger, PostResult } from "../../ports.ts";
import { deliveryEvent, locateDelivery, type Place } from "./locate-delivery.ts";
import { blockBody, textBody } from "./message-body.ts";
import { areBlocksRefused, failureCode, postFailure } from "./post-failure.ts";
import { slackWebClient } from "./web-client.ts";

export type SlackMessengerOptions = {
  token: string;
  /** Set for another Slack than Slack: the local workspace, a test's server. */
  apiUrl?: string | undefined;
  /** The workspace that the token belongs to: nothing of another one is posted with it. */
  team: string;
  /** Channel ids. */
  lanes: { recruiters: string; accommodations: string };
  logger: Logger;
  /** How long to wait for an answer. */
  timeoutMs?: number;
  /** How long a message that was under way may take to show, before its absence is believed. */
  settleMs?: number;
};

const Posted = z.object({ ts: z.string().min(1) });

export function slackMessenger(options: SlackMessengerOptions): Messenger {
  const { lanes, logger, team, settleMs = 3_000 } = options;
  const web = slackWebClient(options.token, options.apiUrl, logger, options.timeoutMs);

  const placeOf = ({ destination }: Delivery): Place =>
    destination.kind === "conversation"
      ? { channel: destination.channel, thread: destination.thread }
      : { channel: lanes[destination.kind], thread: null };

  async function send(delivery: Delivery, form: "blocks" | "text"): Promise<string> {
    const { channel, thread } = placeOf(delivery);
    const { text, blocks } =
      form === "blocks" ? blockBody(delivery.message) : { ...textBody(delivery.message), blocks: [] };
    const request = {
      channel,
      text,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(thread === null ? {} : { thread_ts: thread }),
      metadata: { event_type: deliveryEvent, event_payload: { delivery_id: delivery.id } },
      unfurl_links: false,
      unfurl_media: false,
      // The text is what notifications say, and all there is where the blocks are refused: its addresses stay words.
      mrkdwn: false,
      parse: "none" as const,
      link_names: false,
    };
    // oxlint-disable-next-line require-post-message-target-origin -- Slack's, not a window's.
    const response = await web.chat.postMessage(request);
    return Posted.parse(response).ts;
  }

  async function sendShowable(delivery: Delivery): Promise<string> {
    try {
      return await send(delivery, "blocks");
    } catch (error) {
      if (!areBlocksRefused(error)) throw error;
      // Never silence: the words matter more than their layout.
      logger.warn("slack_blocks_refused", { deliveryId: delivery.id, code: failureCode(error) });
      return send(delivery, "text");
    }
  }

  async function post(delivery: Delivery): Promise<PostResult> {
    if (delivery.tenant !== team) return { kind: "refused", code: "other_team" };
    try {
      return { kind: "posted", messageId: await sendShowable(delivery) };
    } catch (error) {
      const failure = postFailure(error);
      logger.warn("slack_post_failed", { deliveryId: delivery.id, outcome: failure.kind, code: failure.code });
      return failure;
    }
  }

  const locate: Messenger["locate"] = async (delivery, since) => {
    if (delivery.tenant !== team) return { kind: "absent" };
    const look = () => locateDelivery(web, delivery.id, placeOf(delivery), since);
    try {
      const first = await look();
      if (first.kind !== "absent") return first;
      // A post whose answer was lost may still be on its way into the channel.
      await pause(settleMs);
      return await look();
    } catch (error) {
      logger.warn("slack_locate_failed", { deliveryId: delivery.id, code: failureCode(error) });
      return { kind: "unknown" };
    }
  };

  return { post, locate };
}
