import { foldedWords, stem } from "./words.ts";

/** Words of a language, or fixed phrases of a few, and the English words that stand for each. */
export type Entries = ReadonlyMap<string, string>;

/**
 * Reads words as the English ones that candidates and recruiters would use in their place. It serves to find what answers,
 * never to say anything: an entry that is wrong costs an answer, and makes none up.
 */
export type Dictionary = {
  /** English stems, in the order of the words; those of a word that it does not know are the word's own. */
  read(words: readonly string[]): string[];
  /** Whether it knows a word as it is written, or in another form. */
  knows(word: string): boolean;
};

/** What may stand between the parts of a closed-up word ("Arbeit-s-zeit"), longest first. */
const joints: Readonly<Record<string, readonly string[]>> = {
  de: ["es", "en", "er", "s", "n", "e", ""],
  nl: ["en", "s", "e", ""],
  zh: [""],
  ko: [""],
};
/** Shorter parts stand in words by chance; a Chinese character is a word. */
const shortestPart: Readonly<Record<string, number>> = { de: 4, nl: 4, zh: 1, ko: 2 };
const mostParts = 4;

/** What closes up with a word that begins with a vowel, once its apostrophe is folded away: "l'entretien". */
const elided: Readonly<Record<string, RegExp>> = {
  fr: /^(?:[ldjnscmt]|qu|jusqu|lorsqu|puisqu)(?=[aeiouyh])/u,
  it: /^(?:l|d|c|s|un|dell|all|nell|dall|sull|quest|quell)(?=[aeiouh])/u,
};

/** Languages whose endings no stemmer takes off: a word is known by how it begins, with up to so many letters after that. */
const cutEndings: Readonly<Record<string, number>> = { pl: 4, ru: 4, ko: 2 };
const shortestBeginning: Readonly<Record<string, number>> = { ko: 2 };

/** Those who have no umlauts on their keys write "fuer". */
const withoutUmlauts = (word: string): string => word.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");

const formsOf = (written: string): string[] => [...new Set([written, withoutUmlauts(written)])];

const englishStems = (text: string): readonly string[] => foldedWords(text).map((word) => stem(word, "en"));

class Lookup implements Dictionary {
  readonly #language: string;
  readonly #exact = new Map<string, readonly string[]>();
  readonly #stems = new Map<string, readonly string[]>();
  readonly #beginnings = new Map<string, readonly string[]>();
  #longest = 1;

  constructor(entries: Entries, language: string) {
    this.#language = language;
    for (const [written, english] of entries) {
      const read = englishStems(english);
      for (const form of formsOf(written)) this.#add(foldedWords(form), read);
    }
  }

  /** What stands first in the list is the commoner sense. */
  #add(words: readonly string[], read: readonly string[]): void {
    const add = (map: Map<string, readonly string[]>, key: string): unknown => map.has(key) || map.set(key, read);
    this.#longest = Math.max(this.#longest, words.length);
    add(this.#exact, words.join(" "));
    add(this.#stems, words.map((word) => stem(word, this.#language)).join(" "));
    const [only = "", ...others] = words;
    const cut = cutEndings[this.#language];
    if (cut === undefined || others.length > 0) return;
    for (const beginning of this.#beginningsOf(only, cut)) add(this.#beginnings, beginning);
  }

  /** A word and its beginnings, longest first. */
  #beginningsOf(word: string, cut: number): string[] {
    const shortest = shortestBeginning[this.#language] ?? 4;
    return Array.from({ length: cut + 1 }, (_, off) => word.slice(0, word.length - off)).filter(
      (one) => one.length >= shortest,
    );
  }

  #wordsAt(words: readonly string[]): readonly string[] | undefined {
    return (
      this.#exact.get(words.join(" ")) ?? this.#stems.get(words.map((word) => stem(word, this.#language)).join(" "))
    );
  }

  #byBeginning(word: string): readonly string[] | undefined {
    const cut = cutEndings[this.#language];
    if (cut === undefined) return undefined;
    return this.#beginningsOf(word, cut)
      .map((one) => this.#beginnings.get(one))
      .find((read) => read !== undefined);
  }

  /** The parts of a closed-up word, the longest known one first; `undefined` where they do not make up the word. */
  #parts(word: string, most = mostParts): readonly string[] | undefined {
    const shortest = shortestPart[this.#language];
    if (shortest === undefined || most === 0) return undefined;
    for (let length = word.length; length >= shortest; length -= 1) {
      const read = this.#wordsAt([word.slice(0, length)]);
      if (read === undefined) continue;
      if (length === word.length) return read;
      for (const joint of joints[this.#language] ?? []) {
        if (!word.startsWith(joint, length)) continue;
        const rest = this.#parts(word.slice(length + joint.length), most - 1);
        if (rest !== undefined) return [...read, ...rest];
      }
    }
    return undefined;
  }

  #word(word: string): readonly string[] | undefined {
    const elision = elided[this.#language];
    return (
      this.#wordsAt([word]) ??
      (elision?.test(word) ? this.#wordsAt([word.replace(elision, "")]) : undefined) ??
      this.#parts(word) ??
      this.#byBeginning(word)
    );
  }

  read(words: readonly string[]): string[] {
    const stems: string[] = [];
    for (let at = 0; at < words.length; ) {
      const phrase = this.#phraseAt(words, at);
      const word = words[at] ?? "";
      stems.push(...(phrase?.read ?? this.#word(word) ?? [stem(word, "en")]));
      at += phrase?.length ?? 1;
    }
    return stems;
  }

  #phraseAt(words: readonly string[], at: number): { length: number; read: readonly string[] } | undefined {
    for (let length = Math.min(this.#longest, words.length - at); length > 1; length -= 1) {
      const read = this.#wordsAt(words.slice(at, at + length));
      if (read !== undefined) return { length, read };
    }
    return undefined;
  }

  knows(word: string): boolean {
    return this.#wordsAt([word]) !== undefined;
  }
}

/**
 * It is made when first asked: most installations meet few languages.
 * @param language BCP 47 primary, of the words on the left
 */
export function compileDictionary(entries: Entries, language: string): Dictionary {
  let made: Lookup | undefined;
  const lookup = (): Lookup => (made ??= new Lookup(entries, language));
  return { read: (words) => lookup().read(words), knows: (word) => lookup().knows(word) };
}
