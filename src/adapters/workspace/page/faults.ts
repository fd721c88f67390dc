import type { Conversation, Desk } from "./desk.ts";
import { byId, el } from "./dom.ts";

interface FaultButton {
  label: string;
  fault: Record<string, unknown>;
}

const post = "chat.postMessage";

/** What can go wrong whoever looks at whatever conversation. */
const always: readonly FaultButton[] = [
  { label: "Lose the next response", fault: { kind: "drop_response", method: post } },
  { label: "Delay the next response by 5\u00A0s", fault: { kind: "delay_response", method: post, ms: 5000 } },
  { label: "Answer the next post with 429", fault: { kind: "rate_limit", method: post, retryAfterSeconds: 3 } },
  { label: "Repeat the next event twice", fault: { kind: "repeat_event", copies: 2 } },
  { label: "Hold the next event back for 5\u00A0s", fault: { kind: "delay_event", ms: 5000 } },
  { label: "Ask the bot to reconnect", fault: { kind: "disconnect" } },
  { label: "Cut its connections", fault: { kind: "cut_sockets" } },
];

const names: Readonly<Record<string, string>> = {
  drop_response: "lose a response",
  delay_response: "delay a response",
  rate_limit: "answer with 429",
  refuse: "refuse a call",
  repeat_event: "repeat an event",
  delay_event: "hold back an event",
};

export interface FaultTools {
  onFault: (fault: Record<string, unknown>) => void;
  onBehave: () => void;
}

export interface FaultPanel {
  show(desk: Desk): void;
}

/** The panel that makes this workspace misbehave as Slack sometimes does. */
export function createFaultPanel({ onFault, onBehave }: FaultTools): FaultPanel {
  const items = byId("faults-list", HTMLElement);
  const waiting = byId("faults-waiting", HTMLElement);
  const takeBack = byId("faults-take-back", HTMLButtonElement);
  takeBack.addEventListener("click", () => onBehave());
  let drawn = "";
  return {
    show(desk) {
      const open = desk.conversations.find(({ id }) => id === desk.channel);
      const wanted = [...always, ...ofChannel(open, desk.bot.name), ofToken(desk.isTokenRevoked)];
      const labels = JSON.stringify([open?.id, wanted.map(({ label }) => label)]);
      if (labels !== drawn)
        redraw(
          items,
          wanted.map((button) => drawButton(button, onFault)),
        );
      drawn = labels;
      const told = desk.faults.map((kind) => names[kind] ?? kind).join(", ");
      const line = told === "" ? "" : `Waiting: ${told}.`;
      if (waiting.textContent !== line) waiting.textContent = line;
      takeBack.hidden = line === "";
    },
  };
}

/** A button that says another thing after it was pressed keeps the focus. */
function redraw(items: HTMLElement, buttons: readonly HTMLElement[]): void {
  const index = [...items.children].findIndex((item) => item.contains(document.activeElement));
  items.replaceChildren(...buttons);
  if (index >= 0) items.children[index]?.querySelector("button")?.focus();
}

function drawButton({ label, fault }: FaultButton, onFault: FaultTools["onFault"]): HTMLElement {
  const button = el("button", { type: "button", class: "fault" }, label);
  button.addEventListener("click", () => onFault(fault));
  return el("li", {}, button);
}

function ofChannel(open: Conversation | undefined, botName: string): FaultButton[] {
  if (open === undefined || open.kind === "im") return [];
  const { id: channel, name, isArchived, withBot } = open;
  return [
    isArchived
      ? { label: `Open #${name} again`, fault: { kind: "unarchive_channel", channel } }
      : { label: `Archive #${name}`, fault: { kind: "archive_channel", channel } },
    withBot
      ? { label: `Take ${botName} out of #${name}`, fault: { kind: "remove_bot", channel } }
      : { label: `Bring ${botName} back to #${name}`, fault: { kind: "add_bot", channel } },
  ];
}

const ofToken = (isRevoked: boolean): FaultButton =>
  isRevoked
    ? { label: "Restore the bot's token", fault: { kind: "restore_token" } }
    : { label: "Revoke the bot's token", fault: { kind: "revoke_token" } };
