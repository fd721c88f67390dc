import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Grammar } from "./grammar.ts";
import type { Clause } from "./passage.ts";
import type { Hit } from "./phrases.ts";
import type { Token } from "./tokens.ts";

export type Strengths = ReadonlySet<Modality>;

const demands: Strengths = new Set<Modality>(["required", "needed", "asked"]);

/** What need not be is optional: "not required", "keine … erforderlich", "you don't have to". */
export const asMeant = ({ modality, frees }: Pick<Clause, "modality" | "frees">): Strengths =>
  frees ? modality.difference(demands).union(new Set<Modality>(["optional"])) : modality;

/**
 * Whether a clause's denial is of what it demands. In English it stands before the demand: "must do no harm" and "must
 * not" demand all the same.
 */
export function isFreed(negators: readonly Stretch[], strengths: readonly Hit<Modality>[], grammar: Grammar): boolean {
  if (negators.length % 2 === 0) return false;
  return strengths.some(({ label, from }) => {
    if (label === "optional") return true;
    const demand = label === "required" || label === "needed";
    return demand && (!grammar.deniesBefore || negators.some((one) => one.from <= from));
  });
}

/** Where words stand: tokens `from` up to, but without, `to`. */
export type Stretch = { from: number; to: number };

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
  // "Need not be helpful" denies the helpfulness; "not needed, but helpful" tells two things.
  const sets = (from: number, to: number): boolean =>
    tokens.slice(from, to + 1).some((token) => token.gap.includes(",") || grammar.isContrast(token));
  return denied.filter(({ from, to }) =>
    preferred.some(
      (one) =>
        (isBetween(tokens, one.to, from, grammar) && !ends(one.to, from)) ||
        (isBetween(tokens, to, one.from, grammar) && !ends(to, one.from) && sets(to, one.from)),
    ),
  );
}
