import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Delivery } from "../../domain/delivery.ts";
import type { Logger, Messenger, PersonFile, PostResult } from "../../ports.ts";
import { locateFile, lookTwice } from "./locate-delivery.ts";
import { textBody } from "./message-body.ts";
import { failureBeforePost, failureCode, platformCode, type PostFailure, postFailure } from "./post-failure.ts";

export type FileMessengerOptions = {
  web: WebClient;
  personFile: PersonFile;
  logger: Logger;
  settleMs: number;
  timeoutMs?: number;
};

const Ticket = z.object({ upload_url: z.url({ protocol: /^https?$/u }), file_id: z.string().min(1) });

/** A file takes longer than an answer. */
const uploadTimeoutMs = 30_000;

/** It is gone, which is all that was wanted. */
const goneCodes = new Set(["file_not_found", "file_deleted"]);

/** The bytes go to an address of Slack's that is made for them alone, so without a token. `null`: they are there. */
async function upload(address: string, bytes: Uint8Array, timeoutMs: number): Promise<PostFailure | null> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: Buffer.from(bytes),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return null;
    const afterMs = 1_000 * Math.max(1, Number(response.headers.get("retry-after")) || 30);
    return response.status === 429
      ? { kind: "suspended", code: "ratelimited", afterMs }
      : { kind: "retry", code: `upload_http_${response.status}`, afterMs: 1_000 };
  } catch (error) {
    return failureBeforePost(error);
  }
}

/** Not allowed to, the app is not made to wait for who installs it again: the candidate is told, and asks a person. */
const untilAllowed = (failure: PostFailure): PostFailure =>
  failure.code === "missing_scope" ? { kind: "refused", code: failure.code } : failure;

/**
 * Sends candidates what is kept about them, and deletes it. A file's message has no mark of ours, and Slack does not say
 * where it stands: the file's id is what it is known by, and what it is looked for by is its place and its name.
 */
export function fileMessenger({ web, personFile, logger, settleMs, timeoutMs }: FileMessengerOptions): Messenger {
  /** Until it is shared nothing stands anywhere, so whatever goes wrong can be done again. */
  async function begin(tenant: string, candidate: string): Promise<{ kind: "uploaded"; fileId: string } | PostFailure> {
    try {
      const bytes = await personFile.make(tenant, candidate);
      if (bytes === null) return { kind: "refused", code: "nothing_kept" };
      const wanted = { filename: personFile.name, length: bytes.byteLength };
      const ticket = Ticket.parse(await web.files.getUploadURLExternal(wanted));
      const failure = await upload(ticket.upload_url, bytes, timeoutMs ?? uploadTimeoutMs);
      return failure ?? { kind: "uploaded", fileId: ticket.file_id };
    } catch (error) {
      return failureBeforePost(error);
    }
  }

  async function share(id: string, channel: string, { message }: Delivery): Promise<PostResult> {
    try {
      await web.files.completeUploadExternal({
        files: [{ id, title: personFile.name }],
        channel_id: channel,
        initial_comment: textBody(message).text,
      });
      return { kind: "posted", messageId: id };
    } catch (error) {
      return postFailure(error);
    }
  }

  async function send(delivery: Delivery, channel: string): Promise<PostResult> {
    if (delivery.handsOut === undefined) return { kind: "refused", code: "no_file" };
    const begun = await begin(delivery.tenant, delivery.handsOut.candidate);
    return begun.kind === "uploaded" ? share(begun.fileId, channel, delivery) : begun;
  }

  /** To delete it once more changes nothing, so a lost answer is no reason to look. */
  async function remove(file: string): Promise<PostResult> {
    try {
      await web.files.delete({ file });
      return { kind: "posted", messageId: file };
    } catch (error) {
      return goneCodes.has(platformCode(error) ?? "") ? { kind: "posted", messageId: file } : failureBeforePost(error);
    }
  }

  return {
    post: async (delivery, related) => {
      const { destination, relation } = delivery;
      if (destination.kind !== "conversation_file") return { kind: "refused", code: "no_file" };
      // Nothing but what it follows tells a file from an earlier one, should its answer be lost.
      if (related === null) return { kind: "retry", code: "not_announced", afterMs: 1_000 };
      const isDeletion = relation?.kind === "takes_back";
      const result = await (isDeletion ? remove(related) : send(delivery, destination.channel));
      if (result.kind === "posted") return result;
      const failure = untilAllowed(result);
      const event = isDeletion ? "slack_file_not_deleted" : "slack_file_not_sent";
      logger.warn(event, { deliveryId: delivery.id, outcome: failure.kind, code: failure.code });
      return failure;
    },
    locate: async ({ id, destination, relation, handsOut }, below) => {
      const isSent = destination.kind === "conversation_file" && relation?.kind === "follows";
      if (!isSent || handsOut === undefined || below === null) return { kind: "absent" };
      const { channel } = destination;
      const look = () => locateFile(web, { channel, below, name: personFile.name, candidate: handsOut.candidate });
      try {
        return await lookTwice(look, settleMs);
      } catch (error) {
        logger.warn("slack_locate_failed", { deliveryId: id, code: failureCode(error) });
        return { kind: "unknown" };
      }
    },
  };
}
