import { drawBlock, type BlockTools } from "./blocks.ts";
import type { ShownView } from "./desk.ts";
import { el } from "./dom.ts";
import { drawInputElement, valueOf } from "./inputs.ts";
import { type Fields, fields, list, text, textOf } from "./read.ts";

export type FilledIn = Record<string, string | string[] | null>;

export interface ModalTools extends BlockTools {
  onSubmit: (values: FilledIn) => Promise<void>;
  onDismiss: () => void;
}

export interface ModalDialog {
  show(view: ShownView | undefined, tools: ModalTools): void;
}

/** The bot's modal in a <dialog>: the browser keeps the focus inside and gives it back afterwards. */
export function createModalDialog(dialog: HTMLDialogElement): ModalDialog {
  let shown = "";
  let shownErrors = "";
  let dismiss: (() => void) | undefined;
  // Escape closes it as its button does.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss?.();
  });
  return {
    show(open, tools) {
      dismiss = tools.onDismiss;
      if (open === undefined) {
        shown = "";
        dialog.close();
        return;
      }
      const version = `${open.id} ${open.hash}`;
      // What is filled in must outlive an error message, so an unchanged view is not drawn anew.
      if (version !== shown) {
        dialog.replaceChildren(drawForm(open, tools));
        shown = version;
      }
      if (!dialog.open) dialog.showModal();
      const errors = JSON.stringify([version, open.errors]);
      // Told once: another look at the same errors would take the focus from where the person writes by now.
      if (errors !== shownErrors) showErrors(dialog, open.errors);
      shownErrors = errors;
    },
  };
}

function drawForm({ view }: ShownView, tools: ModalTools): HTMLElement {
  const body = el("div", { class: "modal-body" });
  const controls = new Map<string, HTMLElement>();
  for (const block of list(view["blocks"])) {
    if (block["type"] !== "input") {
      body.append(drawBlock(block, tools));
      continue;
    }
    const blockId = text(block["block_id"]);
    const control = drawInputElement(fields(block["element"]), `input-${blockId}`);
    controls.set(blockId, control);
    body.append(drawInput(block, blockId, control));
  }
  const submit = textOf(view["submit"]);
  const cancel = el("button", { type: "button", class: "action" }, textOf(view["close"]) || "Cancel");
  cancel.addEventListener("click", () => tools.onDismiss());
  const send = submit === "" ? undefined : el("button", { type: "submit", class: "action primary" }, submit);
  const form = el(
    "form",
    { novalidate: "" },
    el("h2", { id: "modal-title" }, textOf(view["title"])),
    body,
    el("div", { class: "modal-foot" }, cancel, ...(send === undefined ? [] : [send])),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (send === undefined) return;
    if (send.ariaDisabled === "true") return;
    send.ariaDisabled = "true";
    const values = Object.fromEntries([...controls].map(([blockId, control]) => [blockId, valueOf(control)]));
    void tools.onSubmit(values).finally(() => {
      send.ariaDisabled = null;
    });
  });
  return form;
}

function drawInput(block: Fields, blockId: string, control: HTMLElement): HTMLElement {
  const labelId = `label-${blockId}`;
  const hint = textOf(block["hint"]);
  const label = [
    textOf(block["label"]),
    ...(block["optional"] === true ? [el("span", { class: "optional" }, " (optional)")] : []),
  ];
  const isGroup = control instanceof HTMLDivElement;
  control.setAttribute("aria-describedby", `hint-${blockId} error-${blockId}`);
  control.removeAttribute("aria-label");
  if (isGroup) control.setAttribute("aria-labelledby", labelId);
  return el(
    "div",
    { class: "input", "data-block": blockId },
    isGroup
      ? el("span", { class: "label", id: labelId }, ...label)
      : el("label", { class: "label", id: labelId, for: control.id }, ...label),
    control,
    el("p", { class: "input-error", id: `error-${blockId}`, "aria-live": "polite" }),
    el("p", { class: "input-hint", id: `hint-${blockId}` }, hint),
  );
}

function showErrors(dialog: HTMLElement, errors: Fields): void {
  let first: HTMLElement | undefined;
  for (const input of dialog.querySelectorAll<HTMLElement>(".input")) {
    const message = text(errors[input.dataset["block"] ?? ""]);
    const control = input.querySelector<HTMLElement>(".field, .options");
    const line = input.querySelector(".input-error");
    if (control === null || line === null) continue;
    if (line.textContent !== message) line.textContent = message;
    control.toggleAttribute("data-invalid", message !== "");
    control.setAttribute("aria-invalid", String(message !== ""));
    if (message !== "") first ??= control;
  }
  first?.focus();
}
