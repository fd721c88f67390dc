import { describe, expect, test } from "vitest";
import { createAnswerMessage } from "../../src/answer/answer-message.ts";
import { replayReceipt } from "../../src/answer/replay-receipt.ts";
import { claimRails } from "../../src/answer/verify.ts";
import type { Phrasebook } from "../../src/domain/phrasebook.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import { draftingModel } from "../fakes/language-model.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { english, ferry, ferryFacts, knowledge, phrasebook, revisionOf } from "./fixtures.ts";

const smooth = draftingModel({
  parts: [
    {
      text: "What is the salary?",
      act: "ask",
      topics: ["compensation"],
      sentences: [{ text: "The salary is {f1.q1}.", facts: ["f1"] }],
    },
  ],
});

async function receiptOf(message: string, model = smooth): Promise<Receipt> {
  const rails = claimRails(knowledge);
  const parts = { knowledge, phrasebook, rails, logger: recordingLogger() };
  const answerMessage = createAnswerMessage({ ...parts, model: message.includes("salary") ? model : null });
  const answer = await answerMessage({ revision: ferry, message, earlier: [] });
  return {
    id: "r1",
    tenant: "t",
    channel: "D1",
    turnId: "t1",
    messageIds: [],
    at: 5,
    postingKey: "ferry-mate",
    revision: ferry.number,
    corrected: [],
    ...answer,
  };
}

const messages = [
  "What is the salary?",
  "Do you sponsor visas, and how much vacation is there?",
  "How long are the shifts?",
  "Is it full time?",
  "Am I a good fit?",
  "I need an adjustment for the interview.",
  "hello",
  "Gibt es Urlaub?",
];

describe("an answer is shown again", () => {
  test.each(messages)("in the same bytes, with its evidence: %s", async (message) => {
    const receipt = await receiptOf(message);
    const replay = replayReceipt(receipt, ferry, phrasebook);
    expect(replay.differences).toEqual([]);
    expect(replay.evidence.map(({ id }) => id).toSorted()).toEqual(
      [...new Set(receipt.reply.citations.map(({ factId }) => factId))].toSorted(),
    );
  });
});

describe("what differs is said", () => {
  test("where the facts are not those that it rested on", async () => {
    const changed = ferryFacts.map((fact) =>
      fact.id === "f3" ? { ...fact, statement: "You get 20 vacation days a year.", quotes: [] } : fact,
    );
    const receipt = await receiptOf("How much vacation is there?");
    expect(replayReceipt(receipt, revisionOf(changed), phrasebook).differences.join("\n")).toMatch(/f3/u);
    const fewer = revisionOf(ferryFacts.filter(({ id }) => id !== "f3"));
    expect(replayReceipt(receipt, fewer, phrasebook).differences).toContain("The revision has no fact f3.");
  });

  test("where the receipt was tampered with", async () => {
    const receipt = await receiptOf("How much vacation is there?");
    const paragraphs = [{ kind: "text" as const, text: "You get 99 vacation days a year." }];
    const forged = { ...receipt, reply: { ...receipt.reply, paragraphs } };
    expect(replayReceipt(forged, ferry, phrasebook).differences).toHaveLength(2);
  });

  test("where fixed words have changed since", async () => {
    const later: Phrasebook = new Map([...phrasebook, ["en", { ...english, source: "From the advert {title}" }]]);
    const receipt = await receiptOf("How much vacation is there?");
    expect(replayReceipt(receipt, ferry, later).differences.join()).toMatch(/Written again it reads otherwise/u);
  });
});
