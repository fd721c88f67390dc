import { el } from "./dom.ts";
import { type Fields, fields, list, text, textOf } from "./read.ts";

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
    case "email_text_input":
      return drawLine(element, id, { type: "email", value: element["initial_value"] });
    case "url_text_input":
      return drawLine(element, id, { type: "url", value: element["initial_value"] });
    case "number_input":
      return drawLine(element, id, { type: "text", inputmode: "decimal", value: element["initial_value"] });
    case "datepicker":
      return drawLine(element, id, { type: "date", value: element["initial_date"] });
    case "static_select":
    case "multi_static_select":
      return drawSelect(element, id);
    case "checkboxes":
      return drawOptions(element, id, "checkbox");
    default:
      return drawOptions(element, id, "radio");
  }
}

function drawLine(
  element: Fields,
  id: string,
  kind: { type: string; inputmode?: string; value: unknown },
): HTMLElement {
  const placeholder = textOf(element["placeholder"]) || undefined;
  const { type, inputmode } = kind;
  const label = placeholder ?? (type === "date" ? "Date" : undefined);
  const input = el("input", { id, class: "field", name: id, type, inputmode, placeholder, "aria-label": label });
  input.value = text(kind.value);
  return input;
}

function drawSelect(element: Fields, id: string): HTMLElement {
  const isMultiple = text(element["type"]) === "multi_static_select";
  const placeholder = textOf(element["placeholder"]) || (isMultiple ? "Choose any" : "Choose one");
  const select = el(
    "select",
    { id, class: "field", name: id, "aria-label": placeholder, multiple: isMultiple ? "" : undefined },
    ...(isMultiple ? [] : [el("option", { value: "" }, placeholder)]),
  );
  for (const option of list(element["options"])) {
    select.append(el("option", { value: text(option["value"]) }, textOf(option["text"])));
  }
  const chosen = initialValues(element);
  if (isMultiple) for (const option of select.options) option.selected = chosen.includes(option.value);
  else select.value = chosen[0] ?? "";
  return select;
}

function drawOptions(element: Fields, id: string, kind: "checkbox" | "radio"): HTMLElement {
  const chosen = initialValues(element);
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

function initialValues(element: Fields): string[] {
  return [fields(element["initial_option"]), ...list(element["initial_options"])].flatMap(({ value }) =>
    text(value) === "" ? [] : [text(value)],
  );
}

/** What is filled in: a text or option value, the list of what is chosen, or nothing. */
export function valueOf(control: HTMLElement): string | string[] | null {
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) return control.value;
  if (control instanceof HTMLSelectElement && control.multiple) {
    return [...control.selectedOptions].map(({ value }) => value);
  }
  if (control instanceof HTMLSelectElement) return control.value === "" ? null : control.value;
  const ticked = [...control.querySelectorAll("input:checked")].flatMap((input) =>
    input instanceof HTMLInputElement ? [input.value] : [],
  );
  return control.dataset["kind"] === "radio" ? (ticked[0] ?? null) : ticked;
}
