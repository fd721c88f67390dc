import type { Conversation, Desk } from "./desk.ts";
import { el } from "./dom.ts";
import { drawIcon } from "./icons.ts";
import { drawAvatar } from "./message-list.ts";

export interface SidebarTools {
  onPerson: (handle: string) => void;
  onConversation: (id: string) => void;
  isUnread: (conversation: Conversation) => boolean;
}

const roles = [
  { role: "candidate", title: "Candidates" },
  { role: "recruiter", title: "Recruiters" },
];

export function drawPeople(into: HTMLElement, desk: Desk, tools: SidebarTools): void {
  const groups = roles.map(({ role, title }) => {
    const people = desk.people.filter((person) => person.role === role);
    const items = people.map((person) => {
      const isMe = person.id === desk.me.id;
      const link = el(
        "a",
        { href: `/?as=${encodeURIComponent(person.handle)}`, class: "row", "aria-current": isMe ? "true" : undefined },
        drawAvatar(person.name, false),
        el("span", { class: "row-name" }, person.name),
      );
      link.addEventListener("click", (event) => {
        // With a modifier key it opens in a tab of its own, as any link.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        tools.onPerson(person.handle);
      });
      return el("li", {}, link);
    });
    return el("div", {}, el("h3", { class: "side-group" }, title), el("ul", { class: "people" }, ...items));
  });
  replaceIfChanged(into, groups);
}

export function drawConversations(into: HTMLElement, desk: Desk, tools: SidebarTools): void {
  const items = desk.conversations.map((conversation) => {
    const isOpen = conversation.id === desk.channel;
    const isUnread = !isOpen && tools.isUnread(conversation);
    const row = el(
      "button",
      { type: "button", class: isUnread ? "row unread" : "row", "aria-current": isOpen ? "true" : undefined },
      conversation.kind === "im"
        ? drawAvatar(conversation.name, true)
        : el(
            "span",
            { class: "sign", "aria-hidden": "true" },
            conversation.kind === "private" ? drawIcon("lock") : "#",
          ),
      el("span", { class: "row-name" }, conversation.name),
      ...(conversation.kind === "private" ? [el("span", { class: "hidden" }, "(private)")] : []),
      ...(isUnread ? [el("span", { class: "dot" }, el("span", { class: "hidden" }, "new messages"))] : []),
    );
    row.addEventListener("click", () => tools.onConversation(conversation.id));
    return el("li", {}, row);
  });
  replaceIfChanged(into, items);
}

/** Leaves equal rows in place, so that the one with the focus keeps it. */
function replaceIfChanged(into: HTMLElement, children: readonly HTMLElement[]): void {
  const isSame =
    into.children.length === children.length &&
    children.every((child, index) => into.children[index]?.isEqualNode(child) === true);
  if (!isSame) into.replaceChildren(...children);
}
