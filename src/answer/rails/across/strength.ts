import type { Modality } from "../../../domain/claim-grammar.ts";
import type { Topic } from "../../../domain/topic.ts";
import { asMeant, type Strengths } from "../reading/strengths.ts";
import type { Source, Told } from "./sources.ts";

/** On these a fact says what is given, and on the others what is asked for or done. */
const given: ReadonlySet<Topic> = new Set<Topic>([
  "benefits",
  "compensation",
  "bonus",
  "equity",
  "leave",
  "company",
  "deadline",
]);

const withoutAble = (strengths: Strengths): Set<Modality> => strengths.difference(new Set(["able"]));

/** The fact's own strength, or that of what stands over or beside it where it has none. */
function meantBy({ clause, beside }: Source): Set<Modality> {
  const own = withoutAble(asMeant(clause));
  if (own.size > 0) return own;
  return withoutAble(new Set(beside.flatMap(({ clauses }) => clauses.flatMap(({ modality }) => [...modality]))));
}

/** What is wrong with how strongly the sentence says it; `null` where it is as strong as the posting. */
export function strengthDiffers({ clause, grammar }: Told, source: Source): string | null {
  const { evidence, clause: stated } = source;
  const said = asMeant(clause);
  const meant = meantBy(source);
  const permits = said.has("able") || stated.modality.has("able");
  const differs = (["preferred", "optional", "possible"] as const).find(
    (strength) => said.has(strength) !== meant.has(strength) && !(strength === "possible" && permits),
  );
  if (differs !== undefined) return `does not say "${differs}" as the posting does`;
  const demanded = meant.has("required") || meant.has("needed");
  const needs = said.has("needed") && meant.has("asked");
  if ((said.has("required") || said.has("needed")) && !demanded && !needs)
    return "asks for it more strongly than the posting does";
  if (demanded && said.has("able") && !stated.modality.has("able")) return "leaves free what the posting requires";
  const asksOfNobody = clause.negations > 0 || [...evidence.topics].every((topic) => given.has(topic));
  if (said.has("asked") && meant.size === 0 && asksOfNobody) return "asks for what the posting does not ask for";
  // English says with "will" what other languages say in the present tense.
  if (said.has("will") && grammar.language !== "en" && !meant.has("will")) return "is surer than the posting is";
  return null;
}
