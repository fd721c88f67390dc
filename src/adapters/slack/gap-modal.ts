import type { ModalView, PlainTextOption } from "@slack/types";
import { AnswerScope, type Gap, type Waiter } from "../../domain/gap.ts";
import { Topic } from "../../domain/topic.ts";
import { carriable, shorten } from "./slack-text.ts";

/** Block ids of the form; each block's input has the same id. */
export const gapModal = { callbackId: "answer_gap", words: "words", scope: "scope", topic: "topic" } as const;

const longestText = 2_000;
const mostWordings = 5;

const option = (value: string, text: string): PlainTextOption => ({ text: { type: "plain_text", text }, value });

const scopes: Readonly<Record<AnswerScope, string>> = {
  fact: "Everybody who asks from now on",
  answer: "Only those who wait now",
};
const scopeOptions = AnswerScope.options.map((scope) => option(scope, scopes[scope]));
const topicOptions = Topic.options.map((topic) => option(topic, topic.replaceAll("_", " ")));

const wordingsOf = (gap: Gap, waiters: readonly Waiter[]): string => {
  const wordings = [...new Set(waiters.flatMap(({ question }) => question ?? []))].slice(0, mostWordings);
  const asked = wordings.length === 0 ? [gap.topic.replaceAll("_", " ")] : wordings.map((words) => `“${words}”`);
  return shorten(carriable(asked.join("\n")).trim(), longestText);
};

/** The form in which a recruiter answers a gap once. What was asked is plain text: a candidate's words draw nothing. */
export const gapModalView = (gap: Gap, waiters: readonly Waiter[]): ModalView => ({
  type: "modal",
  callback_id: gapModal.callbackId,
  private_metadata: gap.id,
  title: { type: "plain_text", text: "Answer once, for all" },
  submit: { type: "plain_text", text: "Send" },
  close: { type: "plain_text", text: "Cancel" },
  blocks: [
    { type: "section", text: { type: "plain_text", text: wordingsOf(gap, waiters), emoji: false } },
    {
      type: "input",
      block_id: gapModal.words,
      label: { type: "plain_text", text: "The answer, as a sentence that stands by itself" },
      hint: {
        type: "plain_text",
        text: "Say for whom and on what condition it holds. Candidates read it word for word, as confirmed by the recruiting team.",
      },
      element: {
        type: "plain_text_input",
        action_id: gapModal.words,
        multiline: true,
        min_length: 1,
        max_length: longestText,
      },
    },
    {
      type: "input",
      block_id: gapModal.scope,
      label: { type: "plain_text", text: "Who is told" },
      element: {
        type: "radio_buttons",
        action_id: gapModal.scope,
        options: scopeOptions,
        initial_option: option("fact", scopes.fact),
      },
    },
    {
      type: "input",
      block_id: gapModal.topic,
      label: { type: "plain_text", text: "What it is about" },
      element: {
        type: "static_select",
        action_id: gapModal.topic,
        options: topicOptions,
        initial_option: option(gap.topic, gap.topic.replaceAll("_", " ")),
      },
    },
  ],
});
