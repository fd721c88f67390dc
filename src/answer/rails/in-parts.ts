import type { Claim, Segment } from "../../domain/draft.ts";
import type { ClaimRail, ClaimSubject } from "./rail.ts";
import { cutsOf, type Cut } from "./reading/cuts.ts";
import { joinedOtherwise } from "./reading/joining.ts";
import type { Evidence } from "./reading/passage.ts";
import type { Reader } from "./reading/reader.ts";

/** A sentence of more statements than this is judged as a whole only. */
const mostCuts = 3;

/** The segments of a sentence between two offsets of its text; `null` where one that code filled would be cut apart. */
function segmentsBetween({ segments }: Claim, start: number, end: number): Segment[] | null {
  const found: Segment[] = [];
  let at = 0;
  for (const segment of segments) {
    const [from, to] = [Math.max(start, at), Math.min(end, at + segment.text.length)];
    if (from < to) {
      const text = segment.text.slice(from - at, to - at);
      if (segment.kind !== "words" && text !== segment.text) return null;
      found.push({ ...segment, text });
    }
    at += segment.text.length;
  }
  return found.length === 0 ? null : found;
}

function partOf(subject: ClaimSubject, start: number, end: number, frame: string): ClaimSubject | null {
  const segments = segmentsBetween(subject.claim, start, end);
  if (segments === null) return null;
  const lead: Segment[] = frame === "" ? [] : [{ kind: "words", text: frame }];
  const claim: Claim = { ...subject.claim, segments: [...lead, ...segments] };
  return { ...subject, claim, text: `${frame}${subject.text.slice(start, end)}` };
}

const weak = ["preferred", "optional", "possible"] as const;
/** A label, or words that weaken, may speak of whatever stands beside them: no part of a sentence is judged without. */
const reachesOver = ({ isLabel, clauses }: Evidence): boolean =>
  isLabel || clauses.some(({ modality }) => weak.some((one) => modality.has(one)));

/** The cited facts that a part may rest on: all of them, or one with those that may reach over it. */
function groundsOf(part: ClaimSubject, read: Reader): ClaimSubject[] {
  const { evidence } = read(part);
  if (part.cited.length < 2) return [part];
  const singles = evidence
    .filter((one) => !reachesOver(one))
    .map((one) => evidence.filter((other) => other === one || reachesOver(other)).map(({ fact }) => fact))
    .filter((facts) => facts.length < part.cited.length);
  return [part, ...singles.map((cited) => narrowed(part, cited))];
}

const narrowed = (part: ClaimSubject, cited: ClaimSubject["cited"]): ClaimSubject => ({
  ...part,
  cited,
  claim: { ...part.claim, facts: cited.map(({ id }) => id) },
});

/**
 * Whether a sentence of several statements holds, each judged by itself: what two facts support apart, they support
 * joined by "and". What a statement denies, asks for or narrows reaches over no other one.
 */
function createJudgeOfParts(rails: readonly ClaimRail[], read: Reader): (subject: ClaimSubject) => boolean {
  const known = new WeakMap<ClaimSubject, boolean>();
  const holdsWhole = (part: ClaimSubject): boolean => rails.every((rail) => rail.check(part).kind === "pass");

  function holds(part: ClaimSubject, depth: number): boolean {
    return groundsOf(part, read).some((ground) => holdsWhole(ground)) || holdsCut(part, depth + 1);
  }

  function holdsCut(subject: ClaimSubject, depth: number): boolean {
    const { settled, absent, grammar, claim, foreign, evidence } = read(subject);
    if (settled || absent || foreign || grammar === null || claim === null || depth > mostCuts) return false;
    // A choice is lost where each part tells one side of it.
    if (joinedOtherwise(claim, evidence, grammar) !== null) return false;
    const { text } = subject;
    return cutsOf(claim, grammar).some(({ end, start, frame }: Cut) => {
      const parts = [partOf(subject, 0, end, ""), partOf(subject, start, text.length, frame)];
      return parts.every((part) => part !== null && holds(part, depth));
    });
  }

  return (subject) => {
    const held = known.get(subject) ?? holdsCut(subject, 1);
    known.set(subject, held);
    return held;
  };
}

/** Rails that let a sentence pass, too, where each of its statements passes all of them by itself. */
export function inParts(rails: readonly ClaimRail[], read: Reader): ClaimRail[] {
  const holds = createJudgeOfParts(rails, read);
  return rails.map((rail) => ({
    name: rail.name,
    check(subject) {
      const verdict = rail.check(subject);
      return verdict.kind === "block" && holds(subject) ? { kind: "pass" } : verdict;
    },
  }));
}
