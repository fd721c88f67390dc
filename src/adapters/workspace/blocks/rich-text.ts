import { z } from "zod";
import { blockId } from "./text-objects.ts";

const Style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  underline: z.boolean().optional(),
  code: z.boolean().optional(),
});
const style = Style.optional();

const TextElement = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style });
const LinkElement = z.strictObject({
  type: z.literal("link"),
  url: z.string().min(1).max(3000),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style,
});

export const Inline = z.discriminatedUnion("type", [
  TextElement,
  LinkElement,
  z.strictObject({ type: z.literal("emoji"), name: z.string().min(1), unicode: z.string().optional(), style }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().min(1), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: z.string().min(1), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int(),
    format: z.string().min(1),
    url: z.string().optional(),
    fallback: z.string().optional(),
    style,
  }),
]);

export type Inline = z.infer<typeof Inline>;

const Section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(Inline) });

const border = z.union([z.literal(0), z.literal(1)]).optional();

export const RichTextBlock = z.strictObject({
  type: z.literal("rich_text"),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion("type", [
        Section,
        z.strictObject({
          type: z.literal("rich_text_list"),
          style: z.enum(["bullet", "ordered"]),
          elements: z.array(Section).min(1),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          border,
        }),
        z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(Inline), border }),
        z.strictObject({
          type: z.literal("rich_text_preformatted"),
          elements: z.array(z.discriminatedUnion("type", [TextElement, LinkElement])),
          border,
          language: z.string().optional(),
        }),
      ]),
    )
    .min(1),
});
export type RichTextBlock = z.infer<typeof RichTextBlock>;
