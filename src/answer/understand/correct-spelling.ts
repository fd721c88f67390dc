import { foldedWords } from "../../domain/words.ts";
import { slips } from "../../domain/slips.ts";

/** Replaces misspelt words where that makes a text name more; what is understood already stays as it is written. */
export type Speller = { correct(text: string): string };

/** How many letters may be wrong: short words are too close to one another. */
const allowed = (word: string): number => (word.length >= 8 ? 2 : 1);
/** So many candidates are tried for a word, nearest first. */
const mostCandidates = 12;
/** A shorter stem begins too many words. */
const shortestStem = 5;

/** What an English word may be a form of: "scares" and "scared" are right where "scare" is. */
const basesOf = (word: string): string[] =>
  [/s$/u, /es$/u, /d$/u, /ed$/u, /ing$/u, /r$/u, /er$/u, /ly$/u]
    .filter((ending) => ending.test(word) && word.length > 4)
    .flatMap((ending) => {
      const base = word.replace(ending, "");
      return [base, `${base}e`];
    });

/**
 * @param vocabulary the candidates' words; `*` at an end stands for any ending and is corrected up to there
 * @param known words that are right as they are
 * @param weigh how much a text names; a correction that does not raise it is not made
 */
export function createSpeller(
  vocabulary: readonly string[],
  known: ReadonlySet<string>,
  weigh: (text: string) => number,
): Speller {
  const words = new Set(vocabulary.map((word) => word.replace("*", "")).flatMap(foldedWords));
  const stems = new Set(vocabulary.filter((word) => word.endsWith("*")).flatMap(foldedWords));
  const byLength = Map.groupBy(words, (word) => word.length);

  /** What a word may have meant, nearest first: a whole word, or a stem whose ending is kept as it is written. */
  function candidatesFor(word: string): string[] {
    const most = allowed(word);
    const found: { candidate: string; count: number }[] = [];
    const compare = (meant: string, written: string, ending: string, slipsAllowed: number): void => {
      // The first letter is the one that people get right.
      if (meant[0] !== written[0]) return;
      const count = slips(written, meant);
      if (count <= slipsAllowed) found.push({ candidate: meant + ending, count });
    };
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const meant of byLength.get(length) ?? []) compare(meant, word, "", most);
    }
    for (const stem of stems) {
      if (stem.length < shortestStem) continue;
      for (const cut of [stem.length - 1, stem.length, stem.length + 1])
        if (cut < word.length) compare(stem, word.slice(0, cut), word.slice(cut), 1);
    }
    return found
      .toSorted((a, b) => a.count - b.count)
      .slice(0, mostCandidates)
      .map(({ candidate }) => candidate);
  }

  function best(text: string, written: string): string {
    let chosen = { text, weight: weigh(text) };
    for (const candidate of candidatesFor(foldedWords(written)[0] ?? "")) {
      const corrected = text.replace(written, candidate);
      const weight = weigh(corrected);
      if (weight > chosen.weight) chosen = { text: corrected, weight };
    }
    return chosen.text;
  }

  return {
    correct(text) {
      const suspects = (text.match(/\p{Script=Latin}{3,}/gu) ?? []).filter((written) => {
        const [word] = foldedWords(written);
        return word !== undefined && ![word, ...basesOf(word)].some((form) => words.has(form) || known.has(form));
      });
      return [...new Set(suspects)].slice(0, 20).reduce(best, text);
    },
  };
}

/** Spellers by language: "promise" is no misspelt Spanish. A language without vocabulary is left as it is written. */
export type Spellers = { correct(text: string, language: string): string };

export function createSpellers(
  spellings: ReadonlyMap<string, readonly string[]>,
  known: ReadonlySet<string>,
  common: ReadonlyMap<string, ReadonlySet<string>>,
  weigh: (text: string) => number,
): Spellers {
  const spellers = new Map(
    [...spellings].map(([language, words]) => [
      language,
      createSpeller(words, known.union(common.get(language) ?? new Set<string>()), weigh),
    ]),
  );
  return { correct: (text, language) => spellers.get(language)?.correct(text) ?? text };
}
