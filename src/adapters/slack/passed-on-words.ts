import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Delivery, PassedOn } from "../../domain/delivery.ts";
import type { OutgoingMessage } from "../../domain/message.ts";
import { Written } from "./payloads.ts";
import { failureBeforePost, type PostFailure } from "./post-failure.ts";
import { isWritten } from "./read-payload.ts";
import { isVisible } from "./slack-text.ts";
import { unescape } from "./unescape.ts";

const Page = z.object({ messages: z.array(Written) });

/** What the message says now; `null` where nothing of this candidate's stands there. Throws what the Web API throws. */
async function readNow(web: WebClient, { channel, candidate, messageId, thread }: PassedOn): Promise<string | null> {
  const alone = { channel, oldest: messageId, latest: messageId, inclusive: true };
  const response =
    thread === null
      ? await web.conversations.history({ ...alone, limit: 1 })
      : // A history holds no answers in threads; a thread's first message may come along with each.
        await web.conversations.replies({ ...alone, ts: thread, limit: 2 });
  const found = Page.parse(response).messages.find(({ ts }) => ts === messageId);
  if (found === undefined || found.user !== candidate || !isWritten(found)) return null;
  const words = unescape(found.text ?? "");
  return isVisible(words) ? words : null;
}

/** unposted: with what there is to post, in memory alone · else: why it cannot be posted, for now or for good. */
export type Worded = { kind: "unposted"; message: OutgoingMessage } | PostFailure;

/** The delivery's message, and below it the words that it passes on, read at this moment. */
export async function withPassedOnWords(
  web: WebClient,
  { message, passesOn }: Delivery,
  relatedMessageId: string | null,
): Promise<Worded> {
  if (passesOn === undefined) return { kind: "unposted", message };
  // Alone in the channel nobody could tell whose request they belong to.
  if (relatedMessageId === null) return { kind: "retry", code: "card_not_posted", afterMs: 1_000 };
  try {
    const text = await readNow(web, passesOn);
    if (text === null) return { kind: "refused", code: "message_gone" };
    return { kind: "unposted", message: { ...message, paragraphs: [...message.paragraphs, { kind: "quote", text }] } };
  } catch (error) {
    return failureBeforePost(error);
  }
}
