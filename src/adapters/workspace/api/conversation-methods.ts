import { z } from "zod";
import { shapeMessage } from "../message-shape.ts";
import type { Message } from "../message.ts";
import type { MessageStore } from "../message-store.ts";
import type { Channel, ChannelKind, Team } from "../team.ts";
import { type ApiAnswer, missingScope, refuse } from "./api-answer.ts";
import { type ApiMethods, apiMethod, count, flag } from "./api-method.ts";

const ChannelArguments = z.looseObject({ channel: z.string().min(1) });
const OpenArguments = z.looseObject({
  users: z.string().optional(),
  channel: z.string().optional(),
  return_im: flag,
});
const MembersArguments = ChannelArguments.extend({
  limit: z.coerce.number().optional(),
  cursor: z.string().optional(),
});
const HistoryArguments = ChannelArguments.extend({
  limit: count,
  cursor: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
});
const RepliesArguments = HistoryArguments.extend({ ts: z.string().min(1) });
type HistoryArguments = z.infer<typeof HistoryArguments>;

const family: Record<ChannelKind, string> = { im: "im", public: "channels", private: "groups" };

export function conversationMethods(team: Team, messages: MessageStore): ApiMethods {
  /** The scope depends on what kind of conversation it is, so it is asked for here and not in the method's head. */
  const withChannel = (id: string, right: string, run: (channel: Channel) => ApiAnswer): ApiAnswer => {
    const channel = team.channel(id);
    if (channel === undefined) return refuse("channel_not_found");
    const scope = `${family[channel.kind]}:${right}`;
    if (!team.scopes.has(scope)) return missingScope(scope, team.scopes);
    const isSeen = channel.members.includes(team.bot.userId) || (channel.kind === "public" && right === "read");
    if (isSeen) return run(channel);
    return refuse(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
  };
  const repliesTo = (message: Message): Message[] =>
    messages.inChannel(message.channel).filter((reply) => reply.threadTs === message.ts && reply.onlyFor === undefined);
  const page = (args: HistoryArguments, all: Message[]): ApiAnswer => {
    for (const bound of ["latest", "oldest"] as const) if (!isTime(args[bound])) return refuse(`invalid_ts_${bound}`);
    const within = all.filter((message) => isWithin(message.ts, args));
    const start = args.cursor === undefined || args.cursor === "" ? 0 : readCursor(args.cursor);
    if (start === undefined) return refuse("invalid_cursor");
    const end = start + (args.limit ?? 100);
    return {
      ok: true,
      messages: within
        .slice(start, end)
        .map((message) => shapeMessage(team, message, repliesTo(message), args.include_all_metadata === true)),
      has_more: end < within.length,
      ...(end < within.length ? { response_metadata: { next_cursor: writeCursor(end) } } : {}),
    };
  };

  return {
    "conversations.open": apiMethod({
      scopes: ["im:write"],
      args: OpenArguments,
      run({ users, channel }) {
        if (users === undefined && channel === undefined) return refuse("users_list_not_supplied");
        const dm = channel === undefined ? team.dmWith(users ?? "") : team.channel(channel);
        if (users?.includes(",") === true) return refuse("method_not_supported_for_channel_type");
        if (dm === undefined) return refuse(channel === undefined ? "user_not_found" : "channel_not_found");
        return { ok: true, no_op: true, already_open: true, channel: { id: dm.id } };
      },
    }),
    "conversations.info": apiMethod({
      args: ChannelArguments,
      run: (args) =>
        withChannel(args.channel, "read", (channel) => ({ ok: true, channel: shapeChannel(team, channel) })),
    }),
    "conversations.members": apiMethod({
      args: MembersArguments,
      run: (args) => withChannel(args.channel, "read", ({ members }) => membersPage(members, args)),
    }),
    "conversations.history": apiMethod({
      args: HistoryArguments,
      run: (args) =>
        withChannel(args.channel, "history", (channel) =>
          page(
            args,
            messages
              .inChannel(channel.id)
              .filter((message) => message.threadTs === undefined && message.onlyFor === undefined)
              .toReversed(),
          ),
        ),
    }),
    "conversations.replies": apiMethod({
      args: RepliesArguments,
      run: (args) =>
        withChannel(args.channel, "history", (channel) => {
          const named = messages.find(channel.id, args.ts);
          const parent = named?.threadTs === undefined ? named : messages.find(channel.id, named.threadTs);
          return parent === undefined ? refuse("thread_not_found") : page(args, [parent, ...repliesTo(parent)]);
        }),
    }),
  };
}

/** Seconds, with or without decimals; what is left out or empty bounds nothing. */
const isTime = (ts = ""): boolean => ts === "" || /^\d+(?:\.\d+)?$/u.test(ts);

// Slack's times have a fixed number of digits, so that they compare as text.
function isWithin(ts: string, { oldest = "", latest = "", inclusive = false }: HistoryArguments): boolean {
  const isAfter = oldest === "" || oldest === "0" || ts > oldest || (inclusive && ts === oldest);
  const isBefore = latest === "" || ts < latest || (inclusive && ts === latest);
  return isAfter && isBefore;
}

function membersPage(members: readonly string[], { limit = 100, cursor = "" }: z.infer<typeof MembersArguments>) {
  if (!Number.isInteger(limit) || limit < 1 || limit > 999) return refuse("invalid_limit");
  const start = cursor === "" ? 0 : readCursor(cursor, "user");
  if (start === undefined) return refuse("invalid_cursor");
  const end = start + limit;
  const next = end < members.length ? writeCursor(end, "user") : "";
  return { ok: true as const, members: members.slice(start, end), response_metadata: { next_cursor: next } };
}

type CursorKind = "next_ts" | "user";

const writeCursor = (index: number, kind: CursorKind = "next_ts"): string =>
  Buffer.from(`${kind}:${index}`).toString("base64");

function readCursor(cursor: string, kind: CursorKind = "next_ts"): number | undefined {
  const index = /^\w+:(\d+)$/u.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  const isOfKind = writeCursor(Number(index ?? 0), kind) === cursor;
  return index === undefined || !isOfKind ? undefined : Number(index);
}

function shapeChannel(team: Team, channel: Channel) {
  const isIm = channel.kind === "im";
  return {
    id: channel.id,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind !== "public",
    is_archived: channel.isArchived,
    is_shared: false,
    is_ext_shared: false,
    context_team_id: team.id,
    ...(isIm
      ? { user: channel.members.find((member) => member !== team.bot.userId) }
      : {
          name: channel.name,
          name_normalized: channel.name,
          is_member: channel.members.includes(team.bot.userId),
          num_members: channel.members.length,
        }),
  };
}
