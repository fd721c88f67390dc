import { z } from "zod";
import { actionId, Confirm, MenuOption, Option, plainText } from "./text-objects.ts";

const Button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: actionId,
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  confirm: Confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const FeedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
});

export const FeedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId,
  positive_button: FeedbackButton,
  negative_button: FeedbackButton,
});

/** Only one picture exists so far. Source: docs.slack.dev/reference/block-kit/block-elements/icon-button-element */
export const IconButton = z.strictObject({
  type: z.literal("icon_button"),
  icon: z.literal("trash"),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  confirm: Confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
  /** Without it everybody sees the button. */
  visible_to_user_ids: z.array(z.string().min(1)).min(1).optional(),
});

interface Choosable {
  options: readonly Option[];
  initial_option?: Option | undefined;
  initial_options?: readonly Option[] | undefined;
}

/** What is chosen from the start must be one of the options, word for word. */
const startsWithinOptions = ({ options, initial_option, initial_options = [] }: Choosable): boolean =>
  [...initial_options, ...(initial_option === undefined ? [] : [initial_option])].every((initial) =>
    options.some((option) => option.value === initial.value && option.text.text === initial.text.text),
  );
const notOffered = { message: "initial option does not match any of the options" };

const focus_on_load = z.boolean().optional();
const confirm = Confirm.optional();
const placeholder = plainText(150).optional();

const StaticSelect = z
  .strictObject({
    type: z.literal("static_select"),
    action_id: actionId,
    options: z.array(MenuOption).min(1).max(100),
    initial_option: MenuOption.optional(),
    placeholder,
    confirm,
    focus_on_load,
  })
  .refine(startsWithinOptions, notOffered);

const MultiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    action_id: actionId,
    options: z.array(MenuOption).min(1).max(100),
    initial_options: z.array(MenuOption).min(1).max(100).optional(),
    max_selected_items: z.int().min(1).optional(),
    placeholder,
    confirm,
    focus_on_load,
  })
  .refine(startsWithinOptions, notOffered);

const Checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    action_id: actionId,
    options: z.array(Option).min(1).max(10),
    initial_options: z.array(Option).min(1).max(10).optional(),
    confirm,
    focus_on_load,
  })
  .refine(startsWithinOptions, notOffered);

const RadioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    action_id: actionId,
    options: z.array(Option).min(1).max(10),
    initial_option: Option.optional(),
    confirm,
    focus_on_load,
  })
  .refine(startsWithinOptions, notOffered);

const DatePicker = z.strictObject({
  type: z.literal("datepicker"),
  action_id: actionId,
  initial_date: z.iso.date().optional(),
  placeholder,
  confirm,
  focus_on_load,
});

const PlainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: actionId,
  initial_value: z.string().max(3000).optional(),
  placeholder,
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  focus_on_load,
});

const addressInput = <T extends "email_text_input" | "url_text_input">(type: T) =>
  z.strictObject({
    type: z.literal(type),
    action_id: actionId,
    initial_value: z.string().optional(),
    placeholder,
    focus_on_load,
  });

/** Slack writes the bounds of a number as text, too. */
const numeral = z.string().regex(/^-?\d+(?:\.\d+)?$/u);

const NumberInput = z.strictObject({
  type: z.literal("number_input"),
  action_id: actionId,
  is_decimal_allowed: z.boolean(),
  initial_value: numeral.optional(),
  min_value: numeral.optional(),
  max_value: numeral.optional(),
  placeholder,
  focus_on_load,
});

/** What may stand in an actions block or beside a section. */
export const ActionElement = z.discriminatedUnion("type", [
  Button,
  StaticSelect,
  MultiStaticSelect,
  Checkboxes,
  RadioButtons,
  DatePicker,
]);
export type ActionElement = z.infer<typeof ActionElement>;

/** What may stand in an input block. */
export const InputElement = z.discriminatedUnion("type", [
  PlainTextInput,
  addressInput("email_text_input"),
  addressInput("url_text_input"),
  NumberInput,
  StaticSelect,
  MultiStaticSelect,
  Checkboxes,
  RadioButtons,
  DatePicker,
]);
export type InputElement = z.infer<typeof InputElement>;
