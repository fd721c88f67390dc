import type { Fact, Quote } from "../../domain/fact.ts";
import type { LintFinding } from "../../domain/posting.ts";
import type { DamageCode } from "../damage.ts";

export type Damage = DamageCode | "other_jobs";

export type JudgedFact = { fact: Fact; damage: Damage | null };

/** A finding; `proposals` are candidates that a person may choose from, never what holds. */
export const finding = (
  code: string,
  message: string,
  quotes: readonly Quote[],
  proposals: readonly string[] = [],
): LintFinding => ({ code, message, quotes: [...quotes], proposals: [...new Set(proposals)] });
