import { z } from "zod";
import type { MakeId } from "../ids.ts";
import { shapeMessage } from "../message-shape.ts";
import type { Message } from "../message.ts";
import type { MessageStore } from "../message-store.ts";
import type { StatusStore } from "../status-store.ts";
import type { Channel, Team } from "../team.ts";
import { type ApiAnswer, refuse } from "./api-answer.ts";
import { type ApiMethods, apiMethod, jsonField } from "./api-method.ts";
import { checkContent } from "./message-content.ts";
import { reachChannel, reachOpenChannel } from "./reach-channel.ts";

const content = {
  channel: z.string().min(1),
  text: z.string().optional(),
  blocks: jsonField,
  metadata: jsonField,
  attachments: z.unknown().optional(),
  markdown_text: z.unknown().optional(),
};
const PostArguments = z.looseObject({ ...content, thread_ts: z.string().optional() });
const EphemeralArguments = z.looseObject({ ...content, user: z.string().min(1), thread_ts: z.string().optional() });
const UpdateArguments = z.looseObject({ ...content, ts: z.string().min(1) });
const DeleteArguments = z.looseObject({ channel: z.string().min(1), ts: z.string().min(1) });

export interface ChatParts {
  team: Team;
  messages: MessageStore;
  statuses: StatusStore;
  makeId: MakeId;
}

export function chatMethods({ team, messages, statuses, makeId }: ChatParts): ApiMethods {
  const author = { userId: team.bot.userId, botId: team.bot.botId };
  const hasThread = (channel: Channel, threadTs: string | undefined): boolean =>
    threadTs === undefined || messages.find(channel.id, threadTs)?.threadTs === undefined;
  const exists = (channel: Channel, threadTs: string | undefined): boolean =>
    threadTs === undefined || messages.find(channel.id, threadTs) !== undefined;

  const post = (
    args: z.infer<typeof PostArguments>,
    onlyFor?: string,
  ): ApiAnswer | { channel: string; message: Message } => {
    const reached = reachOpenChannel(team, args.channel);
    if (reached.kind === "refused") return reached.answer;
    const { channel } = reached;
    if (onlyFor !== undefined && !channel.members.includes(onlyFor)) return refuse("user_not_in_channel");
    const checked = checkContent(args, makeId);
    if (checked.kind === "bad") return checked.answer;
    if (!exists(channel, args.thread_ts) || !hasThread(channel, args.thread_ts)) return refuse("thread_not_found");
    const message = messages.post({
      channel: channel.id,
      ...author,
      ...checked.content,
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      ...(onlyFor === undefined ? {} : { onlyFor }),
    });
    statuses.clear(channel.id);
    return { channel: channel.id, message };
  };

  /** A message that exists and that the bot wrote. */
  const ownMessage = (args: { channel: string; ts: string }, notOwn: string): ApiAnswer | Message => {
    const reached = reachChannel(team, args.channel);
    if (reached.kind === "refused") return reached.answer;
    const message = messages.find(reached.channel.id, args.ts);
    if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
    return message.botId === team.bot.botId ? message : refuse(notOwn);
  };

  return {
    "chat.postMessage": apiMethod({
      scopes: ["chat:write"],
      args: PostArguments,
      run(args) {
        const posted = post(args);
        if ("ok" in posted) return posted;
        const { channel, message } = posted;
        return { ok: true, channel, ts: message.ts, message: shapeMessage(team, message, [], true) };
      },
    }),
    "chat.postEphemeral": apiMethod({
      scopes: ["chat:write"],
      args: EphemeralArguments,
      run(args) {
        const posted = post(args, args.user);
        return "ok" in posted ? posted : { ok: true, message_ts: posted.message.ts };
      },
    }),
    "chat.update": apiMethod({
      scopes: ["chat:write"],
      args: UpdateArguments,
      run(args) {
        const message = ownMessage(args, "cant_update_message");
        if ("ok" in message) return message;
        // Slack's name for an edit in an archived channel differs from that for a post.
        if (team.channel(message.channel)?.isArchived === true) return refuse("is_inactive");
        const checked = checkContent(args, makeId);
        if (checked.kind === "bad") return checked.answer;
        // Slack keeps the metadata of the message where an update names none.
        const metadata = checked.content.metadata ?? message.metadata;
        const edited = messages.edit(message, {
          editor: team.bot.userId,
          text: checked.content.text,
          // Blocks that are not named stay; an empty list takes them away.
          ...(args.blocks === undefined ? {} : { blocks: checked.content.blocks ?? [] }),
          ...(metadata === undefined ? {} : { metadata }),
        });
        return {
          ok: true,
          channel: edited.channel,
          ts: edited.ts,
          text: edited.text,
          message: shapeMessage(team, edited, [], true),
        };
      },
    }),
    "chat.delete": apiMethod({
      scopes: ["chat:write"],
      args: DeleteArguments,
      run(args) {
        const message = ownMessage(args, "cant_delete_message");
        if ("ok" in message) return message;
        messages.remove(message);
        return { ok: true, channel: message.channel, ts: message.ts };
      },
    }),
  };
}
