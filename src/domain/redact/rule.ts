import { z } from "zod";

export const SensitiveKind = z.enum([
  "health",
  "pregnancy",
  "family",
  "religion",
  "immigration_status",
  "criminal",
  "age",
  "orientation",
  "ethnicity",
  "politics",
  "union_membership",
  "contact",
  "identity_number",
  "name",
]);
export type SensitiveKind = z.infer<typeof SensitiveKind>;

/** A stretch of the matching view to be replaced by `[label]`. */
export type Span = { start: number; end: number; kind: SensitiveKind; label: string };

/** Finds the private stretches of one kind family in a view in the form `match`. */
export type Finder = (text: string) => Span[];

export type Rule = { kind: SensitiveKind; label: string; pattern: RegExp };

/** "a | b c" as an alternation; a blank is one white space, because the view has no runs of them. */
export const oneOf = (list: string): string =>
  `(?:${list
    .trim()
    .split(/\s+\|\s+/u)
    .join("|")
    .replaceAll(/\s+/gu, "\\s")})`;

/**
 * A rule from pattern parts. What stands in the group `keep`, always first, is the frame that makes it a disclosure
 * and stays. Patterns have no nested or unbounded repeats over the same characters: time must stay linear.
 */
export const rule = (kind: SensitiveKind, label: string, ...parts: string[]): Rule => ({
  kind,
  label,
  pattern: new RegExp(parts.join(""), "g"),
});

export const keep = (...parts: string[]): string => `(?<keep>${parts.join("")})`;

/** Lower case at the same length; patterns need no flag for case then, which makes them several times faster. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join("");
}

/** Where a span ends that is carried on by what each of the sticky patterns in turn matches behind it. */
function carriedOn(text: string, end: number, patterns: readonly RegExp[]): number {
  let last = end;
  for (const pattern of patterns) {
    pattern.lastIndex = last;
    last += pattern.exec(text)?.[0].length ?? 0;
  }
  return last;
}

/** `trailing`: sticky patterns of what belongs to a finding and stands behind it, such as a time. */
export function applyRules(rules: readonly Rule[], text: string, trailing: readonly RegExp[] = []): Span[] {
  const lower = lowerCase(text);
  return rules.flatMap(({ kind, label, pattern }) =>
    Array.from(lower.matchAll(pattern), (found) => ({
      start: found.index + (found.groups?.["keep"]?.length ?? 0),
      end: carriedOn(lower, found.index + found[0].length, trailing),
      kind,
      label,
    })).filter(({ start, end }) => end > start),
  );
}
