import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { ConfigurationError } from "../../domain/errors.ts";
import { type TopicModel, type TopicWeights, topicModel } from "../../domain/topic-model.ts";
import { hashOfFolders } from "./hash-of-folders.ts";

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

/** Unzipped: the header's length in four bytes, the header as JSON, then the three arrays, all little-endian. */
export function writeTopicModel(folder: string, { telling, steps, weights, ...header }: TopicWeights): void {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const bytes = [telling, steps, weights].map(({ buffer }) => new Uint8Array(buffer));
  writeFileSync(join(folder, fileName), gzipSync(Buffer.concat([length, text, ...bytes]), { level: 9 }));
}

/** @throws ConfigurationError where the file is missing or damaged: nothing is understood without it */
export function readTopicModel(folder: string): TopicModel {
  const file = join(folder, fileName);
  try {
    const bytes = gunzipSync(readFileSync(file));
    const start = 4 + bytes.readUInt32LE(0);
    const header = Header.parse(JSON.parse(bytes.toString("utf8", 4, start)));
    const rows = header.features.length;
    // A typed array begins at a multiple of its element's size: the rest is copied to where it does.
    const rest = new Uint8Array(bytes.subarray(start)).buffer;
    return topicModel({
      ...header,
      telling: new Float32Array(rest, 0, rows),
      steps: new Float32Array(rest, 4 * rows, rows + 1),
      weights: new Int8Array(rest, 4 * (2 * rows + 1), (rows + 1) * header.labels.length),
    });
  } catch (error) {
    throw new ConfigurationError(`${file} cannot be read. Make it anew: npm run train`, { cause: error });
  }
}
