import { claimRails, createExaminer } from "../../src/answer/verify.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { RailName } from "../../src/domain/verdict.ts";
import type { LabelledSubject } from "./claims.ts";

/** What one rail does for a set of claims, and what it costs. */
export type RailShare = {
  rail: RailName;
  /** Unsupported claims that it blocks, and those that no other rail blocks. */
  catches: number;
  catchesAlone: number;
  /** Supported claims that it blocks, and those that would pass without it. */
  blocks: number;
  blocksAlone: number;
};
export type Ablation = { unsupported: number; caught: number; supported: number; accepted: number; rails: RailShare[] };

/** Judges each claim by all rails, so that what a rail is worth is seen by leaving it out. */
export function ablate(claims: readonly LabelledSubject[], knowledge: Knowledge): Ablation {
  const rails = claimRails(knowledge);
  const examine = createExaminer(rails);
  const judged = claims.map(({ label, subject }) => ({
    supported: label.supported,
    blocking: examine(subject).flatMap(({ rail, verdict }) => (verdict.kind === "block" ? [rail] : [])),
  }));
  const [good, bad] = [true, false].map((supported) => judged.filter((one) => one.supported === supported));
  const by = (rail: RailName, set: typeof judged = []): number =>
    set.filter(({ blocking }) => blocking.includes(rail)).length;
  const alone = (rail: RailName, set: typeof judged = []): number =>
    set.filter(({ blocking }) => blocking.length === 1 && blocking[0] === rail).length;
  return {
    unsupported: bad?.length ?? 0,
    caught: bad?.filter(({ blocking }) => blocking.length > 0).length ?? 0,
    supported: good?.length ?? 0,
    accepted: good?.filter(({ blocking }) => blocking.length === 0).length ?? 0,
    rails: rails.map(({ name }) => ({
      rail: name,
      catches: by(name, bad),
      catchesAlone: alone(name, bad),
      blocks: by(name, good),
      blocksAlone: alone(name, good),
    })),
  };
}
