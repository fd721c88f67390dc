import { drawBlock } from "./blocks.ts";
import { createComposer } from "./composer.ts";
import { act, type Desk, loadDesk, type Message } from "./desk.ts";
import { byId, el } from "./dom.ts";
import type { Press } from "./elements.ts";
import { drawMessages } from "./message-list.ts";
import { createModalDialog } from "./modal.ts";
import { createNotice, tellDelivery, tellSubmission } from "./notice.ts";
import { list, text } from "./read.ts";
import { drawConversations, drawPeople, type SidebarTools } from "./sidebar.ts";

type Tab = "messages" | "home";

const parts = {
  app: byId("app", HTMLElement),
  menu: byId("menu", HTMLButtonElement),
  title: byId("title", HTMLElement),
  subtitle: byId("subtitle", HTMLElement),
  connection: byId("connection", HTMLElement),
  people: byId("people", HTMLElement),
  conversations: byId("conversations", HTMLElement),
  tabs: byId("tabs", HTMLElement),
  tabMessages: byId("tab-messages", HTMLButtonElement),
  tabHome: byId("tab-home", HTMLButtonElement),
  scroll: byId("scroll", HTMLElement),
  empty: byId("empty", HTMLElement),
  log: byId("log", HTMLElement),
  messages: byId("messages", HTMLElement),
  home: byId("home", HTMLElement),
  foot: byId("foot", HTMLElement),
  status: byId("status", HTMLElement),
};
const notice = createNotice(byId("notice", HTMLElement));
const modal = createModalDialog(byId("modal", HTMLDialogElement));
const composer = createComposer({ send, onError: notice.show });

const query = new URLSearchParams(location.search);
let who = query.get("as") ?? "";
let channel = query.get("in") ?? "";
let tab: Tab = "messages";
let desk: Desk | undefined;
let drawnHome = "";
/** The newest message that each person has seen in each conversation. */
const seen = new Map<string, string>();
const seenKey = (conversationId: string): string => `${who} ${conversationId}`;

const sidebar: SidebarTools = {
  onPerson: (handle) => void goTo(handle, ""),
  onConversation: (id) => void goTo(who, id),
  isUnread: ({ id, latestTs }) => latestTs > (seen.get(seenKey(id)) ?? ""),
};

async function goTo(handle: string, conversation: string): Promise<void> {
  who = handle;
  channel = conversation;
  tab = "messages";
  closeMenu();
  composer.reset();
  parts.messages.replaceChildren();
  await refresh();
  history.pushState(null, "", `/?as=${encodeURIComponent(who)}&in=${encodeURIComponent(channel)}`);
  await arrive();
}

/** Slack tells the app when a person opens its DM or its Home. */
async function arrive(): Promise<void> {
  parts.scroll.scrollTop = parts.scroll.scrollHeight;
  if (kindOf(desk) === "im") await act("home", { as: who, tab });
}

async function refresh(): Promise<void> {
  const asked = `${who} ${channel}`;
  const loaded = await loadDesk(who, channel);
  // Somebody switched meanwhile: this answer is for another conversation.
  if (asked !== `${who} ${channel}`) return;
  desk = loaded;
  who = loaded.me.handle;
  channel = loaded.channel;
  draw(loaded);
}

function draw(now: Desk): void {
  const { nameOf, titleOf } = names(now);
  const wasAtEnd = parts.scroll.scrollHeight - parts.scroll.scrollTop - parts.scroll.clientHeight < 80;
  const isIm = kindOf(now) === "im";
  seen.set(seenKey(now.channel), now.conversations.find(({ id }) => id === now.channel)?.latestTs ?? "");

  document.title = `${titleOf(now.channel)} – ${now.me.name} – ${now.teamName}`;
  byId("team-name", HTMLElement).textContent = now.teamName;
  setText(parts.connection, now.botConnected ? `${now.bot.name} is connected` : `${now.bot.name} is not connected`);
  parts.connection.classList.toggle("off", !now.botConnected);
  drawPeople(parts.people, now, sidebar);
  drawConversations(parts.conversations, now, sidebar);
  parts.title.textContent = titleOf(now.channel);
  parts.subtitle.textContent = `You are ${now.me.name}`;

  if (now.home === undefined || !isIm) tab = "messages";
  parts.tabs.hidden = !isIm || now.home === undefined;
  parts.tabMessages.setAttribute("aria-pressed", String(tab === "messages"));
  parts.tabHome.setAttribute("aria-pressed", String(tab === "home"));
  parts.log.hidden = tab === "home";
  parts.home.hidden = tab === "messages";
  parts.foot.hidden = tab === "home";
  drawHome(now);
  drawEmpty(now, titleOf(now.channel));
  drawMessages(parts.messages, now.messages, {
    nameOf,
    onPress: (message, press) => pressIn({ channel: now.channel, ts: message.ts }, press),
    onReply: (message: Message) => composer.replyTo(message.ts, nameOf(message.userId)),
  });
  setText(parts.status, now.status === "" ? "" : `${now.bot.name} ${now.status}`);
  composer.address(isIm ? `Message ${now.bot.name}` : `Message ${titleOf(now.channel)}`);
  const modalId = now.modal?.id ?? "";
  modal.show(now.modal, {
    nameOf,
    onPress: (press) => pressIn({ viewId: modalId }, press),
    onSubmit: (values) => attempt(async () => tellSubmission(await act("submit", { as: who, values }), notice.show)),
    onDismiss: () => void attempt(async () => void (await act("dismiss", { as: who }))),
  });
  if (wasAtEnd) parts.scroll.scrollTop = parts.scroll.scrollHeight;
}

function drawHome(now: Desk): void {
  const version = now.home === undefined ? "" : `${now.home.id} ${now.home.hash}`;
  if (version === drawnHome) return;
  drawnHome = version;
  const viewId = now.home?.id ?? "";
  const tools = { nameOf: names(now).nameOf, onPress: (press: Press) => pressIn({ viewId }, press) };
  parts.home.replaceChildren(...list(now.home?.view["blocks"]).map((block) => drawBlock(block, tools)));
}

function drawEmpty(now: Desk, title: string): void {
  parts.empty.hidden = now.messages.length > 0 || tab === "home";
  if (parts.empty.hidden) return;
  const [heading, hint] =
    kindOf(now) === "im"
      ? [
          `Say hello to ${now.bot.name}`,
          "Write a message below and press Enter. The bot answers here, as it would in Slack.",
        ]
      : [`Nothing in ${title} yet`, "What the bot and the people in this channel write appears here."];
  parts.empty.replaceChildren(el("h3", {}, heading), el("p", {}, hint));
}

function names(now: Desk) {
  const known = new Map([...now.people, now.bot].map(({ id, name }) => [id, name]));
  const conversation = (id: string) => now.conversations.find((entry) => entry.id === id);
  return {
    nameOf: (id: string) => known.get(id) ?? conversation(id)?.name ?? id,
    titleOf: (id: string) => (conversation(id)?.kind === "im" ? now.bot.name : `#${conversation(id)?.name ?? id}`),
  };
}

function kindOf(now: Desk | undefined): string {
  return now?.conversations.find(({ id }) => id === now.channel)?.kind ?? "";
}

/** Text in a live region is set only where it changed: otherwise it is read out again. */
function setText(element: HTMLElement, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

async function send(typed: string, threadTs: string): Promise<void> {
  const result = await act("message", { as: who, channel, text: typed, ...(threadTs === "" ? {} : { threadTs }) });
  parts.scroll.scrollTop = parts.scroll.scrollHeight;
  if (text(result["kind"]) !== "") tellDelivery(result, notice.show);
}

async function pressIn(place: Record<string, string>, press: Press): Promise<void> {
  await attempt(async () => tellDelivery(await act("press", { as: who, ...place, ...press }), notice.show));
}

async function attempt(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    notice.show(error instanceof Error ? error.message : "That did not work.");
  }
}

let isRefreshing = false;
let isStale = false;
/** Many changes at once make one more look, not many. */
async function refreshSoon(): Promise<void> {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    await attempt(refresh);
  }
  isRefreshing = false;
}

function closeMenu(): void {
  parts.app.classList.remove("menu-open");
  parts.menu.setAttribute("aria-expanded", "false");
}

parts.menu.addEventListener("click", () => {
  const isOpen = parts.app.classList.toggle("menu-open");
  parts.menu.setAttribute("aria-expanded", String(isOpen));
});
for (const [button, wanted] of [
  [parts.tabMessages, "messages"],
  [parts.tabHome, "home"],
] as const) {
  button.addEventListener("click", () => {
    tab = wanted;
    if (desk !== undefined) draw(desk);
    void attempt(arrive);
  });
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
});
addEventListener("popstate", () => location.reload());

const stream = new EventSource("/desk/stream");
stream.addEventListener("open", () => void refreshSoon());
stream.addEventListener("change", () => void refreshSoon());
stream.addEventListener("error", () => {
  setText(parts.connection, "The workspace is not running");
  parts.connection.classList.add("off");
});

await attempt(async () => {
  await refresh();
  await arrive();
});
composer.focus();
