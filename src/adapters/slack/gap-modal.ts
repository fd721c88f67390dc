import type { ModalView, PlainTextOption } from "@slack/types";
import { AnswerScope, type Gap, type Waiter, wordingsOf } from "../../domain/gap.ts";
import { z } from "zod";
import { Topic, topicWords } from "../../domain/topic.ts";
import { formView, linesInput, plain, shownWords } from "./form.ts";
import { carriable, shorten } from "./slack-text.ts";

/** Block ids of the form; each block's input has the same id. */
export const gapModal = {
  callbackId: "answer_gap",
  words: "words",
  scope: "scope",
  topic: "topic",
  until: "until",
} as const;

/** What the form is about: a gap, and the answer that it corrects, by when that was given. */
const About = z.strictObject({ gapId: z.string(), corrects: z.int().nullable() });

export const readAbout = (metadata: string): z.infer<typeof About> => About.parse(JSON.parse(metadata));

const longestText = 2_000;
const mostWordings = 5;

const option = (value: string, text: string): PlainTextOption => ({ text: plain(text), value });

const scopes: Readonly<Record<AnswerScope, string>> = {
  fact: "Everybody who asks from now on",
  answer: "Only those who wait now",
};
const scopeOption = (scope: AnswerScope): PlainTextOption => option(scope, scopes[scope]);
const topicOption = (topic: Topic): PlainTextOption => option(topic, topicWords(topic));

const whatIsAsked = (gap: Gap, waiters: readonly Waiter[]): string => {
  const wordings = wordingsOf(waiters).slice(0, mostWordings);
  const asked = wordings.length === 0 ? [topicWords(gap.topic)] : wordings.map((words) => `“${words}”`);
  return shorten(carriable(asked.join("\n")).trim(), longestText);
};

/** The form in which a recruiter answers a gap once. What was asked is plain text: a candidate's words draw nothing. */
export const gapModalView = (gap: Gap, waiters: readonly Waiter[]): ModalView =>
  formView({
    callbackId: gapModal.callbackId,
    metadata: JSON.stringify({ gapId: gap.id, corrects: gap.answer?.at ?? null } satisfies z.infer<typeof About>),
    title: gap.answer === null ? "Answer once, for all" : "Correct the answer",
    send: "Send",
    cancel: "Cancel",
    blocks: [
      shownWords(whatIsAsked(gap, waiters)),
      linesInput(
        { block: gapModal.words, input: gapModal.words },
        {
          label: "The answer, as a sentence that stands by itself",
          hint: "Say for whom and on what condition it holds. Candidates read it word for word, as confirmed by the recruiting team.",
          longest: longestText,
          words: gap.answer?.words ?? "",
        },
      ),
      {
        type: "input",
        block_id: gapModal.scope,
        label: plain("Who is told"),
        element: {
          type: "radio_buttons",
          action_id: gapModal.scope,
          options: AnswerScope.options.map(scopeOption),
          initial_option: scopeOption(gap.answer?.scope ?? "fact"),
        },
      },
      {
        type: "input",
        block_id: gapModal.topic,
        label: plain("What it is about"),
        element: {
          type: "static_select",
          action_id: gapModal.topic,
          options: Topic.options.map(topicOption),
          initial_option: topicOption(gap.topic),
        },
      },
      {
        type: "input",
        block_id: gapModal.until,
        optional: true,
        label: plain("The last day on which it holds"),
        hint: plain("Leave it empty if it holds until you say otherwise. Afterwards nobody is told it any more."),
        element: {
          type: "datepicker",
          action_id: gapModal.until,
          ...(gap.answer?.until == null ? {} : { initial_date: gap.answer.until }),
        },
      },
    ],
  });
