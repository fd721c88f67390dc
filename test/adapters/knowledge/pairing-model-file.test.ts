import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  hashOfAnswers,
  readPairingModel,
  writePairingModel,
} from "../../../src/adapters/knowledge/pairing-model-file.ts";
import { shipped } from "../../../src/app/paths.ts";
import { ConfigurationError } from "../../../src/domain/errors.ts";
import type { Gist, Side } from "../../../src/domain/pairing-model.ts";
import { nothingAsked, scalesOf } from "../../pairing-fixtures.ts";

const word = (stem: string): Gist => ({ stems: [stem], marks: [] });
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "candor-pairing-"));

describe("the file of the pairing model", () => {
  test("the one that ships was learnt from the answers that ship; if not: npm run train:answers", () => {
    expect(readPairingModel(shipped.knowledge).source).toBe(hashOfAnswers(shipped.knowledge));
  });

  test("reads what was written", () => {
    const folder = emptyFolder();
    writePairingModel(folder, {
      source: "abc",
      // An odd length of the header: arrays may begin anywhere.
      phrases: ["dog", "été"],
      dimensions: 2,
      question: Int8Array.of(127, 0, 0, -127),
      questionSteps: Float32Array.of(1 / 127, 1 / 127),
      statement: Int8Array.of(0, 127),
      statementSteps: Float32Array.of(1 / 127),
      telling: { question: Float32Array.of(1, 1), statement: Float32Array.of(1, 1) },
      words: {
        dimensions: 1,
        question: Int8Array.of(100),
        statement: Int8Array.of(-100),
        telling: Float32Array.of(2),
      },
      worths: Float32Array.of(0.25),
      silences: { phrases: ["dog", "my dog"], values: Float32Array.of(0.5, 2) },
      scales: scalesOf({ direction: 2, heading: 1, words: 1, silence: 3 }),
    });
    const model = readPairingModel(folder);
    const whole = (stem: string, side: Side): number[] => [...(model.direct(word(stem), side)?.whole ?? [])];
    expect(whole("dog", "question")).toEqual([1, 0]);
    expect(whole("dog", "statement")).toEqual([0, 1]);
    expect(whole("été", "statement")).toEqual([0, -1]);
    expect(model.direct(word("dog"), "statement")?.words).toEqual({
      dimensions: 1,
      directions: Float32Array.of(-1),
      shares: Float32Array.of(1),
    });
    expect(model.silence(word("dog"), nothingAsked)).toBeCloseTo(3.5);
    expect(model.worth(word("dog"))).toBeCloseTo(0.25);
  });

  test.each([
    ["missing", () => emptyFolder()],
    [
      "damaged",
      () => {
        const folder = emptyFolder();
        writeFileSync(join(folder, "pairing-model.gz"), "not zipped");
        return folder;
      },
    ],
  ])("a %s file says how to make it anew", (_, folder) => {
    const read = (): unknown => readPairingModel(folder());
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow("npm run train:answers");
  });
});
