import { z } from "zod";
import type { MessageBlock, ViewBlock } from "../blocks/block.ts";
import type { Option } from "../blocks/text-objects.ts";
import { CallError } from "../call-error.ts";

export interface Choice {
  actionId: string;
  /** Needed where two blocks have an element with the same action_id. */
  blockId?: string | undefined;
  /** The value of the option chosen, or of the feedback button pressed; a list for checkboxes. */
  value?: string | readonly string[] | undefined;
}

type Element = Extract<MessageBlock, { type: "actions" | "context_actions" }>["elements"][number];

/** The entry in `actions` for what a person pressed or chose; only what the blocks really offer. */
export function chosenAction(blocks: readonly (MessageBlock | ViewBlock)[], choice: Choice, actionTs: string) {
  for (const block of blocks) {
    if (choice.blockId !== undefined && block.block_id !== choice.blockId) continue;
    const element = elementsOf(block).find(({ action_id }) => action_id === choice.actionId);
    if (element === undefined) continue;
    return {
      action_id: element.action_id,
      block_id: block.block_id,
      type: element.type,
      action_ts: actionTs,
      ...chosenValue(element, choice.value),
    };
  }
  throw new CallError(`nothing here has the action_id ${choice.actionId}`);
}

function elementsOf(block: MessageBlock | ViewBlock): Element[] {
  if (block.type === "actions" || block.type === "context_actions") return [...block.elements];
  if (block.type === "section") return block.accessory === undefined ? [] : [block.accessory];
  return [];
}

function chosenValue(element: Element, value: Choice["value"]) {
  switch (element.type) {
    case "button":
      return { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
    case "icon_button":
      return {
        icon: element.icon,
        text: element.text,
        ...(element.value === undefined ? {} : { value: element.value }),
      };
    case "feedback_buttons": {
      const pressed = [element.positive_button, element.negative_button].find((button) => button.value === value);
      if (pressed === undefined) throw new CallError(`no feedback button has the value ${String(value)}`);
      return { text: pressed.text, value: pressed.value };
    }
    case "static_select":
    case "radio_buttons":
      return { selected_option: optionWith(element.options, typeof value === "string" ? value : "") };
    case "datepicker":
      return { selected_date: dateOrNull(typeof value === "string" ? value : "") };
    case "checkboxes":
    case "multi_static_select":
      return { selected_options: optionsWith(element.options, value) };
  }
}

/** `YYYY-MM-DD`, or none. */
export function dateOrNull(value: string): string | null {
  if (value !== "" && !z.iso.date().safeParse(value).success) throw new CallError(`${value} is no date`);
  return value === "" ? null : value;
}

export function optionWith(options: readonly Option[], value: string): Option {
  const option = options.find((offered) => offered.value === value);
  if (option === undefined) throw new CallError(`no option has the value ${value}`);
  return option;
}

export function optionsWith(options: readonly Option[], value: Choice["value"]): Option[] {
  const values = typeof value === "string" ? [value] : (value ?? []);
  return values.map((chosen) => optionWith(options, chosen));
}
