import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { ConfigurationError } from "../../domain/errors.ts";
import { type PairingModel, type PairingWeights, pairingModel, Scales } from "../../domain/pairing-model.ts";
import { hashOfFolders } from "./hash-of-folders.ts";

const fileName = "pairing-model.gz";
/** What a model is learnt from, beside WordNet. */
export const answersFolder = "examples/answers";
export const postingsFolder = "examples/postings";

/** The hash of the questions and answers in `knowledge/` that a pairing model is learnt from. */
export const hashOfAnswers = (folder: string): string => hashOfFolders(folder, [answersFolder, postingsFolder]);

const Header = z.strictObject({
  source: z.string(),
  stems: z.array(z.string()).min(1),
  own: z.int().nonnegative(),
  dimensions: z.int().positive(),
  phrases: z.array(z.string()),
  scales: Scales,
});

/** Unzipped: the header's length in four bytes, the header as JSON padded to a multiple of four, then the arrays, all little-endian. */
export function writePairingModel(folder: string, weights: PairingWeights): void {
  const { source, stems, dimensions, scales, silences, telling } = weights;
  const own = weights.statementSteps.length;
  const header = Buffer.from(JSON.stringify({ source, stems, own, dimensions, phrases: silences.phrases, scales }));
  const padded = Buffer.alloc(4 * Math.ceil(header.length / 4), " ");
  header.copy(padded);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  const arrays = [
    weights.questionSteps,
    weights.statementSteps,
    telling.question,
    telling.statement,
    silences.values,
    weights.question,
    weights.statement,
  ];
  const bytes = arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  writeFileSync(join(folder, fileName), gzipSync(Buffer.concat([length, padded, ...bytes]), { level: 9 }));
}

/** @throws ConfigurationError where the file is missing or damaged: nothing is found without it */
export function readPairingModel(folder: string): PairingModel {
  const file = join(folder, fileName);
  try {
    const bytes = gunzipSync(readFileSync(file));
    const start = 4 + bytes.readUInt32LE(0);
    const { own, phrases, ...header } = Header.parse(JSON.parse(bytes.toString("utf8", 4, start)));
    const rest = new Uint8Array(bytes.subarray(start)).buffer;
    let at = 0;
    const floats = (count: number): Float32Array => {
      const found = new Float32Array(rest, at, count);
      at += 4 * count;
      return found;
    };
    const all = header.stems.length;
    const questionSteps = floats(all);
    const statementSteps = floats(own);
    const telling = { question: floats(all), statement: floats(all) };
    const silences = { phrases, values: floats(phrases.length) };
    const question = new Int8Array(rest, at, all * header.dimensions);
    const statement = new Int8Array(rest, at + question.length, own * header.dimensions);
    return pairingModel({ ...header, question, questionSteps, statement, statementSteps, telling, silences });
  } catch (error) {
    throw new ConfigurationError(`${file} cannot be read. Make it anew: npm run train:answers`, { cause: error });
  }
}
