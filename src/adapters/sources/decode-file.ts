import { InputError } from "../../domain/errors.ts";
import type { DecodedSource } from "../../domain/source.ts";
import { decodeDocx } from "./decode-docx.ts";
import { decodePdf } from "./decode-pdf.ts";
import { decodeSource, fileKey, hashOf, refuseTooLarge } from "./decode-source.ts";

const begins = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024))
    .toString("latin1")
    .startsWith(signature);

/** What bytes are that are no text, whatever the file is called. */
function documentKind(bytes: Uint8Array): "pdf" | "docx" | "old" | null {
  if (begins(bytes, "%PDF-")) return "pdf";
  if (begins(bytes, "PK\u0003\u0004")) return "docx";
  return begins(bytes, "\u00d0\u00cf\u0011\u00e0") ? "old" : null;
}

/**
 * The postings in some bytes: a PDF, a Word document, or any text. Throws InputError with what to do where there are none.
 * @param type the media type that they came with, where there was one
 */
export async function decodeFile(
  bytes: Uint8Array,
  name: string,
  type: string | null = null,
): Promise<DecodedSource[]> {
  const kind = documentKind(bytes);
  if (kind === null) return decodeSource(bytes, name, type);
  refuseTooLarge(bytes, name);
  if (kind === "old") {
    throw new InputError(
      `${name} is protected by a password, or an old Word file. Save it as .docx without a password.`,
    );
  }
  const decoded = await (kind === "pdf" ? decodePdf : decodeDocx)(bytes, name);
  if (Object.values(decoded.texts).every((text) => text.trim() === "")) {
    throw new InputError(`${name} holds no text that can be read as a posting.`);
  }
  return [{ ...decoded, key: fileKey(name), kind, sha256: hashOf(bytes) }];
}
