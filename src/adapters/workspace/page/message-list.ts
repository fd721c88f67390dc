import { type BlockTools, drawBlock } from "./blocks.ts";
import type { Message } from "./desk.ts";
import { el } from "./dom.ts";
import { drawIcon } from "./icons.ts";
import { drawMrkdwn } from "./mrkdwn.ts";

export interface MessageTools {
  nameOf: (id: string) => string;
  meId: string;
  onPress: (message: Message, press: Parameters<BlockTools["onPress"]>[0]) => ReturnType<BlockTools["onPress"]>;
  onReply: (message: Message) => void;
  onMenu: (message: Message, button: HTMLElement) => void;
}

/** Messages by the same author within this time stand under one name. */
const groupSeconds = 300;

/**
 * Draws the conversation into the list. Messages that did not change keep their nodes, so that focus stays where it is
 * and a screen reader is told of what is new only.
 */
export function drawMessages(into: HTMLElement, messages: readonly Message[], tools: MessageTools): void {
  const roots = messages.filter((message) => message.threadTs === "");
  const threads = Map.groupBy(messages, ({ threadTs }) => threadTs);
  const items = roots.map((message, index) => {
    const replies = threads.get(message.ts) ?? [];
    return drawThread(into, message, replies, continues(roots[index - 1], message), tools);
  });
  // A reply whose parent was deleted still shows.
  const known = new Set(roots.map(({ ts }) => ts));
  const lost = messages.filter(({ threadTs }) => threadTs !== "" && !known.has(threadTs));
  place(into, [...items, ...lost.map((message) => drawItem(into, message, false, tools))]);
}

function place(into: HTMLElement, items: readonly HTMLElement[]): void {
  const kept = new Set<Element>(items);
  for (const old of Array.from(into.children)) if (!kept.has(old)) old.remove();
  for (const [index, item] of items.entries()) {
    if (into.children[index] !== item) into.insertBefore(item, into.children[index] ?? null);
  }
}

function continues(before: Message | undefined, message: Message): boolean {
  if (before === undefined || before.isEphemeral || message.isEphemeral) return false;
  return before.userId === message.userId && Number(message.ts) - Number(before.ts) < groupSeconds;
}

function drawThread(
  into: HTMLElement,
  message: Message,
  replies: readonly Message[],
  isContinued: boolean,
  tools: MessageTools,
): HTMLElement {
  const item = drawItem(into, message, isContinued, tools);
  let thread = item.querySelector<HTMLElement>(":scope > .thread");
  if (replies.length === 0) {
    thread?.remove();
    return item;
  }
  if (thread === null) {
    thread = el("ol", { class: "thread", "aria-label": "Replies in this thread" });
    item.append(thread);
  }
  const within = thread;
  place(
    within,
    replies.map((reply, index) => drawItem(within, reply, continues(replies[index - 1], reply), tools)),
  );
  return item;
}

function drawItem(into: HTMLElement, message: Message, isContinued: boolean, tools: MessageTools): HTMLElement {
  const state = JSON.stringify([message, isContinued]);
  const old = into.querySelector<HTMLElement>(`:scope > [data-ts="${CSS.escape(message.ts)}"]`);
  if (old !== null && old.dataset["state"] === state) return old;
  const item = el("li", { class: isContinued ? "item continued" : "item", "data-ts": message.ts, "data-state": state });
  item.append(drawMessage(message, isContinued, tools));
  const thread = old?.querySelector(":scope > .thread");
  if (thread !== null && thread !== undefined) item.append(thread);
  return item;
}

function drawMessage(message: Message, isContinued: boolean, tools: MessageTools): HTMLElement {
  const name = tools.nameOf(message.userId);
  const article = el("article", { class: message.isEphemeral ? "message ephemeral" : "message", "aria-label": name });
  article.append(drawAvatar(name, message.isBot));
  const body = el("div", { class: "message-body" });
  if (message.isEphemeral) body.append(el("p", { class: "only-you" }, "Only visible to you"));
  body.append(
    el(
      "p",
      { class: isContinued ? "byline hidden" : "byline" },
      el("strong", {}, name),
      ...(message.isBot ? [el("span", { class: "badge" }, "app")] : []),
      drawTime(message.ts),
    ),
  );
  body.append(drawContent(message, tools));
  if (message.isEdited) body.append(el("span", { class: "edited" }, "(edited)"));
  article.append(body);
  if (!message.isEphemeral) article.append(drawTools(message, name, tools));
  return article;
}

function drawContent(message: Message, tools: MessageTools): HTMLElement {
  const content = el("div", { class: "content" });
  const blockTools: BlockTools = {
    nameOf: tools.nameOf,
    meId: tools.meId,
    onPress: (press) => tools.onPress(message, press),
  };
  if (message.blocks.length === 0 && message.text !== "")
    content.append(el("p", {}, ...drawMrkdwn(message.text, tools.nameOf)));
  for (const block of message.blocks) content.append(drawBlock(block, blockTools));
  for (const file of message.files) content.append(drawFile(file, tools.meId));
  return content;
}

function drawFile({ id, name }: Message["files"][number], meId: string): HTMLElement {
  const address = `/desk/file/${encodeURIComponent(id)}?${new URLSearchParams({ as: meId }).toString()}`;
  return el("p", { class: "file" }, "File: ", el("a", { href: address, download: name }, name));
}

function drawTools(message: Message, name: string, tools: MessageTools): HTMLElement {
  const row = el("div", { class: "tools" });
  if (message.threadTs === "") {
    const reply = el(
      "button",
      { type: "button", class: "quiet reply", "aria-label": `Reply to ${name} in thread` },
      "Reply",
    );
    reply.addEventListener("click", () => tools.onReply(message));
    row.append(reply);
  }
  const more = el(
    "button",
    {
      type: "button",
      class: "symbol more",
      "aria-label": `More actions for the message of ${name}`,
      "aria-haspopup": "menu",
    },
    drawIcon("more"),
  );
  more.addEventListener("click", () => tools.onMenu(message, more));
  row.append(more);
  return row;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

function drawTime(ts: string): HTMLElement {
  const at = new Date(Number(ts) * 1000);
  return el("time", { datetime: at.toISOString(), title: calendar.format(at) }, clock.format(at));
}

export function drawAvatar(name: string, isBot: boolean): HTMLElement {
  const initials = name
    .split(" ")
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
  const hue = Array.from(name).reduce((sum, letter) => (sum * 33 + (letter.codePointAt(0) ?? 0)) % 997, 7) % 6;
  return el("span", { class: isBot ? "avatar avatar-bot" : `avatar avatar-${hue}`, "aria-hidden": "true" }, initials);
}
