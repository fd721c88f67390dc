import type { Claim, Segment } from "../domain/draft.ts";
import { asksForOffer } from "./asks-for-offer.ts";
import { type Fact, factNumber, isConfirmed } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import { fill, type Phrases } from "../domain/phrasebook.ts";
import { parseQuantities } from "../domain/quantity/parse-quantities.ts";
import type { QuantityKind } from "../domain/quantity/quantity.ts";
import type { QuestionPart } from "../domain/question.ts";

/** The fact's own words, as they stand. */
export const quoteClaim = (fact: Fact): Claim => ({
  segments: [{ kind: "quote", fact: fact.id, text: fact.statement }],
  facts: [fact.id],
  origin: "frame",
});

export const frameClaim = (text: string, facts: readonly Fact[] = []): Claim => ({
  segments: [{ kind: "words", text }],
  facts: facts.map(({ id }) => id),
  origin: "frame",
});

/** A frame whose `{value}` is filled from the fact: the value can be bound wrongly, never made up. */
function slotClaim(frame: string, fact: Fact, name: string, text: string): Claim {
  const [before = "", after = ""] = frame.split("{value}");
  const segments: Segment[] = [
    { kind: "words", text: before },
    { kind: "slot", fact: fact.id, name, text },
    { kind: "words", text: after },
  ];
  return { segments: segments.filter(({ text: words }) => words !== ""), facts: [fact.id], origin: "frame" };
}

/** The first quantity of a kind in the fact's words, with the name of its slot. */
function slotOf(fact: Fact, kind: QuantityKind): { name: string; text: string } | null {
  const quantities = parseQuantities(fact.statement);
  const index = quantities.findIndex((quantity) => quantity.kind === kind && quantity.min !== null);
  const quantity = quantities[index];
  return quantity === undefined ? null : { name: `q${index + 1}`, text: quantity.text };
}

/** "pay", "a signing bonus": what was looked for, in the words of the phrasebook. */
export const subjectOf = (finding: Finding, phrases: Phrases): string =>
  (finding.concept === null ? undefined : phrases.concepts[finding.concept]) ?? phrases.topics[finding.topic];

/** The direct answer that a typed value allows; `null` where only the words themselves can answer. */
function direct(fact: Fact, part: QuestionPart, finding: Finding, phrases: Phrases): Claim[] | null {
  const { value } = fact;
  const { frames } = phrases;
  if (value === undefined) return null;
  switch (value.kind) {
    case "money": {
      const slot = slotOf(fact, "money");
      if (slot === null || part.topics[0] !== "compensation") return null;
      const amount = slotClaim(frames.amount, fact, slot.name, slot.text);
      return value.period === null ? [amount, frameClaim(frames.noPeriod, [fact])] : [amount];
    }
    case "requirement": {
      const slot =
        value.of === "experience" && part.concepts.length > 0 && part.topics[0] === "experience"
          ? slotOf(fact, "duration")
          : null;
      if (slot !== null && value.strength !== "preferred") return [slotClaim(frames.years, fact, slot.name, slot.text)];
      if (value.strength === "unspecified" || finding.facts.length > 1) return null;
      return [frameClaim(value.strength === "required" ? frames.required : frames.preferred, [fact])];
    }
    case "offer": {
      if (!asksForOffer(part, fact, finding)) return null;
      const frame = { offered: frames.offered, not_offered: frames.notOffered, conditional: frames.conditional }[
        value.offered
      ];
      return [frameClaim(fill(frame, { topic: subjectOf(finding, phrases) }), [fact])];
    }
    case "date": {
      // "How long …?" is no question for a day, though the sentence may hold both.
      if (part.expects?.kind === "duration") return null;
      const slot = slotOf(fact, "date");
      return slot === null ? null : [slotClaim(frames.date, fact, slot.name, slot.text)];
    }
    case "contact":
      return fact.statement.includes(value.address)
        ? [slotClaim(frames.contact, fact, "contact", value.address)]
        : null;
    case "work_model":
      return null;
  }
}

function lead(finding: Finding, part: QuestionPart, phrases: Phrases): Claim[] {
  const { frames } = phrases;
  const { facts } = finding;
  const [best] = facts;
  if (best === undefined) return [];
  switch (finding.state) {
    case "unclear":
      return [frameClaim(frames.unclear, facts)];
    case "conflicting":
      return [frameClaim(frames.conflicting, facts)];
    case "inferred":
      return [frameClaim(frames.tag, facts)];
    case "no_figure":
      return [frameClaim(fill(frames.noFigure, { topic: subjectOf(finding, phrases) }), facts)];
    case "not_stated":
    case "closed":
    case "paused":
      return [];
    case "stated": {
      return direct(best, part, finding, phrases) ?? [frameClaim(facts.length > 1 ? frames.lists : frames.says, facts)];
    }
  }
}

/** Whether a sentence before it already shows all of a fact's words. */
const shown = (fact: Fact, claims: readonly Claim[]): boolean =>
  claims.some(({ segments }) => segments.some((segment) => segment.kind === "slot" && segment.text === fact.statement));

/**
 * The answer to one part without a model: a short sentence first, then the posting's own words; where nothing is
 * stated, that, and what comes near.
 */
export function draftExtractive(finding: Finding, part: QuestionPart, phrases: Phrases): Claim[] {
  if (finding.state === "not_stated") {
    const subject = finding.unmentioned ? subjectOf(finding, phrases) : phrases.topics.other;
    const abstention = frameClaim(fill(phrases.frames.notStated, { topic: subject }));
    const near = finding.near.map(quoteClaim);
    return near.length === 0 ? [abstention] : [abstention, frameClaim(phrases.frames.near, finding.near), ...near];
  }
  if (finding.state === "closed" || finding.state === "paused") return [frameClaim(phrases.frames[finding.state])];
  const confirmed = finding.facts.filter(isConfirmed);
  if (confirmed.length > 0) {
    const rest = finding.facts.filter((fact) => !confirmed.includes(fact));
    const theirs = [frameClaim(phrases.frames.confirmed, confirmed), ...confirmed.map(quoteClaim)];
    return rest.length === 0 ? theirs : [...theirs, ...draftExtractive({ ...finding, facts: rest }, part, phrases)];
  }
  const opening = lead(finding, part, phrases);
  // Ids are numbered in the order of the source: a list reads as the posting does, steps one after another.
  const inOrder = finding.facts.toSorted((a, b) => factNumber(a) - factNumber(b));
  return [...opening, ...inOrder.filter((fact) => !shown(fact, opening)).map(quoteClaim)];
}
