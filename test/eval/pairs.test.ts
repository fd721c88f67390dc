import { expect, test } from "vitest";
import { createAnswerMessage } from "../../src/answer/answer-message.ts";
import { claimRails } from "../../src/answer/verify.ts";
import { converse } from "../../src/app/converse.ts";
import { waysToAsk } from "../../eval/pairs/ways-to-ask.ts";
import { ferry, knowledge, phrasebook } from "../answer/fixtures.ts";
import { recordingLogger } from "../fakes/logger.ts";

const answerMessage = createAnswerMessage({
  knowledge,
  phrasebook,
  rails: claimRails(knowledge),
  model: null,
  logger: recordingLogger(),
});

const replyTo = async (message: string) => {
  const { outcome, citations, handOff, open } = (await converse([message], ferry, answerMessage)).answer.reply;
  return { outcome, handOff, facts: citations.map(({ factId }) => factId), open: open.map(({ topic }) => topic) };
};

const questions = ["How much does it pay?", "Do you sponsor visas?", "I want to talk to a person", "Thanks so much!"];

test.each(waysToAsk.filter(({ kind }) => kind.startsWith("name")))(
  "whoever asks is told the same ($kind)",
  async ({ say }) => {
    for (const question of questions) {
      const expected = await replyTo(question);
      for (let seed = 0; seed < 32; seed += 1) {
        const said = say(question, seed);
        expect({ said, ...(await replyTo(said)) }).toEqual({ said, ...expected });
      }
    }
  },
);
