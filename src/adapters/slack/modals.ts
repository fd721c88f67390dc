import type { ModalView } from "@slack/types";
import type { HandOff } from "../../domain/hand-off.ts";
import { formView, linesInput, shownWords } from "./form.ts";
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

const passedOn = "The candidate asks about an accommodation. Their own words stand in the thread under the card.";

function whatIsAsked(handOff: HandOff): string {
  if (handOff.passedOnId !== null) return passedOn;
  const question = shorten(carriable(handOff.question ?? "").trim(), longestText);
  return question === "" ? withoutWords[handOff.reason] : question;
}

/** The form in which a recruiter answers one hand-off. The question is plain text: a candidate's words draw nothing. */
export const answerModalView = (handOff: HandOff): ModalView =>
  formView({
    callbackId: answerModal.callbackId,
    metadata: handOff.id,
    title: "Answer the candidate",
    send: "Send",
    cancel: "Cancel",
    blocks: [
      shownWords(whatIsAsked(handOff)),
      linesInput(answerModal, {
        label: "Your answer",
        hint: "The candidate reads it as the words of a person, not of the bot.",
        longest: longestText,
      }),
    ],
  });
