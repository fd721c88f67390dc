import type { Change } from "./feed.ts";
import { shapeMessage } from "./message-shape.ts";
import type { Message } from "./message.ts";
import type { Channel, ChannelKind, Team } from "./team.ts";

export type EventBody = { type: string } & Record<string, unknown>;

/** What each kind of conversation is called in events, and the scope and subscription that its messages need. */
const conversations: Record<ChannelKind, { channelType: string; scope: string; subscription: string }> = {
  im: { channelType: "im", scope: "im:history", subscription: "message.im" },
  public: { channelType: "channel", scope: "channels:history", subscription: "message.channels" },
  private: { channelType: "group", scope: "groups:history", subscription: "message.groups" },
};

/** The events that a change makes for the app: where the bot is a member, within its scopes and subscriptions. */
export function messageEvents(team: Team, change: Change): EventBody[] {
  if (change.kind !== "posted" && change.kind !== "edited" && change.kind !== "deleted") return [];
  const channel = team.channel(change.message.channel);
  if (channel === undefined || change.message.onlyFor !== undefined) return [];
  if (!channel.members.includes(team.bot.userId)) return [];
  const events: EventBody[] = [];
  const { channelType, scope, subscription } = conversations[channel.kind];
  if (team.scopes.has(scope) && team.hasSubscribed(subscription)) events.push(describe(team, change, channelType));
  if (change.kind === "posted" && mentionsBot(team, channel, change.message)) {
    events.push({ ...describe(team, change, channelType), type: "app_mention" });
  }
  return events;
}

function describe(
  team: Team,
  change: Extract<Change, { kind: "posted" | "edited" | "deleted" }>,
  channelType: string,
): EventBody {
  const place = { channel: change.message.channel, channel_type: channelType };
  switch (change.kind) {
    case "posted":
      return { ...shapeMessage(team, change.message), ...place, event_ts: change.message.ts };
    case "edited":
      return {
        type: "message",
        subtype: "message_changed",
        message: shapeMessage(team, change.message),
        previous_message: shapeMessage(team, change.before),
        hidden: true,
        ts: change.at,
        event_ts: change.at,
        ...place,
      };
    case "deleted":
      return {
        type: "message",
        subtype: "message_deleted",
        previous_message: shapeMessage(team, change.message),
        deleted_ts: change.message.ts,
        hidden: true,
        ts: change.at,
        event_ts: change.at,
        ...place,
      };
  }
}

function mentionsBot(team: Team, channel: Channel, message: Message): boolean {
  if (channel.kind === "im" || message.botId !== undefined || !team.scopes.has("app_mentions:read")) return false;
  if (!team.hasSubscribed("app_mention")) return false;
  return message.text.includes(`<@${team.bot.userId}>`);
}

export function appHomeOpened(channel: Channel, userId: string, tab: "home" | "messages", at: string): EventBody {
  return { type: "app_home_opened", user: userId, channel: channel.id, tab, event_ts: at };
}
