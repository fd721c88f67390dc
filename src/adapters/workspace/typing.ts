import { randomUUID } from "node:crypto";
import { CallError } from "./call-error.ts";
import type { MakeId } from "./ids.ts";
import type { Message } from "./message.ts";
import type { MessageStore } from "./message-store.ts";
import { blocksOfPieces, piecesOf, textOfPieces } from "./slack-text.ts";
import type { Channel, Person, Team } from "./team.ts";

interface WritingPlace {
  /** Id or name; the person's DM with the bot where it is left out. */
  channel?: string;
  threadTs?: string;
}

/** What people, not the bot, do with messages. `who` is an id or a handle. */
export interface Typing {
  send: (who: string, typed: string, place?: WritingPlace) => Message;
  edit: (who: string, message: Pick<Message, "channel" | "ts">, typed: string) => Message;
  remove: (who: string, message: Pick<Message, "channel" | "ts">) => void;
}

export function createTyping(team: Team, messages: MessageStore, makeId: MakeId): Typing {
  const mentionable = [...team.people, { id: team.bot.userId, handle: team.bot.name.toLowerCase() }];
  const write = (typed: string) => {
    if (typed.trim() === "") throw new CallError("a message needs text");
    const pieces = piecesOf(typed, mentionable);
    return { text: textOfPieces(pieces), blocks: blocksOfPieces(pieces, makeId("").slice(0, 5)) };
  };
  const own = (who: string, { channel, ts }: Pick<Message, "channel" | "ts">): Message => {
    const message = messages.find(channel, ts);
    if (message === undefined) throw new CallError(`no message ${ts} in ${channel}`);
    if (message.userId !== findPerson(team, who).id) throw new CallError(`${who} did not write message ${ts}`);
    return message;
  };
  return {
    send(who, typed, place = {}) {
      const person = findPerson(team, who);
      const channel = findChannel(team, person, place.channel);
      if (channel.isArchived) throw new CallError(`#${channel.name} is archived`);
      if (place.threadTs !== undefined && messages.find(channel.id, place.threadTs)?.threadTs !== undefined) {
        throw new CallError(`message ${place.threadTs} is a reply and has no thread of its own`);
      }
      return messages.post({
        channel: channel.id,
        userId: person.id,
        clientMsgId: randomUUID(),
        ...write(typed),
        ...(place.threadTs === undefined ? {} : { threadTs: place.threadTs }),
      });
    },
    edit(who, place, typed) {
      const message = own(who, place);
      return messages.edit(message, { editor: message.userId, ...write(typed) });
    },
    remove: (who, place) => messages.remove(own(who, place)),
  };
}

export function findPerson(team: Team, who: string): Person {
  const person = team.person(who);
  if (person === undefined) throw new CallError(`nobody here is called ${who}`);
  return person;
}

/** A conversation that the person is in: the one named, or the DM with the bot. */
export function findChannel(team: Team, person: Person, named: string | undefined): Channel {
  const channel =
    named === undefined ? team.dmWith(person.id) : (team.channel(named) ?? team.channelNamed(named.replace(/^#/u, "")));
  if (channel === undefined || !channel.members.includes(person.id)) {
    throw new CallError(`${person.handle} is in no conversation ${named ?? "with the bot"}`);
  }
  return channel;
}
