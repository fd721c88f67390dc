import type { Fact } from "../domain/fact.ts";
import { plainText } from "../domain/message.ts";
import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { Quantity } from "../domain/quantity/quantity.ts";
import type { Reply } from "../domain/reply.ts";
import { block, pass, type Verdict } from "../domain/verdict.ts";

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|https?:\/\/\S+|www\.\S+/giu;
const longestReply = 12_000;

type Edges = { before: RegExp; after: RegExp };
/** "61" is no part of "$61,000". */
const valueEdges: Edges = { before: /(?:[\p{L}\p{N}]|\d[.,])$/u, after: /^(?:[\p{L}\p{N}]|[.,]\d)/u };
/** "rew@x.example" is no part of "crew@x.example". */
const addressEdges: Edges = { before: /[\p{L}\p{N}._%+-]$/u, after: /^(?:[\p{L}\p{N}_-]|[.@/][\p{L}\p{N}])/u };

/** Whether words stand in a text by themselves, not as a piece of longer ones. */
function standsIn(words: string, text: string, edges: Edges): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const after = text.slice(at + words.length);
    if (!edges.before.test(text.slice(0, at)) && !edges.after.test(after)) return true;
  }
  return false;
}

/** A value is a stated one, a part of it, or one with a word of the sentence before or behind it. */
function licenses(stated: Quantity, said: Quantity): boolean {
  const [fact, own] = [stated.text.toLowerCase(), said.text.toLowerCase()];
  if (standsIn(own, fact, valueEdges)) return true;
  return said.kind === stated.kind && standsIn(fact, own, valueEdges) && !/\d/u.test(own.replace(fact, ""));
}

/**
 * The last look at the rendered text, whatever wrote it: somebody's words are a cited fact's own, and every value in
 * Candor's own sentences stands in a cited fact. The source line names the posting and is judged by nobody.
 */
export function verifyReply(reply: Reply, facts: readonly Fact[]): Verdict {
  const ids = new Set(reply.citations.map(({ factId }) => factId));
  const cited = facts.filter(({ id, state }) => ids.has(id) && state !== "withheld");
  if (cited.length !== ids.size) return block("output", "cites a fact that may not be shown");
  const statements = new Set(cited.map(({ statement }) => statement));
  const licensed = cited.flatMap(({ statement }) => parseQuantities(statement));
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
        // "one click away" is a fixed phrase's number word, not a value: only digits can mislead.
        const unlicensed = parseQuantities(paragraph.text).filter(
          (said) => /\d/u.test(said.text) && !licensed.some((stated) => licenses(stated, said)),
        );
        if (unlicensed.length > 0) return block("output", "holds a value that no cited fact holds");
        const links = paragraph.text.match(address) ?? [];
        const whole = links.map((link) => link.replace(/[.,;:!?)]+$/u, ""));
        if (whole.some((link) => !cited.some(({ statement }) => standsIn(link, statement, addressEdges))))
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
