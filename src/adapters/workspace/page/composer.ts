import { byId } from "./dom.ts";

/** Where what is typed goes: into the conversation, into a thread, or over an earlier message. */
export type Target = { kind: "new" } | { kind: "reply"; ts: string } | { kind: "edit"; ts: string };

export interface ComposerTools {
  send: (typed: string, target: Target) => Promise<void>;
  onError: (message: string) => void;
  /** Arrow up in an empty field: the last message of one's own. */
  onEditLast: () => void;
}

export interface Composer {
  /** Says to whom a message goes; a closed one takes none. */
  address(label: string, isClosed: boolean): void;
  offerCommands(commands: readonly string[]): void;
  replyTo(ts: string, name: string): void;
  edit(ts: string, typed: string): void;
  reset(): void;
  focus(): void;
}

export function createComposer({ send, onError, onEditLast }: ComposerTools): Composer {
  const form = byId("composer", HTMLFormElement);
  const field = byId("composer-text", HTMLTextAreaElement);
  const button = byId("send", HTMLButtonElement);
  const banner = byId("replying", HTMLElement);
  const bannerText = byId("replying-text", HTMLElement);
  const stop = byId("stop-replying", HTMLButtonElement);
  const hint = byId("commands", HTMLElement);
  let target: Target = { kind: "new" };
  let commands: readonly string[] = [];

  const fit = (): void => {
    button.disabled = field.disabled || field.value.trim() === "";
    field.rows = Math.min(8, field.value.split("\n").length);
    const told = field.value.startsWith("/") && commands.length > 0 ? `Commands here: ${commands.join(", ")}` : "";
    if (hint.textContent !== told) hint.textContent = told;
  };
  const aim = (next: Target, label: string): void => {
    target = next;
    bannerText.textContent = label;
    banner.hidden = next.kind === "new";
  };
  const leave = (): void => {
    if (target.kind === "edit") field.value = "";
    aim({ kind: "new" }, "");
    fit();
  };
  const submit = async (): Promise<void> => {
    const typed = field.value;
    if (typed.trim() === "") return;
    const sentTo = target;
    field.value = "";
    if (sentTo.kind === "edit") aim({ kind: "new" }, "");
    fit();
    try {
      await send(typed, sentTo);
    } catch (error) {
      // What was typed is not lost with the message.
      if (field.value === "") field.value = typed;
      fit();
      onError(error instanceof Error ? error.message : "The message was not sent.");
    }
  };

  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // While a word is being composed (as in Japanese), Enter ends the word.
    if (event.isComposing) return;
    if (event.key === "Escape") return leave();
    if (event.key === "ArrowUp" && field.value === "") {
      event.preventDefault();
      return onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
    field.focus();
  });
  stop.addEventListener("click", () => {
    leave();
    field.focus();
  });

  return {
    address(label, isClosed) {
      if (field.placeholder !== label) field.placeholder = label;
      field.disabled = isClosed;
      fit();
    },
    offerCommands(offered) {
      commands = offered;
    },
    replyTo(ts, name) {
      leave();
      aim({ kind: "reply", ts }, `Replying to ${name} in a thread`);
      field.focus();
    },
    edit(ts, typed) {
      aim({ kind: "edit", ts }, "Editing your message");
      field.value = typed;
      fit();
      field.focus();
    },
    reset() {
      field.value = "";
      leave();
    },
    focus: () => field.focus(),
  };
}
