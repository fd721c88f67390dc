import { randomToken } from "./ids.ts";

/** The id of the local workspace's team. */
export const localTeam = "T0LOCAL";

type Role = "candidate" | "recruiter";

export interface Person {
  id: string;
  /** Short name for control calls and links: `/?as=avery`. */
  handle: string;
  name: string;
  role: Role;
}

export type ChannelKind = "im" | "public" | "private";

export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  members: readonly string[];
  isArchived: boolean;
}

interface ChannelSeed {
  name: string;
  kind: "public" | "private";
  /** Handles of the people in it. */
  members: readonly string[];
  withBot?: boolean;
}

interface PersonSeed {
  handle: string;
  name: string;
  role: Role;
}

export interface Shortcut {
  callbackId: string;
  name: string;
}

export interface TeamSeed {
  people?: readonly PersonSeed[];
  channels?: readonly ChannelSeed[];
  /** What the bot token may do; a method outside them answers `missing_scope`. */
  scopes?: readonly string[];
  /** Events the app subscribed to, as a manifest names them (`message.im`); all of them where this is left out. */
  events?: readonly string[];
  /** Slash commands that exist, with their slash. */
  commands?: readonly string[];
  /** What the app offers in a message's menu. */
  shortcuts?: readonly Shortcut[];
  botName?: string;
}

export interface Team {
  id: string;
  name: string;
  domain: string;
  appId: string;
  bot: { userId: string; botId: string; name: string };
  botToken: string;
  appToken: string;
  /** Revoked, a token is answered with `token_revoked` until it is restored. */
  isRevoked(token: string): boolean;
  setRevoked(token: string, isRevoked: boolean): void;
  scopes: ReadonlySet<string>;
  hasSubscribed(event: string): boolean;
  commands: readonly string[];
  shortcuts: readonly Shortcut[];
  people: readonly Person[];
  /** As they stand now: a channel can be archived, and members come and go. */
  readonly channels: readonly Channel[];
  changeChannel(id: string, change: Partial<Pick<Channel, "members" | "isArchived">>): void;
  /** By id or by handle. */
  person(idOrHandle: string): Person | undefined;
  channel(id: string): Channel | undefined;
  channelNamed(name: string): Channel | undefined;
  dmWith(userId: string): Channel | undefined;
}

const seededPeople: readonly PersonSeed[] = [
  { handle: "avery", name: "Avery Quinn", role: "candidate" },
  { handle: "bo", name: "Bo Lindqvist", role: "candidate" },
  { handle: "chandra", name: "Chandra Rao", role: "candidate" },
  { handle: "robin", name: "Robin Okafor", role: "recruiter" },
  { handle: "sam", name: "Sam Duarte", role: "recruiter" },
];

const seededChannels: readonly ChannelSeed[] = [
  { name: "candor-recruiters", kind: "public", members: ["robin", "sam"] },
  { name: "candor-accommodations", kind: "private", members: ["robin"] },
];

const seededScopes: readonly string[] = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "users:read",
];

/** Ids are derived from names, so that a link or a stored id is good again after a restart. */
function idFrom(prefix: string, name: string): string {
  return `${prefix}0${name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "")}`;
}

export function createTeam(seed: TeamSeed): Team {
  const bot = { userId: "U0LOCALBOT", botId: "B0LOCALBOT", name: seed.botName ?? "Candor" };
  const people = (seed.people ?? seededPeople).map((person) => ({ ...person, id: idFrom("U", person.handle) }));
  const idOf = (handle: string): string => people.find((person) => person.handle === handle)?.id ?? handle;
  const rooms: Channel[] = (seed.channels ?? seededChannels).map((channel) => ({
    id: idFrom("C", channel.name),
    name: channel.name,
    kind: channel.kind,
    members: [...channel.members.map(idOf), ...(channel.withBot === false ? [] : [bot.userId])],
    isArchived: false,
  }));
  const dms: Channel[] = people.map((person) => ({
    id: idFrom("D", person.handle),
    name: person.handle,
    kind: "im",
    members: [person.id, bot.userId],
    isArchived: false,
  }));
  let channels: readonly Channel[] = [...rooms, ...dms];
  const revoked = new Set<string>();
  return {
    id: localTeam,
    name: "Local workspace",
    domain: "local-workspace",
    appId: "A0LOCALAPP",
    bot,
    botToken: randomToken("xoxb-local"),
    appToken: randomToken("xapp-local"),
    hasSubscribed: (event) => seed.events === undefined || seed.events.includes(event),
    scopes: new Set(seed.scopes ?? seededScopes),
    commands: seed.commands ?? [],
    shortcuts: seed.shortcuts ?? [],
    people,
    isRevoked: (token) => revoked.has(token),
    setRevoked(token, isRevoked) {
      if (isRevoked) revoked.add(token);
      else revoked.delete(token);
    },
    get channels() {
      return channels;
    },
    changeChannel(id, change) {
      channels = channels.map((channel) => (channel.id === id ? { ...channel, ...change } : channel));
    },
    person: (idOrHandle) => people.find(({ id, handle }) => id === idOrHandle || handle === idOrHandle),
    channel: (id) => channels.find((channel) => channel.id === id),
    channelNamed: (name) => channels.find((channel) => channel.kind !== "im" && channel.name === name),
    dmWith: (userId) => channels.find((channel) => channel.kind === "im" && channel.members.includes(userId)),
  };
}
