import mammoth from "mammoth";
import { InputError } from "../../domain/errors.ts";
import { decodeHtml } from "./decode-html.ts";
import type { Decoded } from "./decode-text.ts";
import { inflatedSize } from "./inflated-size.ts";

/** What a document may unpack to; text of this size would be no posting. */
const maxInflatedBytes = 50 * 1024 * 1024;

/** Word's own title styles are headings too; pictures are not read, and what was deleted or commented is not shown. */
const options = {
  styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
  convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
  externalFileAccess: false,
};

async function htmlOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
    return value;
  } catch (error) {
    throw new InputError(`${name} is no Word document inside. Save it anew as .docx, or paste the posting's text.`, {
      cause: error,
    });
  }
}

/** A Word document as the page that it would be. Throws InputError with what to do where it cannot be read. */
export async function decodeDocx(bytes: Uint8Array, name: string): Promise<Decoded> {
  if (inflatedSize(bytes, maxInflatedBytes) === null) {
    throw new InputError(
      `${name} is damaged or unpacks to more than a posting can be. Save it anew as .docx, or paste the posting's text.`,
    );
  }
  return decodeHtml(await htmlOf(bytes, name));
}
