import { distance } from "fastest-levenshtein";

const sorted = (word: string): string => word.split("").toSorted().join("");

/** How many slips of the pen lie between two words: letters in the wrong order are one slip, not two. */
export const slips = (word: string, known: string): number =>
  word.length === known.length && sorted(word) === sorted(known) ? 1 : distance(word, known);
