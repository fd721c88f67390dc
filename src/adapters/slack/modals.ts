import type { ModalView } from "@slack/types";
import { z } from "zod";
import { type HandOff, nameOf, standingAnswer } from "../../domain/hand-off.ts";
import { formView, linesInput, shownWords } from "./form.ts";
import { carriable, shorten } from "./slack-text.ts";

export const answerModal = { callbackId: "answer_hand_off", block: "answer", input: "text" } as const;

/** The same form, once more: of which answer, it carries along. */
export const correctionModal = { ...answerModal, callbackId: "correct_hand_off" } as const;

/** The hand-off, and the answer that is corrected, by when that was given; `null` where none is. */
const About = z.strictObject({ handOffId: z.string(), corrects: z.int().nullable() });
type About = z.infer<typeof About>;

/** What a form that comes back is about. */
export const readAnswered = ({
  callback_id,
  private_metadata,
}: {
  callback_id: string;
  private_metadata: string;
}): About =>
  callback_id === correctionModal.callbackId
    ? About.parse(JSON.parse(private_metadata))
    : { handOffId: private_metadata, corrects: null };

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

const notShown =
  "What was answered before is not shown here, since it is not kept with the request. Please write the whole answer anew.";

function whatIsCorrected({ corrected }: HandOff): string {
  return corrected === null ? notShown : `${nameOf(corrected)} has corrected the answer already. ${notShown}`;
}

/** The form in which a recruiter corrects an answer. It is empty: the earlier words are not kept with the hand-off. */
export const correctionModalView = (handOff: HandOff): ModalView =>
  formView({
    callbackId: correctionModal.callbackId,
    metadata: JSON.stringify({ handOffId: handOff.id, corrects: standingAnswer(handOff) } satisfies About),
    title: "Correct the answer",
    send: "Send",
    cancel: "Cancel",
    blocks: [
      shownWords(whatIsAsked(handOff)),
      shownWords(whatIsCorrected(handOff)),
      linesInput(correctionModal, {
        label: "The corrected answer",
        hint: "The candidate reads it word for word, as a person's correction of what they were told before.",
        longest: longestText,
      }),
    ],
  });
