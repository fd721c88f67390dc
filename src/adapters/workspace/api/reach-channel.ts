import type { Channel, Team } from "../team.ts";
import { type ApiAnswer, refuse } from "./api-answer.ts";

export type Reached = { kind: "reached"; channel: Channel } | { kind: "refused"; answer: ApiAnswer };

/** A channel that can be written in, found as chat.postMessage does: by id, by name, or a person's DM by the user's id. */
export function reachOpenChannel(team: Team, named: string): Reached {
  const reached = reachChannel(team, named);
  const isClosed = reached.kind === "reached" && reached.channel.isArchived;
  return isClosed ? { kind: "refused", answer: refuse("is_archived") } : reached;
}

export function reachChannel(team: Team, named: string): Reached {
  const channel = team.channel(named) ?? team.channelNamed(named.replace(/^#/u, "")) ?? team.dmWith(named);
  // A private channel that the bot is not in does not exist for it.
  if (channel === undefined || (channel.kind === "private" && !isMember(team, channel))) {
    return { kind: "refused", answer: refuse("channel_not_found") };
  }
  if (!isMember(team, channel)) return { kind: "refused", answer: refuse("not_in_channel") };
  return { kind: "reached", channel };
}

function isMember(team: Team, channel: Channel): boolean {
  return channel.members.includes(team.bot.userId);
}
