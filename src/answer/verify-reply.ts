import type { Fact } from "../domain/fact.ts";
import { plainText } from "../domain/message.ts";
import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { Reply } from "../domain/reply.ts";
import { block, pass, type Verdict } from "../domain/verdict.ts";

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|https?:\/\/\S+|www\.\S+/giu;
const longestReply = 12_000;

/**
 * The last look at the rendered text, whatever wrote it: somebody's words are a cited fact's own, and every value in
 * Candor's own sentences stands in a cited fact. The source line names the posting and is judged by nobody.
 */
export function verifyReply(reply: Reply, facts: readonly Fact[]): Verdict {
  const ids = new Set(reply.citations.map(({ factId }) => factId));
  const cited = facts.filter(({ id, state }) => ids.has(id) && state !== "withheld");
  if (cited.length !== ids.size) return block("output", "cites a fact that may not be shown");
  const statements = new Set(cited.map(({ statement }) => statement));
  const licensed = cited.flatMap(({ statement }) => parseQuantities(statement).map(({ text }) => text.toLowerCase()));
  for (const paragraph of reply.paragraphs) {
    switch (paragraph.kind) {
      case "quote":
        if (!statements.has(paragraph.text)) return block("output", "quotes words that no cited fact holds");
        break;
      case "list":
        if (paragraph.items.some((item) => !statements.has(item)))
          return block("output", "quotes words that no cited fact holds");
        break;
      case "text": {
        const values = parseQuantities(paragraph.text).map(({ text }) => text.toLowerCase());
        // "one click away" is a fixed phrase's number word, not a value: only digits can mislead.
        const unlicensed = values.filter(
          (value) => /\d/u.test(value) && !licensed.some((text) => text.includes(value) || value.includes(text)),
        );
        if (unlicensed.length > 0) return block("output", "holds a value that no cited fact holds");
        const links = paragraph.text.match(address) ?? [];
        if (links.some((link) => !cited.some(({ statement }) => statement.includes(link.replace(/[.,;:!?)]+$/u, "")))))
          return block("output", "holds an address that no cited fact holds");
        break;
      }
      case "source":
        break;
    }
  }
  if (plainText(reply.paragraphs).length > longestReply) return block("output", "is longer than a message may be");
  return pass;
}
