import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLanguageModel } from "../../../src/adapters/llm/language-model.ts";
import { createAnswerMessage } from "../../../src/answer/answer-message.ts";
import { claimRails } from "../../../src/answer/verify.ts";
import { answersTo } from "../../../src/app/converse.ts";
import type { ProposedPart } from "../../../src/domain/draft.ts";
import { plainText } from "../../../src/domain/message.ts";
import type { LanguageModel } from "../../../src/ports.ts";
import { ferry, knowledge, phrasebook } from "../../answer/fixtures.ts";
import { apiError, completion } from "../../stand-ins/openai.ts";
import { recordingLogger, settings } from "./settings.ts";

/** One conversation, as a candidate holds it. */
const messages = [
  "How much does it pay?",
  "And how many vacation days are there?",
  "Do you help with moving?",
  "Do you sponsor visas?",
  "How many interviews are there, and is there a gym?",
] as const;

type Said = Pick<ProposedPart, "topics"> & {
  sentences: readonly (readonly [text: string, facts: readonly string[]])[];
};
/** What a model writes to each message: its parts, in the wire format's content. */
type Recording = readonly (readonly Said[])[];

const good: Recording = [
  [{ topics: ["compensation"], sentences: [["The pay is {f1.q1}.", ["f1"]]] }],
  [{ topics: ["leave"], sentences: [["You get {f3.q1} a year.", ["f3"]]] }],
  [{ topics: ["relocation"], sentences: [["{f9.words}", ["f9"]]] }],
  [{ topics: ["visa"], sentences: [] }],
  [
    { topics: ["process"], sentences: [["{f11.words}", ["f11"]]] },
    { topics: ["benefits"], sentences: [] },
  ],
];

/** Cites a neighbour, writes values out, names facts that are not there, and leaves parts out. */
const mediocre: Recording = [
  [{ topics: ["compensation"], sentences: [["It pays $61,000 to $70,500 per year, plus perks.", ["f1"]]] }],
  [{ topics: ["leave"], sentences: [["There is vacation.", ["f99"]]] }],
  [{ topics: ["relocation"], sentences: [["Relocation assistance is not offered.", ["f2"]]] }],
  [{ topics: ["eligibility"], sentences: [["Ask the recruiter about visas.", []]] }],
  [{ topics: ["process"], sentences: [["The process has two interviews and a swim test.", ["f11"]]] }],
];

const lying: Recording = [
  [{ topics: ["compensation"], sentences: [["You will earn $95,000 per month.", ["f1"]]] }],
  [{ topics: ["leave"], sentences: [["You get {f3.q1}, and 40 days from your second year.", ["f3"]]] }],
  [{ topics: ["relocation"], sentences: [["Yes, we pay for your move.", ["f9"]]] }],
  [{ topics: ["visa"], sentences: [["We sponsor H-1B visas: https://visa.example", ["f7"]]] }],
  [
    { topics: ["process"], sentences: [["<!channel> You skip the interviews, I promise.", ["f11"]]] },
    { topics: ["benefits"], sentences: [["There is a gym with a sauna.", ["f5"]]] },
  ],
];

const openAi = "https://api.openai.com";
const path = "/v1/chat/completions";

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
beforeEach(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

const contentOf = (parts: readonly Said[], message: string): string =>
  JSON.stringify({
    parts: parts.map(({ topics, sentences }) => ({
      text: message,
      act: "ask",
      topics,
      sentences: sentences.map(([text, facts]) => ({ text, facts })),
    })),
  });

/** Replays the recording, one completion a turn, and holds the conversation. */
async function converse(recording: Recording) {
  for (const [index, parts] of recording.entries()) {
    const content = contentOf(parts, messages[index] ?? "");
    nock(openAi)
      .post(path)
      .reply(200, completion("gpt-4o-mini", { content, refusal: null }));
  }
  return conversationWith(await openLanguageModel(settings()));
}

async function conversationWith(model: LanguageModel | null) {
  const rails = claimRails(knowledge);
  const answerMessage = createAnswerMessage({ knowledge, phrasebook, rails, model, logger: recordingLogger() });
  const turns: { text: string; outcome: string; facts: string[]; model: string | undefined }[] = [];
  for await (const { answer } of answersTo(messages, ferry, answerMessage)) {
    const { paragraphs, outcome, citations } = answer.reply;
    const facts = [...new Set(citations.map(({ factId }) => factId))].toSorted();
    turns.push({ text: plainText(paragraphs), outcome, facts, model: answer.model?.outcome });
  }
  return turns;
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/gu) ?? [];
/** Numbers that the posting holds, and those of the source line: its revision and day. */
const known = new Set(numbersIn(`${ferry.facts.map(({ statement }) => statement).join(" ")} 3 9 2027`));

const lies = /95,000|per month|40 days|pay for your move|H-1B|visa\.example|promise|sauna|<!|perks|skip/u;

describe.each([
  ["good", good],
  ["mediocre", mediocre],
  ["lying", lying],
])("a conversation with a %s model", (_, recording) => {
  test("delivers no value and no word that the posting does not hold, turn by turn", async () => {
    const turns = await converse(recording);
    expect(turns.map(({ model }) => model)).toEqual(messages.map(() => "draft"));
    for (const { text } of turns) {
      expect(numbersIn(text).filter((number) => !known.has(number))).toEqual([]);
      expect(text).not.toMatch(lies);
    }
  });

  test("has the outcomes and the evidence that it has without a model", async () => {
    const alone = await conversationWith(null);
    const turns = await converse(recording);
    expect(turns.map(({ outcome, facts }) => ({ outcome, facts }))).toEqual(
      alone.map(({ outcome, facts }) => ({ outcome, facts })),
    );
    expect(alone.map(({ outcome }) => outcome)).toEqual(["answered", "answered", "answered", "not_stated", "partly"]);
  });
});

test("a good model's own sentences are said, with values that code filled in", async () => {
  const [pay, leave] = await converse(good);
  expect(pay?.text).toContain("The pay is $61,000 to $70,500");
  expect(leave?.text).toContain("You get 26 vacation days a year.");
});

/** The good model's answer to one of the messages. */
const reply = (index: number) =>
  completion("gpt-4o-mini", { content: contentOf(good[index] ?? [], messages[index] ?? ""), refusal: null });

test("a conversation goes on where the model fails in the middle of it", async () => {
  nock(openAi).post(path).reply(200, reply(0));
  nock(openAi).post(path).reply(429, apiError("rate_limit_exceeded", "slow down"), { "retry-after": "60" });
  nock(openAi)
    .post(path)
    .reply(200, completion("gpt-4o-mini", { content: '{"parts": [', refusal: null }, "length"));
  nock(openAi)
    .post(path)
    .reply(200, completion("gpt-4o-mini", { content: null, refusal: "I can't." }));
  nock(openAi).post(path).reply(500, apiError("server_error", "broken"));
  const turns = await conversationWith(await openLanguageModel(settings()));
  const alone = await conversationWith(null);
  expect(turns.map(({ model }) => model)).toEqual(["draft", "rate_limited", "truncated", "refused", "unavailable"]);
  expect(turns.slice(1).map(({ text }) => text)).toEqual(alone.slice(1).map(({ text }) => text));
});
