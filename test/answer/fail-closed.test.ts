import { describe, expect, test } from "vitest";
import { type Answer, createAnswerMessage } from "../../src/answer/answer-message.ts";
import type { ClaimRail } from "../../src/answer/rails/rail.ts";
import { claimRails } from "../../src/answer/verify.ts";
import { plainText } from "../../src/domain/message.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { draftingModel } from "../fakes/language-model.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { english, ferry, ferryFacts, knowledge, phrasebook } from "./fixtures.ts";

const rails = claimRails(knowledge);
const names = rails.map(({ name }) => name);

/** What a rail may do instead of giving a verdict. */
const breakages: readonly (readonly [string, () => Verdict])[] = [
  [
    "throws",
    () => {
      throw new Error("the rail is broken");
    },
  ],
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a broken rail keeps to no type
  ["gives nothing", () => undefined as unknown as Verdict],
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a broken rail keeps to no type
  ["gives garbage", () => ({ kind: "passed" }) as unknown as Verdict],
];

const withBroken = (name: string, check: () => Verdict): ClaimRail[] =>
  rails.map((rail) => (rail.name === name ? { name: rail.name, check } : rail));

const question = "What is the salary?";
const smooth = draftingModel({
  parts: [
    {
      text: question,
      act: "ask",
      topics: ["compensation"],
      sentences: [{ text: "The salary is {f1.q1}.", facts: ["f1"] }],
    },
  ],
});

const statements = new Set(ferryFacts.map(({ statement }) => statement));
/** Sentences of the phrasebook without a slot: they say nothing about the posting. */
const fixed = new Set(Object.values(english.frames).concat(english.offerRecruiter, english.failure));

/** Everything that is said apart from the source line. */
const said = ({ reply }: Answer): string[] =>
  reply.paragraphs.flatMap((paragraph) => {
    switch (paragraph.kind) {
      case "quote":
      case "text":
        return [paragraph.text];
      case "list":
        return paragraph.items;
      case "source":
        return [];
    }
  });

describe.each(names)("with the %s rail broken", (name) => {
  test.each(breakages)("that %s, only the posting's own words go out", async (_, check) => {
    const logger = recordingLogger();
    for (const model of [smooth, null]) {
      const answerMessage = createAnswerMessage({
        knowledge,
        phrasebook,
        rails: withBroken(name, check),
        model,
        logger,
      });
      const answer = await answerMessage({ revision: ferry, message: question, earlier: [] });
      for (const words of said(answer)) expect(statements.has(words) || fixed.has(words), words).toBe(true);
      expect(plainText(answer.reply.paragraphs)).toContain("The salary is $61,000 to $70,500 per year.");
      expect(answer.reply.citations.map(({ factId }) => factId)).toEqual(["f1"]);
    }
  });
});

test("where nothing is stated and every sentence is blocked, that is said and a person is offered", async () => {
  const logger = recordingLogger();
  const broken = withBroken("form", () => {
    throw new Error("the rail is broken");
  });
  const answerMessage = createAnswerMessage({ knowledge, phrasebook, rails: broken, model: null, logger });
  const answer = await answerMessage({ revision: ferry, message: "Do you sponsor visas?", earlier: [] });
  expect(answer.reply.citations).toEqual([]);
  expect(plainText(answer.reply.paragraphs)).toContain(english.failure);
  expect(answer.reply.outcome).toBe("not_stated");
  expect(logger.events()).toContain("rail_failed");
});
