import type { Segment } from "../../domain/draft.ts";
import type { Fact } from "../../domain/fact.ts";
import { slotsOf } from "../../domain/slot.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail, ClaimSubject } from "./rail.ts";
import { holdsSentence } from "./reading/own-words.ts";
import type { Reader } from "./reading/reader.ts";

const longestSentence = 1200;

/** What is wrong with a segment that code filled from a fact; `null` where it holds exactly what the fact does. */
function filledWrongly(segment: Segment, cited: readonly Fact[]): string | null {
  if (segment.kind === "words") return /[{}]/u.test(segment.text) ? "a slot was left unfilled" : null;
  const fact = cited.find(({ id }) => id === segment.fact);
  if (fact === undefined) return `takes words from ${segment.fact}, which it does not cite`;
  if (segment.kind === "slot") {
    return slotsOf(fact)[segment.name] === segment.text ? null : `${segment.fact} has no value "${segment.text}"`;
  }
  return holdsSentence(fact, segment.text) ? null : `"${segment.text}" is not a whole sentence of ${segment.fact}`;
}

function unknownFact({ claim, cited }: ClaimSubject): string | undefined {
  return claim.facts.find((id) => !cited.some((fact) => fact.id === id));
}

/** The sentence is well formed, cites facts that exist and may be shown, and code filled its slots from them. */
export const formRail = (read: Reader): ClaimRail => ({
  name: "form",
  check(subject) {
    const { claim, text, cited } = subject;
    if (text.trim() === "") return block("form", "says nothing");
    if (claim.origin === "free" && text.length > longestSentence) return block("form", "is too long for one sentence");
    const unknown = unknownFact(subject);
    if (unknown !== undefined) return block("form", `cites ${unknown}, which the posting does not have`);
    if (cited.some(({ state }) => state === "withheld")) return block("form", "cites a fact that may not be shown");
    for (const segment of claim.segments) {
      const wrong = filledWrongly(segment, cited);
      if (wrong !== null) return block("form", wrong);
    }
    const { settled, absent } = read(subject);
    if (claim.origin === "free" && cited.length === 0 && !absent) return block("form", "cites no fact");
    const unsure = settled ? undefined : cited.find(({ state }) => state !== "stated");
    if (unsure !== undefined) return block("form", `puts ${unsure.id} in other words, which is ${unsure.state}`);
    return pass;
  },
});
