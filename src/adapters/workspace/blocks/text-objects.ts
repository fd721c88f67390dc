import { z } from "zod";

// Strict objects everywhere in this folder: Slack answers `invalid_blocks` to a key it does not know.

export const plainText = (longest: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (longest: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().optional(),
  });

export const anyText = (longest: number) => z.discriminatedUnion("type", [plainText(longest), mrkdwn(longest)]);

export const Option = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
});
export type Option = z.infer<typeof Option>;

/** A menu shows no markup. */
export const MenuOption = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

export const Confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});

export const actionId = z.string().min(1).max(255).optional();
export const blockId = z.string().min(1).max(255).optional();
