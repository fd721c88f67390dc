import { Document, parse, visit } from "yaml";
import { z } from "zod";
import { InputError } from "../../domain/errors.ts";
import { IngestedPosting, misquoted } from "../../domain/posting.ts";
import { Decision } from "../../domain/review.ts";

/** How reviewed facts are shipped, imported and exported: a posting as it was read, and what people decided about it. */
export const FactsFile = z.strictObject({ ...IngestedPosting.shape, decisions: z.array(Decision) });
export type FactsFile = z.infer<typeof FactsFile>;

/** What such a file's name ends with, beside the source that it was read from. */
export const factsSuffix = ".facts.yaml";

const head = `# Facts of a posting as they were read, and what people decided about them. Every quote stands exactly so in one of
# the texts below, from "start" to "end". \`candor publish FILE\` puts it into a store, \`candor review\` changes it there.
`;

/** The same file for the same facts, in an order for readers: what it is, what it says, what was decided, its words. */
export function writeFactsFile({ posting, facts, lint, decisions, texts, ...more }: FactsFile): string {
  const document = new Document({ posting, decisions, facts, lint, ...more, texts });
  visit(document, {
    Scalar(_, node) {
      // A block of nothing but white space is read back as less of it.
      if (typeof node.value === "string" && !/\S/u.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  return head + document.toString({ lineWidth: 0, blockQuote: "literal" });
}

/** Throws InputError with every problem where the text is no such file, or quotes what does not stand there. */
export function readFactsFile(text: string, name: string): FactsFile {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new InputError(`${name} is not valid YAML. Export it anew: candor postings export KEY.`, { cause: error });
  }
  const read = FactsFile.safeParse(document);
  if (!read.success) {
    const problems = read.error.issues.slice(0, 10).map(({ path, message }) => `  - ${path.join(".")}: ${message}`);
    throw new InputError([`${name} is not a file of facts:`, ...problems].join("\n"), { cause: read.error });
  }
  const [wrong] = misquoted(read.data);
  if (wrong !== undefined) {
    throw new InputError(
      `${name} quotes words that do not stand in its text ${JSON.stringify(wrong.path ?? "")} from ${wrong.start} to ${wrong.end}. ` +
        "Facts are changed by `candor review`, not in this file.",
    );
  }
  return read.data;
}
