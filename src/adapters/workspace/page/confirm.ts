import { byId, el } from "./dom.ts";

export interface Confirmation {
  title: string;
  text: string;
  yes: string;
  no: string;
  style: string;
}

/** Asks in a dialog; the focus comes back to where it was. */
export async function confirmed({ title, text, yes, no, style }: Confirmation): Promise<boolean> {
  const dialog = byId("confirm", HTMLDialogElement);
  dialog.replaceChildren(
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "confirm-title" }, title),
      el("p", {}, text),
      el(
        "div",
        { class: "modal-foot" },
        el("button", { class: "action", value: "no" }, no),
        el("button", { class: `action ${style}`, value: "yes" }, yes),
      ),
    ),
  );
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue === "yes";
}
