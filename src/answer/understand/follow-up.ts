import type { Vocabularies } from "../../domain/knowledge.ts";
import type { QuestionPart } from "../../domain/question.ts";
import { pointsBackOpening } from "./clause-form.ts";
import { expectedValue } from "./expected-value.ts";
import { conceptsOf } from "./split-parts.ts";

/** A part that goes on from what was said before. */
const continuing = /^\W*(?:and|but|so|also|what about|how about|und|et|y|e|i)(?!\p{L})/iu;
export const goesOn = (text: string): boolean => continuing.test(text);

/** What is measured, not of what: "how long until …" names no matter, whatever a vocabulary takes "how long" for. */
const measure =
  /(?<!\p{L})(?:(?:up to |from )?(?:how (?:much|many|long|soon|often|far)|when)(?: (?:until|till|before|after))?|wie (?:viele?|lange|oft|weit)|ab wann|wann|combien(?: de temps)?|quand|cu[aá]nt[oa]s?(?: tiempo)?|cu[aá]ndo|quant[oa]s?(?: tempo)?|quando)(?!\p{L})/giu;
/** What was named before, pointed at: "that money", "those days". */
const pointedAt =
  /(?<!\p{L})(?:that|this|those|these|dies\p{L}*|ces?|cette|es[oae]s?|est[oae]s?|ess[ae]s?)\s+\p{L}+/giu;
const pointers =
  /(?<!\p{L})(?:it|its|that|this|those|these|them|they|one|ones|there|das|davon|dort|ça|cela|eso|isso|isto)(?!\p{L})/iu;

/** Whether a part names a matter by nothing but what it measures or points at. */
function onlyMeasures({ text, terms, topics }: QuestionPart, knowledge: Vocabularies): boolean {
  if (topics.length === 0) return true;
  const rest = text.replace(measure, " ").replace(pointedAt, " ");
  if (rest === text || conceptsOf(rest, knowledge).length > 0) return false;
  return terms.length === 0 || pointers.test(text);
}

/**
 * What a part goes on from: the part before it in its own message where it points back there, else the latest turn's last.
 */
function antecedentOf(
  part: QuestionPart,
  beside: QuestionPart | undefined,
  earlier: readonly QuestionPart[],
): QuestionPart | undefined {
  const pointsBack = part.terms.length === 0 || pointsBackOpening.test(part.text);
  return beside?.act === "ask" && part.around === undefined && pointsBack ? beside : earlier.at(-1);
}

/**
 * A part that names nothing of its own, or goes on from before, is about what was asked last.
 * @param beside the part before it in its own message
 * @param earlier the parts of earlier turns, oldest first
 */
export function followUp(
  part: QuestionPart,
  beside: QuestionPart | undefined,
  earlier: readonly QuestionPart[],
  knowledge: Vocabularies,
): QuestionPart {
  const names = !onlyMeasures(part, knowledge);
  const before = names ? earlier.at(-1) : antecedentOf(part, beside, earlier);
  if (before === undefined || part.act !== "ask") return part;
  if (names && !goesOn(part.text)) return part;
  if (names) return { ...part, topics: [...new Set([...part.topics, ...before.topics])], expects: null };
  return {
    ...part,
    act: before.act === "accommodation" ? before.act : part.act,
    topics: before.topics.length > 0 ? before.topics : part.topics,
    concepts: before.topics.length > 0 ? before.concepts : part.concepts,
    // "How many years of …? And as a lead?" still asks for years.
    expects: expectedValue(before),
    told: [before.text, part.told ?? ""].join(" ").trim(),
  };
}
