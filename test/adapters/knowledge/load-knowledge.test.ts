import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadKnowledge, loadPhrasebook } from "../../../src/adapters/knowledge/load-knowledge.ts";
import { ConfigurationError } from "../../../src/domain/errors.ts";
import { Topic } from "../../../src/domain/topic.ts";

const shipped = fileURLToPath(new URL("../../../knowledge", import.meta.url));
const knowledge = loadKnowledge(shipped);
const phrasebook = loadPhrasebook(shipped);

describe("the knowledge that ships with Candor", () => {
  test.each(Topic.options.filter((topic) => topic !== "other"))("lets %s be asked about", (topic) => {
    expect(knowledge.topicOf(topic)).toBe(topic);
  });

  test("names only concepts that there are", () => {
    const named = [...phrasebook.values()].flatMap(({ concepts }) => Object.keys(concepts));
    expect(named.filter((concept) => knowledge.topicOf(concept) === "other")).toEqual([]);
  });

  test("has a grammar for free sentences in every language of the phrasebook", () => {
    expect([...phrasebook.keys()].filter((language) => !knowledge.claimGrammars.has(language))).toEqual([]);
  });

  test("holds its function words folded", () => {
    expect([...knowledge.functionWords].filter((word) => /[^a-z]/u.test(word))).toEqual([]);
  });
});

describe("knowledge that does not fit", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "candor-knowledge-"));
    cpSync(shipped, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ["an unknown act", "acts/en.yaml", "applaud: [bravo]"],
    ["a concept with no term list", "concepts/visa.yaml", "visa: visa"],
    ["an unknown topic of a posting", "posting-words/en.yaml", "headings: {sea: [tide]}\nstatements: {}"],
  ])("stops the start and names its file: %s", (_, file, text) => {
    writeFileSync(join(folder, file), text);
    expect(() => loadKnowledge(folder)).toThrow(ConfigurationError);
    expect(() => loadKnowledge(folder)).toThrow(file);
  });

  test("stops the start where a phrase is missing", () => {
    writeFileSync(join(folder, "phrases/de.yaml"), "related: So.");
    expect(() => loadPhrasebook(folder)).toThrow(ConfigurationError);
  });
});
