import { z } from "zod";
import { actionId, Confirm, Option, plainText } from "./text-objects.ts";

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

const StaticSelect = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  options: z.array(Option).min(1).max(100),
  initial_option: Option.optional(),
  placeholder: plainText(150).optional(),
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const Checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  action_id: actionId,
  options: z.array(Option).min(1).max(10),
  initial_options: z.array(Option).min(1).max(10).optional(),
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const RadioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  action_id: actionId,
  options: z.array(Option).min(1).max(10),
  initial_option: Option.optional(),
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

const PlainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: actionId,
  initial_value: z.string().max(3000).optional(),
  placeholder: plainText(150).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  focus_on_load: z.boolean().optional(),
});

/** What may stand in an actions block or beside a section. */
export const ActionElement = z.discriminatedUnion("type", [Button, StaticSelect, Checkboxes, RadioButtons]);
export type ActionElement = z.infer<typeof ActionElement>;

/** What may stand in an input block. */
export const InputElement = z.discriminatedUnion("type", [PlainTextInput, StaticSelect, Checkboxes, RadioButtons]);
export type InputElement = z.infer<typeof InputElement>;
