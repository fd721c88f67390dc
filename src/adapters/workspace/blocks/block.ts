import { z } from "zod";
import { ActionElement, FeedbackButtons, IconButton, InputElement } from "./elements.ts";
import { RichTextBlock } from "./rich-text.ts";
import { anyText, blockId, plainText } from "./text-objects.ts";

const SectionBlock = z
  .strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: ActionElement.optional(),
    expand: z.boolean().optional(),
  })
  .refine((section) => section.text !== undefined || section.fields !== undefined, {
    message: "missing required field: text",
  });

const ContextBlock = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z.array(anyText(2000)).min(1).max(10),
});

const DividerBlock = z.strictObject({ type: z.literal("divider"), block_id: blockId });

const HeaderBlock = z.strictObject({ type: z.literal("header"), block_id: blockId, text: plainText(150) });

const ActionsBlock = z.strictObject({
  type: z.literal("actions"),
  block_id: blockId,
  // A menu for several choices has its place beside a section, not in a row of buttons.
  elements: z
    .array(
      ActionElement.refine(({ type }) => type !== "multi_static_select", {
        message: "unsupported type: multi_static_select",
      }),
    )
    .min(1)
    .max(25),
});

const ContextActionsBlock = z.strictObject({
  type: z.literal("context_actions"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [FeedbackButtons, IconButton]))
    .min(1)
    .max(5),
});

export const InputBlock = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: InputElement,
});
export type InputBlock = z.infer<typeof InputBlock>;

const everywhere = [SectionBlock, ContextBlock, DividerBlock, HeaderBlock, ActionsBlock, RichTextBlock] as const;

export const MessageBlock = z.discriminatedUnion("type", [...everywhere, ContextActionsBlock]);
export type MessageBlock = z.infer<typeof MessageBlock>;

export const ViewBlock = z.discriminatedUnion("type", [...everywhere, InputBlock]);
export type ViewBlock = z.infer<typeof ViewBlock>;

/** Slack has these blocks too. This workspace cannot draw them, and says so rather than accept what nobody sees. */
export const undrawnBlocks: readonly string[] = [
  "image",
  "markdown",
  "table",
  "data_table",
  "video",
  "file",
  "alert",
  "card",
  "carousel",
  "container",
  "plan",
  "task_card",
];
