import type { Fact } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Topic } from "../domain/topic.ts";
import { loneView } from "./document.ts";
import { headingReader } from "./headings.ts";
import { labelOf } from "./lines.ts";
import { readStatement } from "./read-statement.ts";

/** Parses a lone verbatim quote as a fact of a posting would be; its offsets count from its own start. */
export function factFromQuote(
  quote: string,
  knowledge: Knowledge,
  context: { topicHint?: Topic } = {},
): Omit<Fact, "id"> {
  const label = labelOf(quote, headingReader(knowledge));
  const reading = readStatement(
    quote,
    {
      heading: null,
      section: context.topicHint ?? null,
      label: label?.topic ?? null,
      gluedToAmount: false,
      listed: false,
      view: loneView,
    },
    knowledge,
  );
  const quotes = [{ start: 0, end: Math.max(1, quote.length), raw: quote === "" ? " " : quote }];
  if (reading === null) {
    return {
      topic: context.topicHint ?? "other",
      state: "unclear",
      statement: quote === "" ? " " : quote,
      quotes,
      provenance: { kind: "posting" },
    };
  }
  const { value, topic, state, statement, provenance } = reading;
  return { topic, state, statement, provenance, quotes, ...(value === undefined ? {} : { value }) };
}
