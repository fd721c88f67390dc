import { type Claim, claimText } from "../domain/draft.ts";
import { dayOf, dayWords } from "../domain/day.ts";
import type { Fact } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Paragraph } from "../domain/message.ts";
import { fill, type Phrases, type Speech } from "../domain/phrasebook.ts";
import type { Revision } from "../domain/posting.ts";
import type { Act, QuestionPart } from "../domain/question.ts";
import type { AskedPart, Citation, HandOffReason, Outcome, Reply } from "../domain/reply.ts";
import { closedTopics } from "../domain/topic.ts";
import { handOffActs } from "./hear-request.ts";

/** One part with what was found for it and the verified sentences that answer it. */
export type AnsweredPart = { part: QuestionPart; finding: Finding; claims: readonly Claim[] };

type Shape = { outcome: Outcome; handOff: HandOffReason | null };

const smallTalk: readonly Act[] = ["greet", "thank", "bye", "identity", "capabilities", "privacy"];

function shapeOf({ part, finding }: AnsweredPart): Shape {
  const handOff = handOffActs[part.act];
  if (handOff !== undefined) return { outcome: "handed_off", handOff };
  if (smallTalk.includes(part.act)) return { outcome: "small_talk", handOff: null };
  if (part.act !== "ask") return { outcome: "declined", handOff: null };
  switch (finding.state) {
    case "stated":
    case "inferred":
      return { outcome: "answered", handOff: null };
    case "unclear":
    case "conflicting":
      return { outcome: "unclear", handOff: null };
    case "no_figure":
      return { outcome: "partly", handOff: null };
    case "not_stated":
      return { outcome: "not_stated", handOff: null };
    case "closed":
    case "paused":
      return { outcome: "declined", handOff: null };
  }
}

/** Parts in different states make an answer in part; a person who is brought in outweighs everything. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  const asked = outcomes.filter((outcome) => outcome !== "small_talk");
  const [first, ...rest] = [...new Set(asked)];
  if (first === undefined) return "small_talk";
  if (rest.length === 0) return first;
  if (asked.includes("handed_off")) return "handed_off";
  if (asked.includes("answered") || asked.includes("partly")) return "partly";
  return asked.includes("unclear") ? "unclear" : "declined";
}

const isQuote = (claim: Claim): boolean => claim.segments.every(({ kind }) => kind === "quote");

/** Sentences run on in one paragraph; the posting's own words stand apart, several of them as a list. */
export function paragraphsOf(claims: readonly Claim[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const claim of claims) {
    const last = paragraphs.at(-1);
    const text = claimText(claim);
    if (isQuote(claim)) {
      if (last?.kind === "quote") paragraphs[paragraphs.length - 1] = { kind: "list", items: [last.text, text] };
      else if (last?.kind === "list")
        paragraphs[paragraphs.length - 1] = { kind: "list", items: [...last.items, text] };
      else paragraphs.push({ kind: "quote", text });
    } else if (last?.kind === "text")
      paragraphs[paragraphs.length - 1] = { kind: "text", text: `${last.text} ${text}` };
    else paragraphs.push({ kind: "text", text });
  }
  return paragraphs;
}

function citedFacts(claims: readonly Claim[], facts: readonly Fact[]): Fact[] {
  const cited = new Set(claims.flatMap((claim) => claim.facts));
  return facts.filter(({ id }) => cited.has(id));
}

export const citationsOf = (claims: readonly Claim[], facts: readonly Fact[]): Citation[] =>
  citedFacts(claims, facts).flatMap(({ id, topic, quotes }) =>
    quotes.map((quote) => ({ factId: id, topic, quote: quote.raw })),
  );

/** Whose words they are where they are not the posting's own; the latest where there are several. */
function withConfirmation(source: string, cited: readonly Fact[], language: string, phrases: Phrases): string {
  const provenance = cited.map((fact) => fact.provenance).findLast(({ kind }) => kind === "recruiter");
  if (provenance?.kind !== "recruiter") return source;
  const confirmed = fill(phrases.sourceConfirmed, { source, date: dayOf(provenance.at, language) });
  const { until } = provenance;
  return until === undefined
    ? confirmed
    : fill(phrases.sourceUntil, { source: confirmed, until: dayWords(until, language) });
}

export function sourceParagraph(
  revision: Revision,
  cited: readonly Fact[],
  language: string,
  phrases: Phrases,
): Paragraph {
  const source = fill(phrases.source, {
    title: revision.posting.title,
    revision: String(revision.number),
    date: dayOf(revision.publishedAt, language),
  });
  const sections = [
    ...new Set(cited.flatMap(({ heading }) => (heading === undefined ? [] : [heading.replace(/[:\s]+$/u, "")]))),
  ];
  const text =
    sections.length === 0
      ? source
      : fill(phrases.sourceSection, { source, sections: sections.slice(0, 3).join(" · ") });
  return { kind: "source", text: withConfirmation(text, cited, language, phrases) };
}

/**
 * What each part adds to those before it: two questions that the same words answer show them once. A lead-in that says
 * something of its own ("Yes, the posting mentions …") keeps its words.
 */
function withoutRepeats(parts: readonly (readonly Claim[])[], { frames }: Phrases): (readonly Claim[])[] {
  const plain = [frames.says, frames.lists, frames.conflicting, frames.unclear];
  const shown = new Set<string>();
  const said = new Set<string>();
  return parts.filter((claims) => {
    const openings = claims.filter((claim) => !isQuote(claim)).map(claimText);
    const quoted = claims.filter(isQuote).flatMap(({ facts }) => facts);
    const repeats =
      claims.length > 0 &&
      quoted.every((id) => shown.has(id)) &&
      openings.every((opening) => (quoted.length > 0 && plain.includes(opening)) || said.has(opening));
    for (const id of quoted) shown.add(id);
    for (const opening of openings) said.add(opening);
    return !repeats;
  });
}

/** What a candidate reads, from the sentences of each part: the answers, the offer of a recruiter, the source. */
export function paragraphsFor(
  parts: readonly (readonly Claim[])[],
  { isOpen, revision, language, phrases }: { isOpen: boolean; revision: Revision; language: string; phrases: Phrases },
): Paragraph[] {
  const cited = citedFacts(parts.flat(), revision.facts);
  const answers = withoutRepeats(parts, phrases).flatMap(paragraphsOf);
  const offer: Paragraph[] = isOpen ? [{ kind: "text", text: phrases.offerRecruiter }] : [];
  const source = cited.length === 0 ? [] : [sourceParagraph(revision, cited, language, phrases)];
  return [...answers, ...offer, ...source];
}

const askedPartOf = ({ part, finding }: AnsweredPart): AskedPart => ({
  topic: finding.topic,
  text: part.text,
  ask: finding.concept ?? (closedTopics.includes(finding.topic) ? "" : [...part.terms].toSorted().join(" ")),
});

/** The reply to a message from its answered parts, in the order in which they were asked. */
export function compose(parts: readonly AnsweredPart[], revision: Revision, spoken: Speech): Reply {
  const { language } = spoken;
  const shapes = parts.map(shapeOf);
  const claims = parts.map((part) => part.claims);
  const shapedAs = (...outcomes: Outcome[]): AskedPart[] =>
    parts.filter((_, index) => outcomes.some((outcome) => shapes[index]?.outcome === outcome)).map(askedPartOf);
  const open = shapedAs("not_stated", "unclear", "partly");
  return {
    outcome: joinOutcomes(shapes.map(({ outcome }) => outcome)),
    language,
    paragraphs: paragraphsFor(claims, { isOpen: open.length > 0, revision, ...spoken }),
    citations: citationsOf(claims.flat(), revision.facts),
    open,
    answered: shapedAs("answered"),
    handOff: shapes.find(({ handOff }) => handOff !== null)?.handOff ?? null,
  };
}
