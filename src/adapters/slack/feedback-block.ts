import type { ContextActionsBlock } from "@slack/types";
import { FeedbackVerdict } from "../../domain/feedback.ts";
import type { Action } from "../../domain/message.ts";
import { limits } from "./limits.ts";
import { carriable, isVisible, shorten } from "./slack-text.ts";

export const feedbackActionId = "feedback";

const separator = ":";

function labelled({ name, label, value }: Action) {
  const text = carriable(label).trim();
  return {
    text: {
      type: "plain_text" as const,
      text: isVisible(text) ? shorten(text, limits.buttonLabel) : "…",
      emoji: false,
    },
    value: `${name}${separator}${value}`,
  };
}

const fits = ({ name, value }: Action): boolean => name.length + 1 + value.length <= limits.buttonValue;

/** Both buttons in one element, as Slack draws them; half a pair is not drawn. */
export function feedbackBlock(actions: readonly Action[]): ContextActionsBlock | null {
  const helpful = actions.find((action) => action.name === "helpful" && fits(action));
  const notHelpful = actions.find((action) => action.name === "not_helpful" && fits(action));
  if (helpful === undefined || notHelpful === undefined) return null;
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: feedbackActionId,
        positive_button: labelled(helpful),
        negative_button: labelled(notHelpful),
      },
    ],
  };
}

/** What a pressed feedback button says: on which turn, and whether it helped. */
export function readFeedback(value: string): { verdict: FeedbackVerdict; turnId: string } | null {
  const at = value.indexOf(separator);
  const verdict = FeedbackVerdict.safeParse(value.slice(0, at));
  const turnId = value.slice(at + 1);
  return at === -1 || !verdict.success || turnId === "" ? null : { verdict: verdict.data, turnId };
}
