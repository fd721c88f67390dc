import type { Message } from "./message.ts";
import type { SharedFile } from "./file-store.ts";
import type { Team } from "./team.ts";

/** A message as Slack writes it in answers, events and interaction payloads. Metadata is given only when asked for. */
export function shapeMessage(team: Team, message: Message, replies: readonly Message[] = [], withMetadata = false) {
  return {
    type: "message",
    user: message.userId,
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.botId === undefined
      ? {}
      : { bot_id: message.botId, app_id: team.appId, bot_profile: shapeBotProfile(team) }),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.files === undefined ? {} : { subtype: "file_share", files: message.files.map(shapeFile) }),
    ...(message.edited === undefined ? {} : { edited: { user: message.edited.userId, ts: message.edited.ts } }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(message.onlyFor === undefined ? {} : { is_ephemeral: true }),
    ...shapeThread(message, replies),
  };
}

function shapeFile({ id, name, title, size }: SharedFile) {
  return { id, name, title, size, mode: "hosted", is_external: false, is_public: false };
}

function shapeThread(message: Message, replies: readonly Message[]) {
  if (message.threadTs !== undefined) return { thread_ts: message.threadTs };
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((reply) => reply.userId))],
    latest_reply: latest.ts,
  };
}

function shapeBotProfile(team: Team) {
  return { id: team.bot.botId, app_id: team.appId, name: team.bot.name, deleted: false, team_id: team.id };
}
