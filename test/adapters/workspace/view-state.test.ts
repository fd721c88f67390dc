import { describe, expect, it } from "vitest";
import { checkModal } from "../../../src/adapters/workspace/blocks/view.ts";
import { randomId } from "../../../src/adapters/workspace/ids.ts";
import { type FilledIn, viewState } from "../../../src/adapters/workspace/interactions/view-state.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const options = [
  { text: plain("Morning"), value: "am" },
  { text: plain("Evening"), value: "pm" },
];

/** What Slack sends for one input, or what its client says is wrong with it. */
function stateOf(element: object, filled?: FilledIn[string]): unknown {
  const input = { type: "input", block_id: "b", label: plain("Label"), element: { action_id: "a", ...element } };
  const modal = checkModal({ type: "modal", title: plain("Title"), submit: plain("Send"), blocks: [input] }, randomId);
  if (modal.kind === "bad") throw new Error(modal.messages.join("\n"));
  const state = viewState(modal.view.blocks, filled === undefined ? {} : { b: filled });
  return state.kind === "complete" ? state.values["b"]?.["a"] : state.errors["b"];
}

describe("a submission's state", () => {
  const whole = { type: "number_input", is_decimal_allowed: false, min_value: "2", max_value: "9" };

  it.each([
    [{ type: "plain_text_input", initial_value: "hi" }, undefined, { type: "plain_text_input", value: "hi" }],
    [{ type: "email_text_input" }, "a@acme.test", { type: "email_text_input", value: "a@acme.test" }],
    [{ type: "url_text_input" }, "https://acme.test", { type: "url_text_input", value: "https://acme.test" }],
    [whole, "7", { type: "number_input", value: "7" }],
    [{ type: "datepicker" }, "2026-02-28", { type: "datepicker", selected_date: "2026-02-28" }],
    [{ type: "static_select", options }, "am", { type: "static_select", selected_option: options[0] }],
    [{ type: "radio_buttons", options }, "pm", { type: "radio_buttons", selected_option: options[1] }],
    [
      { type: "multi_static_select", options },
      ["am", "pm"],
      { type: "multi_static_select", selected_options: options },
    ],
    [{ type: "checkboxes", options }, ["pm"], { type: "checkboxes", selected_options: [options[1]] }],
  ])("holds what was filled in: %j, %j", (element, filled, state) => {
    expect(stateOf(element, filled)).toMatchObject(state);
  });

  it.each([
    [{ type: "email_text_input" }, "acme", "Please enter a valid email address."],
    [{ type: "url_text_input" }, "acme", "Please enter a valid URL."],
    [whole, "seven", "Please enter a number."],
    [whole, "7.5", "Please enter a whole number."],
    [whole, "1", "Please enter at least 2."],
    [whole, "10", "Please enter at most 9."],
    [{ type: "plain_text_input", min_length: 3 }, "ab", "Please write at least 3 characters."],
    [{ type: "plain_text_input", max_length: 3 }, "abcd", "Please write at most 3 characters."],
    [{ type: "datepicker" }, "", "Please complete this required field."],
    [{ type: "multi_static_select", options }, [], "Please complete this required field."],
    [{ type: "multi_static_select", options, max_selected_items: 1 }, ["am", "pm"], "Please choose at most 1."],
  ])("is not sent while something is wrong, as in Slack's own client: %j, %j", (element, filled, message) => {
    expect(stateOf(element, filled)).toBe(message);
  });

  it("holds only what was offered", () => {
    expect(() => stateOf({ type: "static_select", options }, "noon")).toThrow(/no option/u);
    expect(() => stateOf({ type: "datepicker" }, "yesterday")).toThrow(/no date/u);
  });
});
