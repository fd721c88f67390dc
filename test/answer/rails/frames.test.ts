import { describe, expect, test } from "vitest";
import { frameClaim } from "../../../src/answer/draft-extractive.ts";
import { claimRails, createVerifier } from "../../../src/answer/verify.ts";
import { claimText } from "../../../src/domain/draft.ts";
import type { Phrases } from "../../../src/domain/phrasebook.ts";
import { knowledge, phrasebook } from "../fixtures.ts";

const verify = createVerifier(claimRails(knowledge));

/** Every fixed sentence of an answer, with each noun that it may be filled with, around its slots for values. */
function fixedSentences({ frames, declined, handedOff, smallTalk, related, topics, concepts }: Phrases): string[] {
  const nouns = [...Object.values(topics), ...Object.values(concepts)];
  const pieces = [frames, declined, handedOff, smallTalk, { related }]
    .flatMap((sentences) => Object.values(sentences))
    .flatMap((sentence) => nouns.map((noun) => sentence.replace(/\{topics?\}/u, noun)))
    .flatMap((sentence) => sentence.split(/\{\p{L}+\}/u))
    .filter((piece) => /\p{L}/u.test(piece));
  return [...new Set(pieces)];
}

describe("a fixed sentence is never blocked", () => {
  test.each([...phrasebook])("in %s", (language, phrases) => {
    const blocked = fixedSentences(phrases).flatMap((sentence) => {
      const claim = frameClaim(sentence);
      const text = claimText(claim);
      const subject = { claim, text, language, factsLanguage: language, cited: [], all: [], slotsRequired: true };
      const verdict = verify(subject);
      return verdict.kind === "block" ? [`${sentence} [${verdict.rail}: ${verdict.reason}]`] : [];
    });
    expect(blocked).toEqual([]);
  });
});
