import { byId, el } from "./dom.ts";
import { drawIcon } from "./icons.ts";
import { type Fields, fields, list, text, textOf } from "./read.ts";

/** A press in a block: which element, and for a choice what was chosen. */
export interface Press {
  actionId: string;
  blockId: string;
  value?: string | string[];
}

export type OnPress = (press: Press) => Promise<void>;

/** A button, select or set of boxes that tells the bot at once when it is used. */
export function drawActionElement(element: Fields, blockId: string, onPress: OnPress): HTMLElement {
  const actionId = text(element["action_id"]);
  switch (text(element["type"])) {
    case "button":
      return drawButton(element, { actionId, blockId }, onPress);
    case "feedback_buttons":
      return el(
        "span",
        { class: "feedback", role: "group", "aria-label": "Feedback" },
        drawFeedback(fields(element["positive_button"]), "thumbUp", { actionId, blockId }, onPress),
        drawFeedback(fields(element["negative_button"]), "thumbDown", { actionId, blockId }, onPress),
      );
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
  button.addEventListener("click", () => {
    void (async () => {
      if (!(await confirmed(fields(element["confirm"])))) return;
      const url = text(element["url"]);
      if (/^https?:/u.test(url)) window.open(url, "_blank", "noopener,noreferrer");
      await pressed(button, onPress(place));
    })();
  });
  return button;
}

function drawFeedback(element: Fields, thumb: "thumbUp" | "thumbDown", place: Press, onPress: OnPress): HTMLElement {
  const label = text(element["accessibility_label"]) || textOf(element["text"]);
  const button = el(
    "button",
    { type: "button", class: "thumb", "aria-label": label, title: textOf(element["text"]) },
    drawIcon(thumb),
  );
  button.addEventListener("click", () => {
    void pressed(button, onPress({ ...place, value: text(element["value"]) }));
  });
  return button;
}

/** A second press while the first is on its way would be another press. */
async function pressed(button: HTMLButtonElement, done: Promise<void>): Promise<void> {
  button.disabled = true;
  await done;
  button.disabled = false;
}

async function confirmed(confirm: Fields): Promise<boolean> {
  if (textOf(confirm["title"]) === "") return true;
  const dialog = byId("confirm", HTMLDialogElement);
  const yes = el(
    "button",
    { class: `action ${text(confirm["style"]) || "primary"}`, value: "yes" },
    textOf(confirm["confirm"]),
  );
  const no = el("button", { class: "action", value: "no" }, textOf(confirm["deny"]));
  dialog.replaceChildren(
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "confirm-title" }, textOf(confirm["title"])),
      el("p", {}, textOf(confirm["text"])),
      el("div", { class: "modal-foot" }, no, yes),
    ),
  );
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue === "yes";
}

/** An input's control, unlabelled; `id` is what its label points at. */
export function drawInputElement(element: Fields, id: string): HTMLElement {
  switch (text(element["type"])) {
    case "plain_text_input": {
      const shared = {
        id,
        class: "field",
        name: id,
        placeholder: textOf(element["placeholder"]) || undefined,
        maxlength: String(typeof element["max_length"] === "number" ? element["max_length"] : 3000),
      };
      const input =
        element["multiline"] === true
          ? el("textarea", { ...shared, rows: "4" })
          : el("input", { ...shared, type: "text" });
      input.value = text(element["initial_value"]);
      return input;
    }
    case "static_select":
      return drawSelect(element, id);
    case "checkboxes":
      return drawOptions(element, id, "checkbox");
    default:
      return drawOptions(element, id, "radio");
  }
}

function drawSelect(element: Fields, id: string): HTMLElement {
  const placeholder = textOf(element["placeholder"]) || "Choose one";
  const select = el(
    "select",
    { id, class: "field", name: id, "aria-label": placeholder },
    el("option", { value: "" }, placeholder),
  );
  for (const option of list(element["options"])) {
    select.append(el("option", { value: text(option["value"]) }, textOf(option["text"])));
  }
  select.value = text(fields(element["initial_option"])["value"]);
  return select;
}

function drawOptions(element: Fields, id: string, kind: "checkbox" | "radio"): HTMLElement {
  const chosen = [fields(element["initial_option"]), ...list(element["initial_options"])].map(({ value }) =>
    text(value),
  );
  const group = el("div", { id, class: "options", role: kind === "radio" ? "radiogroup" : "group", "data-kind": kind });
  for (const option of list(element["options"])) {
    const input = el("input", { type: kind, name: id, value: text(option["value"]) });
    input.checked = chosen.includes(text(option["value"]));
    const description = textOf(option["description"]);
    group.append(
      el(
        "label",
        { class: "option" },
        input,
        el("span", {}, textOf(option["text"]), ...(description === "" ? [] : [el("small", {}, description)])),
      ),
    );
  }
  return group;
}

/** What is filled in: a text or option value, the list of ticked boxes, or nothing. */
export function valueOf(control: HTMLElement): string | string[] | null {
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) return control.value;
  if (control instanceof HTMLSelectElement) return control.value === "" ? null : control.value;
  const ticked = [...control.querySelectorAll("input:checked")].flatMap((input) =>
    input instanceof HTMLInputElement ? [input.value] : [],
  );
  return control.dataset["kind"] === "radio" ? (ticked[0] ?? null) : ticked;
}
