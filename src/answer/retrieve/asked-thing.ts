import type { QuestionPart } from "../../domain/question.ts";
import { fold } from "../../domain/words.ts";
import type { FactIndex } from "./fact-index.ts";

/** The last word before what a thing is for, on or at. "An end of year bonus" has another head than "end". */
const existence =
  /^\W*(?:(?:and|so|but)\s+)?(?:is|are) there (?:(?:an?|any|some)\s+)?(?:(?!(?:of|or|and)\s)\p{L}+\s+){0,2}?(\p{L}{3,})\s+(?:on|for|to|from|in|at|with|near|during|about|against|within|among)(?!\p{L})/iu;
/** A word as common as "pay" says too little to be missed. */
const leastParticular = 0.3;

/**
 * The thing whose existence is asked for, a folded word, where no vocabulary names it: "is there a blackout on vacation?"
 * asks for the blackout, and what speaks of vacation alone does not answer.
 */
export function askedThing({ text, terms }: QuestionPart, index: FactIndex): string | null {
  const thing = fold(existence.exec(text)?.[1] ?? "").trim();
  return terms.includes(thing) && index.specificity(thing) >= leastParticular ? thing : null;
}
