import type { Modality } from "../../../domain/claim-grammar.ts";

export type Strengths = ReadonlySet<Modality>;

const demands: Strengths = new Set<Modality>(["required", "needed", "asked"]);

/** What need not be is optional: "not required", "keine … erforderlich", "you don't have to". */
export function asMeant(strengths: Strengths, negations: number): Strengths {
  const turned = strengths.has("required") || strengths.has("needed") || strengths.has("optional");
  if (negations % 2 === 0 || !turned) return strengths;
  return strengths.difference(demands).union(new Set<Modality>(["optional"]));
}
