import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Grammar } from "./grammar.ts";
import type { Hit } from "./phrases.ts";
import type { Token } from "./tokens.ts";

export type Strengths = ReadonlySet<Modality>;

const demands: Strengths = new Set<Modality>(["required", "needed", "asked"]);

/** What need not be is optional: "not required", "keine … erforderlich", "you don't have to". */
export function asMeant(strengths: Strengths, negations: number): Strengths {
  const turned = strengths.has("required") || strengths.has("needed") || strengths.has("optional");
  if (negations % 2 === 0 || !turned) return strengths;
  return strengths.difference(demands).union(new Set<Modality>(["optional"]));
}

type Stretch = { from: number; to: number };

const isBetween = (tokens: readonly Token[], from: number, to: number, grammar: Grammar): boolean =>
  from <= to && tokens.slice(from, to).every((token) => grammar.isFunction(token) || grammar.isContrast(token));

/**
 * Words that deny a demand right beside a preference: "a plus, not a must", "not required, but welcome". What is only
 * preferred need not be, so that they add nothing to it.
 */
export function freedBeside(
  tokens: readonly Token[],
  negators: readonly Stretch[],
  strengths: readonly Hit<Modality>[],
  grammar: Grammar,
): Stretch[] {
  const denied = strengths.flatMap(({ label, from, to }): Stretch[] => {
    if (label === "optional") return [{ from, to }];
    const no = negators.find((one) => one.to <= from && isBetween(tokens, one.to, from, grammar));
    return no !== undefined && (label === "required" || label === "needed") ? [{ from: no.from, to }] : [];
  });
  const preferred = strengths.filter(({ label }) => label === "preferred");
  const ends = (from: number, to: number): boolean =>
    tokens.slice(from, to + 1).some(({ gap }) => /[.;!?\n]/u.test(gap));
  return denied.filter(({ from, to }) =>
    preferred.some(
      (one) =>
        (isBetween(tokens, one.to, from, grammar) && !ends(one.to, from)) ||
        (isBetween(tokens, to, one.from, grammar) && !ends(to, one.from)),
    ),
  );
}
