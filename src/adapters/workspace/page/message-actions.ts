import { confirmed } from "./confirm.ts";
import type { Desk, Message } from "./desk.ts";
import type { MenuItem } from "./message-menu.ts";
import { naming } from "./naming.ts";
import { typedText } from "./typed-text.ts";

export interface ActionTools {
  onReply: (message: Message, name: string) => void;
  onEdit: (message: Message, typed: string) => void;
  onAct: (path: string, body: Record<string, unknown>) => void;
}

/** What a message's menu offers to the person at the desk: the bot's shortcuts, and for their own message more. */
export function messageActions(desk: Desk, message: Message, tools: ActionTools): MenuItem[] {
  const target = { as: desk.me.handle, channel: desk.channel, ts: message.ts };
  const items: MenuItem[] = desk.shortcuts.map(({ callbackId, name }) => ({
    label: name,
    run: () => tools.onAct("shortcut", { ...target, callbackId }),
  }));
  if (message.threadTs === "") {
    const name = naming(desk).nameOf(message.userId);
    items.unshift({ label: "Reply in thread", run: () => tools.onReply(message, name) });
  }
  if (message.userId !== desk.me.id) return items;
  return [
    ...items,
    { label: "Edit message", run: () => tools.onEdit(message, typedBy(desk, message)) },
    { label: "Delete message", isDangerous: true, run: () => void remove(target, tools) },
  ];
}

export const typedBy = (desk: Desk, message: Message): string => typedText(message.text, naming(desk).handleOf);

async function remove(target: Record<string, string>, tools: ActionTools): Promise<void> {
  const isSure = await confirmed({
    title: "Delete this message?",
    text: "The bot is told of it, as in Slack.",
    yes: "Delete",
    no: "Keep",
    style: "danger",
  });
  if (isSure) tools.onAct("delete", target);
}
