import { slips } from "./slips.ts";

/** Shorter words are too close to one another. */
const shortest = 5;

const mostSlips = (term: string): number => (term.length >= 9 ? 2 : term.length >= shortest ? 1 : 0);

const placeOf = (first: string, length: number): string => `${first}${String(length)}`;

/**
 * What finds the word that a misspelt one most likely means: one slip away (two in a long one), beginning alike; of several
 * the nearest, of those one of its length, of those the first.
 * @param words likeliest first
 */
export function createNearestWord(words: Iterable<string>): (term: string) => string | null {
  const places = Map.groupBy(
    [...words].filter(({ length }) => length >= shortest),
    (word) => placeOf(word[0] ?? "", word.length),
  );
  return (term) => {
    const most = mostSlips(term);
    const lengths = [0, 1, -1, 2, -2].filter((more) => Math.abs(more) <= most).map((more) => term.length + more);
    let best: { word: string; count: number } | null = null;
    for (const length of most === 0 ? [] : lengths)
      for (const word of places.get(placeOf(term[0] ?? "", length)) ?? []) {
        const count = slips(term, word);
        if (count <= most && (best === null || count < best.count)) best = { word, count };
      }
    return best?.word ?? null;
  };
}
