import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfSources, readLabelModel, writeLabelModel } from "../../../src/adapters/knowledge/topic-model-file.ts";
import { shipped } from "../../../src/app/paths.ts";
import { ConfigurationError } from "../../../src/domain/errors.ts";

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "candor-model-"));

describe("the files of the topic and the act model", () => {
  test.each(["topic", "act"] as const)(
    "the %s model that ships was learnt from what ships; if not: npm run train",
    (model) => {
      expect(readLabelModel(shipped.knowledge, model).source).toBe(hashOfSources(shipped.knowledge, model));
    },
  );

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
    writeLabelModel(folder, "topic", weights);
    const model = readLabelModel(folder, "topic");
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
    expect(() => readLabelModel(folder(), "topic")).toThrow(ConfigurationError);
    expect(() => readLabelModel(folder(), "topic")).toThrow(/npm run train/u);
  });
});
