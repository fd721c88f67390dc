import { z } from "zod";
import type { Delivery } from "../../domain/delivery.ts";
import { isFeedback, type OutgoingMessage } from "../../domain/message.ts";
import type { Logger, Messenger, PersonFile, PostResult } from "../../ports.ts";
import { fileMessenger } from "./file-messenger.ts";
import { deliveryEvent, locateDelivery, lookTwice, type Place } from "./locate-delivery.ts";
import type { SlackBlock } from "./blocks.ts";
import { channelOf, type Lanes } from "./lanes.ts";
import { blockBody, textBody } from "./message-body.ts";
import { withPassedOnWords } from "./passed-on-words.ts";
import { areBlocksRefused, failureCode, isReplacingRefused, postFailure } from "./post-failure.ts";
import { splitMessage } from "./split-message.ts";
import { slackWebClient } from "./web-client.ts";

export type SlackMessengerOptions = {
  token: string;
  /** Set for another Slack than Slack: the local workspace, a test's server. */
  apiUrl?: string | undefined;
  /** The workspace that the token belongs to: nothing of another one is posted with it. */
  team: string;
  lanes: Lanes;
  personFile: PersonFile;
  logger: Logger;
  /** How long to wait for an answer. */
  timeoutMs?: number;
  /** How long a message that was under way may take to show, before its absence is believed. */
  settleMs?: number;
};

const Posted = z.object({ ts: z.string().min(1) });

type Body = { text: string; blocks?: SlackBlock[] };

/** With all that it has, and without what not every workspace draws. */
function blockBodies(message: OutgoingMessage): Body[] {
  const plainer = { ...message, actions: message.actions.filter(({ name }) => !isFeedback(name)) };
  const forms = plainer.actions.length < message.actions.length ? [message, plainer] : [message];
  return forms.map((form) => {
    const { text, blocks } = blockBody(form);
    return blocks.length > 0 ? { text, blocks } : { text };
  });
}

/** What is read at this moment was not split before: where blocks would cut it, it goes out whole as plain text. */
const bodiesOf = ({ passesOn }: Delivery, message: OutgoingMessage): Body[] =>
  passesOn !== undefined && splitMessage(message).length > 1 ? [] : blockBodies(message);

/**
 * The text is what notifications say, and all there is where the blocks are refused: names and addresses in it stay
 * words. Unlike a post, an update would link them where it is not told otherwise.
 */
const literal = { parse: "none", link_names: false } as const;

/** Whether it changes a message instead of adding one. */
const isChange = ({ relation }: Delivery): boolean => relation?.kind === "replaces" || relation?.kind === "takes_back";

const markOf = ({ id }: Delivery) => ({ event_type: deliveryEvent, event_payload: { delivery_id: id } });

export function slackMessenger(options: SlackMessengerOptions): Messenger {
  const { lanes, logger, team, settleMs = 3_000 } = options;
  const web = slackWebClient(options.token, options.apiUrl, logger, options.timeoutMs);

  const files = fileMessenger({ ...options, web, settleMs });

  const placeOf = ({ destination, relation }: Delivery, relatedMessageId: string | null): Place => {
    const related = relation?.kind === "in_thread_of" ? relatedMessageId : null;
    const channel = channelOf(destination, lanes);
    return { channel, thread: related ?? (destination.kind === "conversation" ? destination.thread : null) };
  };

  async function send(delivery: Delivery, { channel, thread }: Place, body: Body): Promise<string> {
    const request = {
      channel,
      ...body,
      ...(thread === null ? {} : { thread_ts: thread }),
      metadata: markOf(delivery),
      unfurl_links: false,
      unfurl_media: false,
      mrkdwn: false,
      ...literal,
    };
    // oxlint-disable-next-line require-post-message-target-origin -- Slack's, not a window's.
    const response = await web.chat.postMessage(request);
    return Posted.parse(response).ts;
  }

  /** Without blocks the ones that stand there would stay, so their absence is said. */
  async function update(delivery: Delivery, { channel }: Place, ts: string, body: Body): Promise<string> {
    await web.chat.update({ channel, ts, blocks: [], ...body, ...literal, metadata: markOf(delivery) });
    return ts;
  }

  async function put(delivery: Delivery, relatedMessageId: string | null, body: Body): Promise<string> {
    const place = placeOf(delivery, relatedMessageId);
    if (!isChange(delivery) || relatedMessageId === null) return send(delivery, place, body);
    try {
      return await update(delivery, place, relatedMessageId, body);
    } catch (error) {
      if (!isReplacingRefused(error)) throw error;
      if (delivery.relation?.kind === "takes_back") return relatedMessageId;
      // Somebody deleted it, or it is too old to be changed: what it says now is said in a new message.
      logger.warn("slack_message_not_replaced", { deliveryId: delivery.id, code: failureCode(error) });
      return send(delivery, place, body);
    }
  }

  async function putShowable(
    delivery: Delivery,
    relatedMessageId: string | null,
    message: OutgoingMessage,
  ): Promise<string> {
    for (const body of bodiesOf(delivery, message)) {
      try {
        return await put(delivery, relatedMessageId, body);
      } catch (error) {
        if (!areBlocksRefused(error)) throw error;
        logger.warn("slack_blocks_refused", { deliveryId: delivery.id, code: failureCode(error) });
      }
    }
    // Never silence: the words matter more than their layout.
    return put(delivery, relatedMessageId, textBody(message));
  }

  async function post(delivery: Delivery, relatedMessageId: string | null): Promise<PostResult> {
    if (delivery.tenant !== team) return { kind: "refused", code: "other_team" };
    if (delivery.destination.kind === "conversation_file") return files.post(delivery, relatedMessageId);
    const worded = await withPassedOnWords(web, delivery, relatedMessageId);
    if (worded.kind !== "unposted") {
      logger.warn("slack_words_not_read", { deliveryId: delivery.id, outcome: worded.kind, code: worded.code });
      return worded;
    }
    try {
      return { kind: "posted", messageId: await putShowable(delivery, relatedMessageId, worded.message) };
    } catch (error) {
      const failure = postFailure(error);
      logger.warn("slack_post_failed", { deliveryId: delivery.id, outcome: failure.kind, code: failure.code });
      return failure;
    }
  }

  const locate: Messenger["locate"] = async (delivery, relatedMessageId, since) => {
    if (delivery.tenant !== team) return { kind: "absent" };
    if (delivery.destination.kind === "conversation_file") return files.locate(delivery, relatedMessageId, since);
    // To replace a message once more changes nothing, so there is nothing to look for.
    if (isChange(delivery) && relatedMessageId !== null) return { kind: "absent" };
    const look = () => locateDelivery(web, delivery.id, placeOf(delivery, relatedMessageId), since);
    try {
      return await lookTwice(look, settleMs);
    } catch (error) {
      logger.warn("slack_locate_failed", { deliveryId: delivery.id, code: failureCode(error) });
      return { kind: "unknown" };
    }
  };

  return { post, locate };
}
