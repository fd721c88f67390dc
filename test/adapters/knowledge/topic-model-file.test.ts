import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfSources, readTopicModel, writeTopicModel } from "../../../src/adapters/knowledge/topic-model-file.ts";
import { shipped } from "../../../src/app/paths.ts";
import { ConfigurationError } from "../../../src/domain/errors.ts";

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "candor-model-"));

describe("the file of the topic model", () => {
  test("the one that ships was learnt from the examples and vocabularies that ship; if not: npm run train", () => {
    expect(readTopicModel(shipped.knowledge).source).toBe(hashOfSources(shipped.knowledge));
  });

  test("reads what was written", () => {
    const folder = emptyFolder();
    const weights = {
      labels: ["pay", "visa"],
      source: "abc",
      // An odd length of the header: arrays may begin anywhere.
      features: ["salaire é", "permit", "x"],
      telling: Float32Array.of(1, 2, 1.5),
      steps: Float32Array.of(0.5, 0.25, 1, 1),
      weights: Int8Array.of(3, -3, -2, 2, 0, 0, 1, -1),
    };
    writeTopicModel(folder, weights);
    const model = readTopicModel(folder);
    expect(model.labels).toEqual(weights.labels);
    expect(model.knows("salaire é")).toBe(true);
    const [pay = 0, visa = 0] = model.weigh(["salaire é"]);
    expect(Math.log(pay / visa)).toBeCloseTo(3 + 0.6);
  });

  test.each([
    ["missing", () => emptyFolder()],
    [
      "damaged",
      () => {
        const folder = emptyFolder();
        writeFileSync(join(folder, "topic-model.gz"), "no model");
        return folder;
      },
    ],
  ])("a %s one stops the start, and says what to do", (_, folder) => {
    expect(() => readTopicModel(folder())).toThrow(ConfigurationError);
    expect(() => readTopicModel(folder())).toThrow(/npm run train/u);
  });
});
