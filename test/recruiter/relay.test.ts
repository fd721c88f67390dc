import { beforeAll, describe, expect, test } from "vitest";
import { loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../../src/app/paths.ts";
import { type Phrasebook, phrasesFor } from "../../src/domain/phrasebook.ts";
import { relayMessage, relayWords } from "../../src/recruiter/relay.ts";
import { countingIds } from "../fakes/ids.ts";
import { sampleHandOff } from "../fakes/sample-effects.ts";

let phrasebook: Phrasebook;
beforeAll(() => {
  phrasebook = loadPhrasebook(shipped.knowledge);
});

const relayed = (language: string, change = {}) =>
  relayWords(
    { ...sampleHandOff("h1"), ...change },
    {
      text: "Yes, from May.",
      opening: phrasesFor(phrasebook, language).phrases.recruiterSays,
      notice: "The answer was sent to the candidate.",
    },
    countingIds(),
  );

describe("a recruiter's words", () => {
  test.each(["en", "de", "es", "fr", "pt"])(
    "reach the candidate unchanged, under a line that says whose they are, in %s",
    (language) => {
      const [toCandidate] = relayed(language);
      expect(toCandidate).toMatchObject({
        destination: { kind: "conversation", channel: "D1", thread: null },
        relation: null,
        message: {
          paragraphs: [
            { kind: "text", text: phrasesFor(phrasebook, language).phrases.recruiterSays },
            { kind: "quote", text: "Yes, from May." },
          ],
          actions: [],
        },
      });
    },
  );

  test("are confirmed in the lane in which they were given, without being repeated there", () => {
    const [, notice] = relayed("en", { reason: "accommodation" });
    expect(notice?.destination).toEqual({ kind: "accommodations" });
    expect(notice?.message.paragraphs).toEqual([{ kind: "text", text: "The answer was sent to the candidate." }]);
    expect(JSON.stringify(notice)).not.toContain("from May");
  });
});

describe("a candidate's words to the recruiter who holds the conversation", () => {
  test("stand under the card as a quote", () => {
    const under = relayMessage(sampleHandOff("h1"), "Is <!channel> there?", countingIds());
    expect(under.relation).toEqual({ kind: "in_thread_of", deliveryId: "card-h1" });
    expect(under.message.paragraphs).toContainEqual({ kind: "quote", text: "Is <!channel> there?" });
  });

  test("that cannot be read are said to be so", () => {
    const under = relayMessage(sampleHandOff("h1"), null, countingIds());
    expect(under.message.paragraphs.map(({ kind }) => kind)).toEqual(["text"]);
  });
});
