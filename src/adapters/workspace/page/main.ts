import { drawBlock } from "./blocks.ts";
import { createComposer, type Target } from "./composer.ts";
import { act, type Desk, loadDesk, type Message } from "./desk.ts";
import { byId, el } from "./dom.ts";
import { followDesk } from "./follow-desk.ts";
import type { Press } from "./elements.ts";
import { createFaultPanel } from "./faults.ts";
import { messageActions, typedBy } from "./message-actions.ts";
import { createMessageMenu } from "./message-menu.ts";
import { drawMessages } from "./message-list.ts";
import { createModalDialog } from "./modal.ts";
import { emptyText, naming } from "./naming.ts";
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
const messageMenu = createMessageMenu(byId("message-menu", HTMLElement));
const faults = createFaultPanel({
  onFault: (fault) => void attempt(async () => void (await act("fault", fault))),
  onBehave: () => void attempt(async () => void (await act("behave", {}))),
});
const composer = createComposer({ send, onError: notice.show, onEditLast: editLast });

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
  onPerson: (handle) => void attempt(() => goTo(handle, "")),
  onConversation: (id) => void attempt(() => goTo(who, id)),
  isUnread: ({ id, latestTs }) => latestTs > (seen.get(seenKey(id)) ?? ""),
};

async function goTo(handle: string, conversation: string): Promise<void> {
  await show(handle, conversation);
  history.pushState(null, "", `/?as=${encodeURIComponent(who)}&in=${encodeURIComponent(channel)}`);
}

async function show(handle: string, conversation: string): Promise<void> {
  who = handle;
  channel = conversation;
  tab = "messages";
  closeMenu();
  composer.reset();
  // A conversation that was opened is not news to be read out.
  parts.log.setAttribute("aria-busy", "true");
  parts.messages.replaceChildren();
  await refresh();
  parts.log.setAttribute("aria-busy", "false");
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
  const { nameOf, titleOf } = naming(now);
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

  if (!isIm) tab = "messages";
  parts.tabs.hidden = !isIm;
  parts.tabMessages.setAttribute("aria-pressed", String(tab === "messages"));
  parts.tabHome.setAttribute("aria-pressed", String(tab === "home"));
  parts.log.hidden = tab === "home";
  parts.home.hidden = tab === "messages";
  parts.foot.hidden = tab === "home";
  drawHome(now);
  drawEmpty(now, isIm);
  drawMessages(parts.messages, now.messages, {
    nameOf,
    meId: now.me.id,
    onPress: (message, press) => pressIn({ channel: now.channel, ts: message.ts }, press),
    onReply: (message: Message) => composer.replyTo(message.ts, nameOf(message.userId)),
    onMenu: (message, button) => messageMenu.open(button, messageActions(now, message, actionTools)),
  });
  setText(parts.status, now.status === "" ? "" : `${now.bot.name} ${now.status}`);
  const isArchived = now.conversations.some(({ id, isArchived: closed }) => id === now.channel && closed);
  composer.address(isArchived ? "This channel is archived" : `Message ${titleOf(now.channel)}`, isArchived);
  composer.offerCommands(now.commands);
  faults.show(now);
  const modalId = now.modal?.id ?? "";
  modal.show(now.modal, {
    nameOf,
    meId: now.me.id,
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
  const onPress = (press: Press) => pressIn({ viewId }, press);
  const tools = { nameOf: naming(now).nameOf, meId: now.me.id, onPress };
  parts.home.replaceChildren(...list(now.home?.view["blocks"]).map((block) => drawBlock(block, tools)));
}

function drawEmpty(now: Desk, isIm: boolean): void {
  parts.empty.hidden = tab === "home" ? now.home !== undefined : now.messages.length > 0;
  if (parts.empty.hidden) return;
  const { heading, hint } = emptyText(now, tab, isIm);
  parts.empty.replaceChildren(el("h2", {}, heading), el("p", {}, hint));
}

function kindOf(now: Desk | undefined): string {
  return now?.conversations.find(({ id }) => id === now.channel)?.kind ?? "";
}

/** Text in a live region is set only where it changed: otherwise it is read out again. */
function setText(element: HTMLElement, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

async function send(typed: string, target: Target): Promise<void> {
  if (target.kind === "edit") return void (await act("edit", { as: who, channel, ts: target.ts, text: typed }));
  const thread = target.kind === "reply" ? { threadTs: target.ts } : {};
  const result = await act("message", { as: who, channel, text: typed, ...thread });
  parts.scroll.scrollTop = parts.scroll.scrollHeight;
  if (text(result["kind"]) !== "") tellDelivery(result, notice.show);
}

async function pressIn(place: Record<string, string>, press: Press): Promise<boolean> {
  let isTaken = false;
  await attempt(async () => {
    const result = await act("press", { as: who, ...place, ...press });
    tellDelivery(result, notice.show);
    isTaken = result["kind"] === "acked";
  });
  return isTaken;
}

async function attempt(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    notice.show(error instanceof Error ? error.message : "That did not work.");
  }
}

const actionTools = {
  onReply: (message: Message, name: string) => composer.replyTo(message.ts, name),
  onEdit: (message: Message, typed: string) => composer.edit(message.ts, typed),
  onAct: (path: string, body: Record<string, unknown>) =>
    void attempt(async () => tellDelivery(await act(path, body), notice.show)),
};

function editLast(): void {
  const last = desk?.messages.findLast(({ userId, threadTs }) => userId === desk?.me.id && threadTs === "");
  if (desk !== undefined && last !== undefined) composer.edit(last.ts, typedBy(desk, last));
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
addEventListener("popstate", () => {
  const back = new URLSearchParams(location.search);
  const [handle, conversation] = [back.get("as") ?? "", back.get("in") ?? ""];
  // The skip link also makes an entry in the history, but leads nowhere else.
  const isHere = (handle === "" || handle === who) && (conversation === "" || conversation === channel);
  if (!isHere) void attempt(() => show(handle, conversation));
});

followDesk({
  onChange: () => attempt(refresh),
  onLost() {
    setText(parts.connection, "The workspace is not running");
    parts.connection.classList.add("off");
  },
});

await attempt(async () => {
  await refresh();
  await arrive();
});
// Whoever has pressed something by now keeps the focus there: a dialog gives it back to what opened it.
if (document.activeElement === document.body) composer.focus();
