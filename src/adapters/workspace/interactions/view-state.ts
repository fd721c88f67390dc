import { z } from "zod";
import type { InputBlock, ViewBlock } from "../blocks/block.ts";
import type { Option } from "../blocks/text-objects.ts";
import { dateOrNull, optionsWith, optionWith } from "./chosen-action.ts";

/** What a person filled in, by block id: a text, an option's value, or the values of the ticked boxes. */
export type FilledIn = Readonly<Record<string, string | readonly string[] | null>>;

type TextInput = "plain_text_input" | "email_text_input" | "url_text_input" | "number_input";

type InputState =
  | { type: TextInput; value: string | null }
  | { type: "static_select" | "radio_buttons"; selected_option: Option | null }
  | { type: "checkboxes" | "multi_static_select"; selected_options: Option[] }
  | { type: "datepicker"; selected_date: string | null };

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
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input": {
      const text = filled === undefined ? element.initial_value : filled;
      return { type: element.type, value: typeof text === "string" && text !== "" ? text : null };
    }
    case "datepicker": {
      const date = filled === undefined ? (element.initial_date ?? "") : filled;
      return { type: element.type, selected_date: dateOrNull(typeof date === "string" ? date : "") };
    }
    case "static_select":
    case "radio_buttons": {
      if (filled === undefined) return { type: element.type, selected_option: element.initial_option ?? null };
      const chosen = typeof filled === "string" && filled !== "" ? optionWith(element.options, filled) : null;
      return { type: element.type, selected_option: chosen };
    }
    case "checkboxes":
    case "multi_static_select":
      return {
        type: element.type,
        selected_options:
          filled === undefined ? (element.initial_options ?? []) : optionsWith(element.options, filled ?? []),
      };
  }
}

function problemWith({ element, optional }: InputBlock, state: InputState): string | undefined {
  if (isEmpty(state)) return optional === true ? undefined : "Please complete this required field.";
  if ("value" in state) return textProblem(element, state.value ?? "");
  if (element.type !== "multi_static_select" || !("selected_options" in state)) return undefined;
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  return state.selected_options.length > most ? `Please choose at most ${most}.` : undefined;
}

function textProblem(element: InputBlock["element"], value: string): string | undefined {
  switch (element.type) {
    case "plain_text_input": {
      const { min_length: least = 0, max_length: most = 3000 } = element;
      if (value.length > most) return `Please write at most ${most} characters.`;
      return value.length < least ? `Please write at least ${least} characters.` : undefined;
    }
    case "email_text_input":
      return z.email().safeParse(value).success ? undefined : "Please enter a valid email address.";
    case "url_text_input":
      return URL.canParse(value) ? undefined : "Please enter a valid URL.";
    case "number_input":
      return numberProblem(element, Number(value));
    case "static_select":
    case "multi_static_select":
    case "radio_buttons":
    case "checkboxes":
    case "datepicker":
      return undefined;
  }
}

function numberProblem(
  element: Extract<InputBlock["element"], { type: "number_input" }>,
  value: number,
): string | undefined {
  const { min_value: least = "-Infinity", max_value: most = "Infinity" } = element;
  if (!Number.isFinite(value)) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(value)) return "Please enter a whole number.";
  if (value < Number(least)) return `Please enter at least ${least}.`;
  return value > Number(most) ? `Please enter at most ${most}.` : undefined;
}

function isEmpty(state: InputState): boolean {
  if ("value" in state) return state.value === null;
  if ("selected_option" in state) return state.selected_option === null;
  return "selected_date" in state ? state.selected_date === null : state.selected_options.length === 0;
}
