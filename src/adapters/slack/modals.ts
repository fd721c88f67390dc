import type { ModalView } from "@slack/types";
import type { HandOff } from "../../domain/hand-off.ts";
import { carriable, shorten } from "./slack-text.ts";

export const answerModal = { callbackId: "answer_hand_off", block: "answer", input: "text" } as const;

/** The form of the message shortcut; see `ask-shortcut.ts`. */
export const askModal = { callbackId: "ask_about_posting", block: "question", input: "text" } as const;

const longestText = 2_900;

/** Shown where no words are passed on. */
const withoutWords: Readonly<Record<HandOff["reason"], string>> = {
  accommodation: "The candidate asks about an accommodation. Their words are not passed on, to keep them private.",
  person: "The candidate would like to talk to a person.",
  status: "The candidate asks about the status of their application.",
  gap: "The candidate asks something that the posting does not say.",
};

function whatIsAsked(handOff: HandOff): string {
  const question = shorten(carriable(handOff.question ?? "").trim(), longestText);
  return question === "" ? withoutWords[handOff.reason] : question;
}

/** The form in which a recruiter answers one hand-off. The question is plain text: a candidate's words draw nothing. */
export const answerModalView = (handOff: HandOff): ModalView => ({
  type: "modal",
  callback_id: answerModal.callbackId,
  private_metadata: handOff.id,
  title: { type: "plain_text", text: "Answer the candidate" },
  submit: { type: "plain_text", text: "Send" },
  close: { type: "plain_text", text: "Cancel" },
  blocks: [
    { type: "section", text: { type: "plain_text", text: whatIsAsked(handOff), emoji: false } },
    {
      type: "input",
      block_id: answerModal.block,
      label: { type: "plain_text", text: "Your answer" },
      hint: { type: "plain_text", text: "The candidate reads it as the words of a person, not of the bot." },
      element: {
        type: "plain_text_input",
        action_id: answerModal.input,
        multiline: true,
        min_length: 1,
        max_length: longestText,
      },
    },
  ],
});
