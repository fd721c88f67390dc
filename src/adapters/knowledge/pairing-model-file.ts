import { join } from "node:path";
import { z } from "zod";
import { type PairingModel } from "../../domain/pairing-model.ts";
import { type PairingWeights, pairingModel, Scales } from "../../domain/pairing-weights.ts";
import { dictionariesFolder } from "./dictionary-files.ts";
import { hashOfFolders } from "./hash-of-folders.ts";
import { readModelFile, writeModelFile } from "./model-file.ts";

const fileName = "pairing-model.gz";
/** What a model is learnt from, beside WordNet. */
export const answersFolder = "examples/answers";
export const postingsFolder = "examples/postings";

/** The hash of the questions and answers in `knowledge/` that a pairing model is learnt from, and of what they are read by. */
export const hashOfAnswers = (folder: string): string =>
  hashOfFolders(folder, [answersFolder, postingsFolder, dictionariesFolder]);

const Header = z.strictObject({
  source: z.string(),
  phrases: z.array(z.string()).min(1),
  own: z.int().nonnegative(),
  dimensions: z.int().positive(),
  ofWords: z.int().positive(),
  silencing: z.array(z.string()),
  scales: Scales,
});

export function writePairingModel(folder: string, weights: PairingWeights): void {
  const { source, phrases, dimensions, scales, silences, telling, words } = weights;
  const header: z.infer<typeof Header> = {
    source,
    phrases: [...phrases],
    own: weights.statementSteps.length,
    dimensions,
    ofWords: words.dimensions,
    silencing: [...silences.phrases],
    scales,
  };
  writeModelFile(join(folder, fileName), header, [
    words.telling,
    weights.questionSteps,
    weights.statementSteps,
    telling.question,
    telling.statement,
    silences.values,
    weights.worths,
    weights.question,
    weights.statement,
    words.question,
    words.statement,
  ]);
}

/** @throws ConfigurationError where the file is missing or damaged: nothing is found without it */
export const readPairingModel = (folder: string): PairingModel =>
  readModelFile(join(folder, fileName), {
    header: Header,
    command: "npm run train:answers",
    make: ({ own, ofWords, silencing, ...header }, { floats, wholes }) => {
      const all = header.phrases.length;
      // In the order in which they were written.
      const tellingOfWords = floats(own);
      return pairingModel({
        ...header,
        questionSteps: floats(all),
        statementSteps: floats(own),
        telling: { question: floats(all), statement: floats(all) },
        silences: { phrases: silencing, values: floats(silencing.length) },
        worths: floats(own),
        question: wholes(all * header.dimensions),
        statement: wholes(own * header.dimensions),
        words: {
          dimensions: ofWords,
          question: wholes(own * ofWords),
          statement: wholes(own * ofWords),
          telling: tellingOfWords,
        },
      });
    },
  });
