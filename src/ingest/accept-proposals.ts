import { type Fact, nextFactNumber, type Quote } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import type { ProposedFact } from "../domain/proposed-facts.ts";
import { loneView } from "./document.ts";
import { readStatement } from "./read-statement.ts";

const longest = 300;
/** What a person can look through; a model that points at more has not understood what is asked. */
const mostAccepted = 60;

/** The one place where the words stand; `null` where they stand nowhere, in several places, or across lines. */
function placeOf({ path, quote }: ProposedFact, texts: IngestedPosting["texts"]): Quote | null {
  if (quote !== quote.trim() || quote === "" || quote.length > longest || /[\n\r]/u.test(quote)) return null;
  const text = Object.hasOwn(texts, path) ? (texts[path] ?? "") : "";
  const start = text.indexOf(quote);
  if (start === -1 || text.includes(quote, start + 1)) return null;
  const end = start + quote.length;
  return path === "" ? { start, end, raw: quote } : { path, start, end, raw: quote };
}

const overlaps = (one: Quote, other: Quote): boolean =>
  (one.path ?? "") === (other.path ?? "") && one.start < other.end && other.start < one.end;

/**
 * The posting with the facts that a model pointed at. Of what it said only the place and the topic count: the words are
 * the source's, their type and state are what the parsers make of them, and nobody is told before a person has looked.
 */
export function acceptProposals(
  ingested: IngestedPosting,
  proposals: readonly ProposedFact[],
  proposedBy: NonNullable<Fact["proposedBy"]>,
  knowledge: Knowledge,
): { posting: IngestedPosting; refused: number } {
  const added: Fact[] = [];
  const first = nextFactNumber(ingested.facts);
  for (const proposal of proposals) {
    const quote = placeOf(proposal, ingested.texts);
    if (quote === null || added.length >= mostAccepted) continue;
    const isKnown = [...ingested.facts, ...added].some(
      ({ topic, quotes }) => topic === proposal.topic && quotes.some((other) => overlaps(quote, other)),
    );
    const context = { heading: null, section: null, label: null, gluedToAmount: false, listed: false, view: loneView };
    const reading = isKnown ? null : readStatement(quote.raw, { ...context, topic: proposal.topic }, knowledge);
    if (reading === null) continue;
    const { topic, state, statement, value, provenance } = reading;
    const id = `f${first + added.length}`;
    const typed = value === undefined ? {} : { value };
    added.push({ id, topic, state, statement, quotes: [quote], ...typed, provenance, proposedBy });
  }
  const finding = {
    code: "proposed_by_model",
    message: "A model pointed at these words. Nobody is told them before a person has looked.",
    quotes: added.flatMap(({ quotes }) => quotes),
    proposals: [],
  };
  return {
    posting: {
      ...ingested,
      facts: [...ingested.facts, ...added],
      lint: added.length === 0 ? ingested.lint : [...ingested.lint, finding],
    },
    refused: proposals.length - added.length,
  };
}
