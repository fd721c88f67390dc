import { confirm, input, select } from "@inquirer/prompts";
import type { Fact } from "../../domain/fact.ts";
import { Topic, topicWords } from "../../domain/topic.ts";
import type { Answer, Reviewer } from "./review-posting.ts";

/** Asks on the terminal. Ctrl+C ends a review; what was decided is saved. */
export const askReviewer = (): Reviewer => ({
  show: (text) => {
    process.stdout.write(`${text}\n`);
  },
  decide: async (fact: Fact): Promise<Answer> => {
    const kind = await select({
      message: "What should candidates be told?",
      choices: [
        { value: "approve", name: "These words, as they stand" },
        { value: "restate", name: "Something else, in my words" },
        { value: "withhold", name: "Nothing of this" },
        { value: "skip", name: "Ask me later" },
        { value: "stop", name: "Stop here" },
      ] as const,
    });
    if (kind !== "restate") return { kind };
    const words = await input({ message: "Your words:", default: fact.statement, prefill: "editable", required: true });
    return { kind, words };
  },
  add: async () => {
    const topic = await select<Topic | null>({
      message: "Do you want to say something that the posting does not say?",
      choices: [
        { value: null, name: "No" },
        ...Topic.options.map((value) => ({ value, name: `about ${topicWords(value)}` })),
      ],
      loop: false,
    });
    return topic === null ? null : { topic, words: await input({ message: "Your words:", required: true }) };
  },
  confirm: (question) => confirm({ message: question, default: true }),
});
