import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import type { z } from "zod";
import { ConfigurationError } from "../../domain/errors.ts";

/** Unzipped: the header's length in four bytes, the header as JSON, then the arrays, all little-endian. */
export function writeModelFile(file: string, header: object, arrays: readonly (Float32Array | Int8Array)[]): void {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const bytes = arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  writeFileSync(file, gzipSync(Buffer.concat([length, text, ...bytes]), { level: 9 }));
}

/** The arrays of a file, one after the other as they were written; those of four bytes an element come first. */
export type ModelArrays = { floats: (count: number) => Float32Array; wholes: (count: number) => Int8Array };

function arraysOf(bytes: ArrayBuffer): ModelArrays {
  let at = 0;
  return {
    floats(count) {
      const found = new Float32Array(bytes, at, count);
      at += found.byteLength;
      return found;
    },
    wholes(count) {
      const found = new Int8Array(bytes, at, count);
      at += found.byteLength;
      return found;
    },
  };
}

/**
 * What `make` makes of a file that `writeModelFile` wrote.
 * @param command makes the file anew
 * @throws ConfigurationError where the file is missing or damaged
 */
export function readModelFile<Header, Model>(
  file: string,
  {
    header,
    command,
    make,
  }: {
    header: z.ZodType<Header>;
    command: string;
    make: (header: Header, arrays: ModelArrays) => Model;
  },
): Model {
  try {
    const bytes = gunzipSync(readFileSync(file));
    const start = 4 + bytes.readUInt32LE(0);
    const read = header.parse(JSON.parse(bytes.toString("utf8", 4, start)));
    // A typed array begins at a multiple of its element's size: the rest is copied to where it does.
    return make(read, arraysOf(new Uint8Array(bytes.subarray(start)).buffer));
  } catch (error) {
    throw new ConfigurationError(`${file} cannot be read. Make it anew: ${command}`, { cause: error });
  }
}
