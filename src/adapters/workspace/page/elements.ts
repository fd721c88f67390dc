import { confirmed } from "./confirm.ts";
import { el } from "./dom.ts";
import { drawIcon } from "./icons.ts";
import { drawInputElement, valueOf } from "./inputs.ts";
import { type Fields, fields, text, textOf } from "./read.ts";

/** A press in a block: which element, and for a choice what was chosen. */
export interface Press {
  actionId: string;
  blockId: string;
  value?: string | string[];
}

/** Resolves to whether the bot took it. */
export type OnPress = (press: Press) => Promise<boolean>;

/** A button, select or set of boxes that tells the bot at once when it is used. */
export function drawActionElement(element: Fields, blockId: string, onPress: OnPress): HTMLElement {
  const actionId = text(element["action_id"]);
  switch (text(element["type"])) {
    case "button":
      return drawButton(element, { actionId, blockId }, onPress);
    case "icon_button":
      return drawIconButton(element, { actionId, blockId }, onPress);
    case "feedback_buttons":
      return drawFeedback(element, { actionId, blockId }, onPress);
    default: {
      const input = drawInputElement(element, `${blockId}-${actionId}`);
      input.addEventListener("change", () => {
        const value = valueOf(input);
        void onPress({ actionId, blockId, ...(value === null ? {} : { value }) });
      });
      return input;
    }
  }
}

function drawButton(element: Fields, place: Press, onPress: OnPress): HTMLElement {
  const button = el(
    "button",
    {
      type: "button",
      class: `action ${text(element["style"])}`,
      "aria-label": text(element["accessibility_label"]) || undefined,
    },
    textOf(element["text"]),
  );
  onUse(button, async () => {
    if (!(await agreed(element))) return;
    const url = text(element["url"]);
    if (/^https?:/u.test(url)) window.open(url, "_blank", "noopener,noreferrer");
    await onPress(place);
  });
  return button;
}

function drawIconButton(element: Fields, place: Press, onPress: OnPress): HTMLElement {
  const button = drawSymbol(element, "trash");
  onUse(button, async () => {
    if (await agreed(element)) await onPress(place);
  });
  return button;
}

function drawFeedback(element: Fields, place: Press, onPress: OnPress): HTMLElement {
  const pair = (["positive_button", "negative_button"] as const).map((name) => {
    const part = fields(element[name]);
    const button = drawSymbol(part, name === "positive_button" ? "thumbUp" : "thumbDown");
    button.setAttribute("aria-pressed", "false");
    onUse(button, async () => {
      if (!(await onPress({ ...place, value: text(part["value"]) }))) return;
      for (const other of pair) other.setAttribute("aria-pressed", String(other === button));
    });
    return button;
  });
  return el("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, ...pair);
}

function drawSymbol(element: Fields, icon: "thumbUp" | "thumbDown" | "trash"): HTMLButtonElement {
  const label = text(element["accessibility_label"]) || textOf(element["text"]);
  return el(
    "button",
    { type: "button", class: "symbol", "aria-label": label, title: textOf(element["text"]) },
    drawIcon(icon),
  );
}

/**
 * A second press while the first is on its way would be another press. The button is not `disabled` meanwhile: that
 * would take the keyboard's focus from it.
 */
export function onUse(button: HTMLButtonElement, run: () => Promise<void>): void {
  button.addEventListener("click", () => {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    void run().finally(() => {
      button.ariaDisabled = null;
    });
  });
}

async function agreed(element: Fields): Promise<boolean> {
  const confirm = fields(element["confirm"]);
  if (textOf(confirm["title"]) === "") return true;
  return confirmed({
    title: textOf(confirm["title"]),
    text: textOf(confirm["text"]),
    yes: textOf(confirm["confirm"]),
    no: textOf(confirm["deny"]),
    style: text(confirm["style"]) || "primary",
  });
}
