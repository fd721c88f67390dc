import { z } from "zod";
import { FeedbackReason } from "./feedback.ts";

/**
 * What a message consists of, before any messenger's markup. `text` is Candor's own fixed words and verified claims;
 * `quote` and `list` are somebody else's words and are rendered so that they can neither ping nor link.
 */
export const Paragraph = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string() }),
  z.strictObject({ kind: z.literal("quote"), text: z.string() }),
  z.strictObject({ kind: z.literal("list"), items: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("source"), text: z.string() }),
]);
export type Paragraph = z.infer<typeof Paragraph>;

export const text = (words: string): Paragraph => ({ kind: "text", text: words });

export const ActionName = z.enum([
  "choose_posting",
  "talk_to_person",
  "pass_on_message",
  "ask_recruiter",
  "ask_further",
  "answer_hand_off",
  "show_postings",
  "write_privately",
  "helpful",
  "not_helpful",
  ...FeedbackReason.options,
  "claim_hand_off",
  "return_hand_off",
  "own_hand_off",
  "correct_hand_off",
  "answer_gap",
  "correct_gap",
  "pause_posting",
  "resume_posting",
  "withdraw_question",
  "my_data",
  "what_i_was_told",
  "send_my_data",
  "stop_messages",
  "erase_me",
  "erase_me_now",
]);
export type ActionName = z.infer<typeof ActionName>;

/** Says what somebody thinks of the message; it leads nowhere, so that it need not be written out where nothing can be pressed. */
export const isFeedback = (name: ActionName): name is "helpful" | "not_helpful" =>
  name === "helpful" || name === "not_helpful";

/** Says why a message did not help. */
export const isReason = (name: ActionName): name is FeedbackReason => FeedbackReason.safeParse(name).success;

/** A button. `value` says what it is about: a posting's key, a turn's or hand-off's id. */
export const Action = z.strictObject({
  name: ActionName,
  label: z.string(),
  value: z.string(),
  primary: z.boolean(),
});
export type Action = z.infer<typeof Action>;

export const OutgoingMessage = z.strictObject({ paragraphs: z.array(Paragraph).min(1), actions: z.array(Action) });
export type OutgoingMessage = z.infer<typeof OutgoingMessage>;

/** Words that stand in marks of their own need no second ones. */
const isQuoted = (words: string): boolean => /^["“„«»].*["”“»«]$/su.test(words);

const paragraphText = (paragraph: Paragraph): string => {
  switch (paragraph.kind) {
    case "text":
    case "source":
      return paragraph.text;
    case "quote":
      return isQuoted(paragraph.text) ? paragraph.text : `“${paragraph.text}”`;
    case "list":
      return paragraph.items.map((item) => `• ${item}`).join("\n");
  }
};

/** All that a person would read, as plain text. */
export const plainText = (paragraphs: readonly Paragraph[]): string => paragraphs.map(paragraphText).join("\n");
