import { byId } from "./dom.ts";

export interface ComposerTools {
  send: (typed: string, threadTs: string) => Promise<void>;
  onError: (message: string) => void;
}

export interface Composer {
  /** Says to whom a message goes. */
  address(label: string): void;
  replyTo(ts: string, name: string): void;
  reset(): void;
  focus(): void;
}

export function createComposer({ send, onError }: ComposerTools): Composer {
  const form = byId("composer", HTMLFormElement);
  const field = byId("composer-text", HTMLTextAreaElement);
  const button = byId("send", HTMLButtonElement);
  const replying = byId("replying", HTMLElement);
  const replyingText = byId("replying-text", HTMLElement);
  const stop = byId("stop-replying", HTMLButtonElement);
  let threadTs = "";

  const fit = (): void => {
    button.disabled = field.value.trim() === "";
    field.rows = Math.min(8, field.value.split("\n").length);
  };
  const leaveThread = (): void => {
    threadTs = "";
    replying.hidden = true;
  };
  const submit = async (): Promise<void> => {
    const typed = field.value;
    if (typed.trim() === "") return;
    field.value = "";
    fit();
    try {
      await send(typed, threadTs);
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
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
    field.focus();
  });
  stop.addEventListener("click", () => {
    leaveThread();
    field.focus();
  });

  return {
    address(label) {
      field.placeholder = label;
    },
    replyTo(ts, name) {
      threadTs = ts;
      replyingText.textContent = `Replying to ${name} in a thread`;
      replying.hidden = false;
      field.focus();
    },
    reset() {
      field.value = "";
      leaveThread();
      fit();
    },
    focus: () => field.focus(),
  };
}
