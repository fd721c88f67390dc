import { join } from "node:path";
import { z } from "zod";
import { type TopicModel, type TopicWeights, topicModel } from "../../domain/topic-model.ts";
import { dictionariesFolder } from "./dictionary-files.ts";
import { hashOfFolders } from "./hash-of-folders.ts";
import { readModelFile, writeModelFile } from "./model-file.ts";

/** What every text is read by. */
const read = ["concepts", "acts", dictionariesFolder] as const;
/** What is learnt by `npm run train`, and from what, beside the features, which are code. */
const models = {
  topic: { file: "topic-model.gz", sources: ["examples/questions", "examples/statements", ...read] },
  act: { file: "act-model.gz", sources: ["examples/questions", "examples/postings", ...read] },
} as const;
export type LabelModel = keyof typeof models;

const Header = z.strictObject({
  labels: z.array(z.string()).min(1),
  source: z.string(),
  features: z.array(z.string()).min(1),
});

/** The hash of everything in `knowledge/` that a model is learnt from. */
export const hashOfSources = (folder: string, model: LabelModel): string =>
  hashOfFolders(folder, models[model].sources);

export const writeLabelModel = (
  folder: string,
  model: LabelModel,
  { telling, steps, weights, ...header }: TopicWeights,
): void => {
  writeModelFile(join(folder, models[model].file), header, [telling, steps, weights]);
};

/** @throws ConfigurationError where the file is missing or damaged: nothing is understood without it */
export const readLabelModel = (folder: string, model: LabelModel): TopicModel =>
  readModelFile(join(folder, models[model].file), {
    header: Header,
    command: "npm run train",
    make: (header, { floats, wholes }) => {
      const rows = header.features.length;
      // In the order in which they were written.
      return topicModel({
        ...header,
        telling: floats(rows),
        steps: floats(rows + 1),
        weights: wholes((rows + 1) * header.labels.length),
      });
    },
  });
