import type { InputBlock, ViewBlock } from "../blocks/block.ts";
import type { Option } from "../blocks/text-objects.ts";
import { optionsWith, optionWith } from "./chosen-action.ts";

/** What a person filled in, by block id: a text, an option's value, or the values of the ticked boxes. */
export type FilledIn = Readonly<Record<string, string | readonly string[] | null>>;

type InputState =
  | { type: "plain_text_input"; value: string | null }
  | { type: "static_select" | "radio_buttons"; selected_option: Option | null }
  | { type: "checkboxes"; selected_options: Option[] };

export type ViewState =
  | { kind: "complete"; values: Record<string, Record<string, InputState>> }
  | { kind: "incomplete"; errors: Record<string, string> };

/** `state.values` of a submission; or, as Slack's own client checks before it sends, what is still wrong at which input. */
export function viewState(blocks: readonly ViewBlock[], filledIn: FilledIn): ViewState {
  const values: Record<string, Record<string, InputState>> = {};
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== "input") continue;
    const id = block.block_id ?? "";
    const state = inputState(block, filledIn[id]);
    const error = problemWith(block, state);
    if (error !== undefined) errors[id] = error;
    values[id] = { [block.element.action_id ?? ""]: state };
  }
  return Object.keys(errors).length > 0 ? { kind: "incomplete", errors } : { kind: "complete", values };
}

function inputState({ element }: InputBlock, filled: string | readonly string[] | null | undefined): InputState {
  switch (element.type) {
    case "plain_text_input": {
      const text = filled === undefined ? element.initial_value : filled;
      return { type: element.type, value: typeof text === "string" && text !== "" ? text : null };
    }
    case "static_select":
    case "radio_buttons": {
      if (filled === undefined) return { type: element.type, selected_option: element.initial_option ?? null };
      const chosen = typeof filled === "string" && filled !== "" ? optionWith(element.options, filled) : null;
      return { type: element.type, selected_option: chosen };
    }
    case "checkboxes":
      return {
        type: element.type,
        selected_options:
          filled === undefined ? (element.initial_options ?? []) : optionsWith(element.options, filled ?? []),
      };
  }
}

function problemWith({ element, optional }: InputBlock, state: InputState): string | undefined {
  if (isEmpty(state)) return optional === true ? undefined : "Please complete this required field.";
  if (element.type !== "plain_text_input" || state.type !== "plain_text_input") return undefined;
  const length = state.value?.length ?? 0;
  if (length > (element.max_length ?? 3000)) return `Please write at most ${element.max_length ?? 3000} characters.`;
  if (length < (element.min_length ?? 0)) return `Please write at least ${element.min_length ?? 0} characters.`;
  return undefined;
}

function isEmpty(state: InputState): boolean {
  switch (state.type) {
    case "plain_text_input":
      return state.value === null;
    case "static_select":
    case "radio_buttons":
      return state.selected_option === null;
    case "checkboxes":
      return state.selected_options.length === 0;
  }
}
