import { CallError } from "./call-error.ts";
import type { Feed } from "./feed.ts";
import type { SocketLink } from "./socket-link.ts";
import type { Channel, Team } from "./team.ts";

/** What a workspace's administrators do to channels and tokens, and an app has to live with. Channels by id or name. */
export interface Administration {
  setArchived(channel: string, isArchived: boolean): void;
  setBotMember(channel: string, isMember: boolean): void;
  /** `user`: an id. */
  setMember(channel: string, user: string, isMember: boolean): void;
  setRevoked(token: "bot" | "app", isRevoked: boolean): void;
}

export function createAdministration(team: Team, feed: Feed, link: SocketLink): Administration {
  const change = (named: string, changeOf: (channel: Channel) => Parameters<Team["changeChannel"]>[1]): void => {
    const channel = team.channel(named) ?? team.channelNamed(named.replace(/^#/u, ""));
    if (channel === undefined || channel.kind === "im") throw new CallError(`there is no channel ${named}`);
    team.changeChannel(channel.id, changeOf(channel));
    feed.publish({ kind: "channel", channel: channel.id });
  };
  const setMember = (named: string, user: string, isMember: boolean): void =>
    change(named, ({ members }) => {
      const others = members.filter((member) => member !== user);
      return { members: isMember ? [...others, user] : others };
    });
  return {
    setArchived: (named, isArchived) => change(named, () => ({ isArchived })),
    setMember,
    setBotMember: (named, isMember) => setMember(named, team.bot.userId, isMember),
    setRevoked(token, isRevoked) {
      team.setRevoked(token === "app" ? team.appToken : team.botToken, isRevoked);
      if (token === "app" && isRevoked) link.cut();
    },
  };
}
