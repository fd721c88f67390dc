import { join } from "node:path";
import { z } from "zod";
import { type TopicModel, type TopicWeights, topicModel } from "../../domain/topic-model.ts";
import { hashOfFolders } from "./hash-of-folders.ts";
import { readModelFile, writeModelFile } from "./model-file.ts";

const fileName = "topic-model.gz";
/** What a model is learnt from, beside the features, which are code. */
const sources = ["examples/questions", "examples/statements", "concepts", "acts"];

const Header = z.strictObject({
  labels: z.array(z.string()).min(1),
  source: z.string(),
  features: z.array(z.string()).min(1),
});

/** The hash of everything in `knowledge/` that a topic model is learnt from. */
export const hashOfSources = (folder: string): string => hashOfFolders(folder, sources);

export const writeTopicModel = (folder: string, { telling, steps, weights, ...header }: TopicWeights): void => {
  writeModelFile(join(folder, fileName), header, [telling, steps, weights]);
};

/** @throws ConfigurationError where the file is missing or damaged: nothing is understood without it */
export const readTopicModel = (folder: string): TopicModel =>
  readModelFile(join(folder, fileName), {
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
