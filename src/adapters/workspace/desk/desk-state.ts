import type { Faults } from "../faults.ts";
import type { FileStore } from "../file-store.ts";
import type { OpenView, ViewStore } from "../interactions/view-store.ts";
import type { Message } from "../message.ts";
import type { MessageStore } from "../message-store.ts";
import type { AppLink } from "../app-link.ts";
import type { StatusStore } from "../status-store.ts";
import type { Channel, Person, Team } from "../team.ts";
import { findChannel } from "../typing.ts";

export interface DeskParts {
  team: Team;
  messages: MessageStore;
  statuses: StatusStore;
  files: FileStore;
  views: ViewStore;
  faults: Faults;
  link: AppLink;
}

/** All that the page shows to one person who looks at one conversation. */
export function deskState({ team, messages, statuses, views, faults, link }: DeskParts, me: Person, named?: string) {
  const channel = findChannel(team, me, named ?? firstFor(team, me).id);
  const seenByMe = (id: string): Message[] =>
    messages.inChannel(id).filter((message) => (message.onlyFor ?? me.id) === me.id);
  return {
    team: { name: team.name },
    bot: { id: team.bot.userId, name: team.bot.name },
    botConnected: link.isReachable(),
    people: team.people,
    commands: team.commands,
    shortcuts: team.shortcuts,
    isTokenRevoked: team.isRevoked(team.botToken),
    faults: faults.waiting(),
    me,
    conversations: team.channels
      .filter((other) => other.members.includes(me.id))
      .map((other) => ({
        id: other.id,
        name: other.kind === "im" ? team.bot.name : other.name,
        kind: other.kind,
        isArchived: other.isArchived,
        withBot: other.members.includes(team.bot.userId),
        latestTs: seenByMe(other.id).at(-1)?.ts ?? "",
      })),
    channel: channel.id,
    messages: seenByMe(channel.id),
    status: statuses.of(channel.id),
    modal: shown(views.modalOf(me.id)),
    home: shown(views.homeOf(me.id)),
  };
}

/** A file that this person has before them in some conversation. */
export function fileFor({ team, messages, files }: DeskParts, me: Person, id: string) {
  const own = team.channels.filter((channel) => channel.members.includes(me.id));
  const before = own.flatMap((channel) => messages.inChannel(channel.id)).flatMap((message) => message.files ?? []);
  const file = before.find((one) => one.id === id);
  const bytes = files.bytes(id);
  return file === undefined || bytes === undefined ? undefined : { name: file.name, bytes };
}

/** A recruiter works in channels, a candidate in the DM. */
function firstFor(team: Team, me: Person): Channel | { id: undefined } {
  const kinds = me.role === "recruiter" ? ["public", "private", "im"] : ["im"];
  const own = team.channels.filter((channel) => channel.members.includes(me.id));
  return kinds.flatMap((kind) => own.filter((channel) => channel.kind === kind))[0] ?? { id: undefined };
}

function shown(open: OpenView | undefined) {
  return open === undefined ? null : { id: open.id, hash: open.hash, view: open.view, errors: open.errors };
}
