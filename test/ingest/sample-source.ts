import { join } from "node:path";
import { loadKnowledge } from "../../src/adapters/knowledge/load-knowledge.ts";
import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { IngestedPosting } from "../../src/domain/posting.ts";
import type { DecodedSource } from "../../src/domain/source.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";

export const knowledge = loadKnowledge(join(import.meta.dirname, "../../knowledge"));

/** A source as the readers decode it, from its words. */
export function sourceOf(text: string, name = "sample.txt"): DecodedSource {
  const [source] = decodeSource(new TextEncoder().encode(text), name);
  if (source === undefined) throw new Error(`${name} holds no posting`);
  return source;
}

export const ingest = (text: string, name = "sample.txt"): IngestedPosting =>
  IngestedPosting.parse(ingestPosting(sourceOf(text, name), knowledge));

/** The one fact whose statement holds some words. */
export function factWith(posting: IngestedPosting, words: string): Fact {
  const found = posting.facts.find(({ statement }) => statement.includes(words));
  if (found === undefined)
    throw new Error(`no fact holds "${words}":\n${posting.facts.map(({ statement }) => statement).join("\n")}`);
  return found;
}

/** A posting with all its signs, to be damaged by tests. */
export const cleanPosting = `Senior Hydrology Engineer

About Brookline Gauges:
Brookline Gauges builds flood warnings for 40 river towns. We're 85 people.

What you'll do:

Design sensors that survive winter
Review field reports with the river team

What we're looking for:

MS/PhD in Hydrology, Physics or related field
4+ years of field experience
Experience in signal processing, time series analysis, weather forecasting
Working knowledge of at least one language (Java, C++, Python)

We do not offer relocation assistance for this position.
#LI-HYBRID
At Brookline we pay fairly. The base salary range is $98,000-$124,000 USD per year. The position is also eligible for equity.
You can read about our benefits at https://brookline.example/benefits.

Our Commitment to Diversity:
Brookline Gauges is an equal opportunity employer. If you need an accommodation to apply, please email access@brookline.example for support.
`;
