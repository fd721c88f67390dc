import type { Feed } from "./feed.ts";
import type { Message } from "./message.ts";

type MessageDraft = Omit<Message, "ts" | "edited">;
type MessageRevision = Pick<Message, "text" | "blocks" | "metadata"> & { editor: string };

export interface MessageStore {
  post(draft: MessageDraft): Message;
  edit(message: Message, revision: MessageRevision): Message;
  remove(message: Message): void;
  /** Takes a deleted file out of the messages that show it; a message that is left with nothing goes. */
  withoutFile(id: string): void;
  find(channel: string, ts: string): Message | undefined;
  /** Everything in a channel, ephemeral messages too, oldest first. */
  inChannel(channel: string): readonly Message[];
}

export function createMessageStore(feed: Feed, nextTs: () => string): MessageStore {
  const channels = new Map<string, Message[]>();
  const listOf = (channel: string): Message[] => {
    const list = channels.get(channel) ?? [];
    channels.set(channel, list);
    return list;
  };
  const remove = (message: Message): void => {
    const list = listOf(message.channel);
    list.splice(list.indexOf(message), 1);
    feed.publish({ kind: "deleted", message, at: nextTs() });
  };
  return {
    remove,
    post(draft) {
      const message = { ...draft, ts: nextTs() };
      listOf(message.channel).push(message);
      feed.publish({ kind: "posted", message });
      return message;
    },
    edit(message, { editor, ...revision }) {
      const at = nextTs();
      const edited = { ...message, ...revision, edited: { userId: editor, ts: at } };
      const list = listOf(message.channel);
      list.splice(list.indexOf(message), 1, edited);
      feed.publish({ kind: "edited", message: edited, before: message, at });
      return edited;
    },
    withoutFile(id) {
      for (const message of [...channels.values()].flat()) {
        if (message.files?.some((file) => file.id === id) !== true) continue;
        const { files, ...words } = message;
        const left = files.filter((file) => file.id !== id);
        if (message.text === "" && left.length === 0) {
          remove(message);
          continue;
        }
        const now = left.length === 0 ? words : { ...words, files: left };
        const list = listOf(message.channel);
        list.splice(list.indexOf(message), 1, now);
        feed.publish({ kind: "edited", message: now, before: message, at: nextTs() });
      }
    },
    find: (channel, ts) => listOf(channel).find((message) => message.ts === ts),
    inChannel: (channel) => listOf(channel),
  };
}
