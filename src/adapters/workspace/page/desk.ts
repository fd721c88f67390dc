import { type Fields, fields, list, text } from "./read.ts";

export interface Person {
  id: string;
  handle: string;
  name: string;
  role: string;
}

export interface Conversation {
  id: string;
  name: string;
  kind: string;
  isArchived: boolean;
  withBot: boolean;
  latestTs: string;
}

export interface Shortcut {
  callbackId: string;
  name: string;
}

export interface Message {
  ts: string;
  threadTs: string;
  userId: string;
  isBot: boolean;
  isEdited: boolean;
  isEphemeral: boolean;
  text: string;
  blocks: readonly Fields[];
  files: readonly { id: string; name: string }[];
}

export interface ShownView {
  id: string;
  hash: string;
  view: Fields;
  errors: Fields;
}

export interface Desk {
  teamName: string;
  bot: { id: string; name: string };
  botConnected: boolean;
  me: Person;
  people: readonly Person[];
  commands: readonly string[];
  shortcuts: readonly Shortcut[];
  isTokenRevoked: boolean;
  /** Kinds of the faults that wait for their call or event. */
  faults: readonly string[];
  conversations: readonly Conversation[];
  channel: string;
  messages: readonly Message[];
  status: string;
  modal: ShownView | undefined;
  home: ShownView | undefined;
}

export async function loadDesk(who: string, channel: string): Promise<Desk> {
  const query = new URLSearchParams();
  if (who !== "") query.set("as", who);
  if (channel !== "") query.set("channel", channel);
  const response = await fetch(`/desk/state?${query.toString()}`);
  const body = fields(await response.json());
  if (!response.ok) throw new Error(text(body["error"]) || "The workspace did not answer.");
  return readDesk(body);
}

/** Does something in the person's name; rejects with what the workspace says is wrong. */
export async function act(path: string, body: Record<string, unknown>): Promise<Fields> {
  const response = await fetch(`/desk/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = fields(await response.json());
  if (!response.ok) throw new Error(text(answer["error"]) || "The workspace did not answer.");
  return fields(answer["result"]);
}

function readDesk(body: Fields): Desk {
  const bot = fields(body["bot"]);
  return {
    teamName: text(fields(body["team"])["name"]),
    bot: { id: text(bot["id"]), name: text(bot["name"]) },
    botConnected: body["botConnected"] === true,
    me: readPerson(fields(body["me"])),
    people: list(body["people"]).map(readPerson),
    commands: Array.isArray(body["commands"]) ? body["commands"].map(text) : [],
    shortcuts: list(body["shortcuts"]).map((entry) => ({
      callbackId: text(entry["callbackId"]),
      name: text(entry["name"]),
    })),
    isTokenRevoked: body["isTokenRevoked"] === true,
    faults: list(body["faults"]).map((entry) => text(entry["kind"])),
    conversations: list(body["conversations"]).map((entry) => ({
      id: text(entry["id"]),
      name: text(entry["name"]),
      kind: text(entry["kind"]),
      isArchived: entry["isArchived"] === true,
      withBot: entry["withBot"] === true,
      latestTs: text(entry["latestTs"]),
    })),
    channel: text(body["channel"]),
    messages: list(body["messages"]).map(readMessage),
    status: text(body["status"]),
    modal: readView(body["modal"]),
    home: readView(body["home"]),
  };
}

function readPerson(entry: Fields): Person {
  return {
    id: text(entry["id"]),
    handle: text(entry["handle"]),
    name: text(entry["name"]),
    role: text(entry["role"]),
  };
}

function readMessage(entry: Fields): Message {
  return {
    ts: text(entry["ts"]),
    threadTs: text(entry["threadTs"]),
    userId: text(entry["userId"]),
    isBot: text(entry["botId"]) !== "",
    isEdited: entry["edited"] !== undefined,
    isEphemeral: text(entry["onlyFor"]) !== "",
    text: text(entry["text"]),
    blocks: list(entry["blocks"]),
    files: list(entry["files"]).map((file) => ({ id: text(file["id"]), name: text(file["name"]) })),
  };
}

function readView(value: unknown): ShownView | undefined {
  const entry = fields(value);
  if (text(entry["id"]) === "") return undefined;
  return {
    id: text(entry["id"]),
    hash: text(entry["hash"]),
    view: fields(entry["view"]),
    errors: fields(entry["errors"]),
  };
}
