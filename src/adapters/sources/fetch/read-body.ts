import { InputError } from "../../../domain/errors.ts";

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** A body up to a size; the rest is never received. */
export async function readBody(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const tooLarge = (): InputError =>
    new InputError(`${host} sends more than ${megabytes(maxBytes)} MB. Give the posting alone.`);
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return new Uint8Array();
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
