import type { ChoosingWords } from "../../domain/choosing-words.ts";

/** One word of a message: what it does in naming a posting, and which postings it names. */
export type Word = { text: string; role: "content" | "noun" | "pronoun" | "of" | "bare" | "other" };

/** Words at which a posting is named, and how plainly. */
export type Phrase = {
  words: readonly string[];
  /** switch: another one is meant · turn: another one may be meant · none: it is only named. */
  sign: "switch" | "turn" | "none";
  /** Whether a noun says that it is a posting: "the nurse job". */
  hasNoun: boolean;
};

type Vocabulary = { choosing: ChoosingWords; functionWords: ReadonlySet<string>; isNaming: (word: string) => boolean };

export function readWords(
  words: readonly string[],
  { choosing, functionWords }: Pick<Vocabulary, "choosing" | "functionWords">,
): Word[] {
  return words.map((text) => {
    if (choosing.nouns.has(text)) return { text, role: "noun" };
    if (choosing.pronouns.has(text)) return { text, role: "pronoun" };
    if (choosing.of.has(text)) return { text, role: "of" };
    if (choosing.bare.has(text)) return { text, role: "bare" };
    return { text, role: functionWords.has(text) ? "other" : "content" };
  });
}

const isAround = ({ role }: Word): boolean => role === "bare" || role === "of";

/** Where a sequence of words ends that begins the message, after a greeting or an "ok". */
function opening(words: readonly Word[], sequences: readonly (readonly string[])[]): number | null {
  const start = words.findIndex((_, at) => sequences.some((sequence) => matches(words, at, sequence)));
  if (start === -1 || !words.slice(0, start).every((word) => isAround(word) || word.role === "other")) return null;
  const found = sequences.find((sequence) => matches(words, start, sequence));
  return found === undefined ? null : start + found.length;
}

const matches = (words: readonly Word[], at: number, sequence: readonly string[]): boolean =>
  sequence.every((word, offset) => words[at + offset]?.text === word);

/** "ML one", "nurse job in Harbor", "puesto de enfermera": the words that a noun makes a posting's name. */
function atNoun(words: readonly Word[], isNaming: Vocabulary["isNaming"]): string[] | null {
  const names = (word: Word | undefined): word is Word => word?.role === "content" && isNaming(word.text);
  for (const [at, word] of words.entries()) {
    if (word.role !== "noun" && word.role !== "pronoun") continue;
    const before: string[] = [];
    for (let left = at - 1; names(words[left]); left -= 1) before.unshift(words[left]?.text ?? "");
    const joined = before.length > 0 || words[at + 1]?.role === "of";
    if (!joined || (word.role === "pronoun" && before.length === 0)) continue;
    // "In Harbor", "de enfermera": without a word between, what follows is said of the posting ("is the role remote").
    const after: string[] = [];
    for (let right = at + 1; right < words.length; right += 1) {
      const next = words[right];
      if (next === undefined || (!isAround(next) && (right === at + 1 || !names(next)))) break;
      if (names(next)) after.push(next.text);
    }
    if (before.length + after.length > 0) return [...before, ...after];
  }
  return null;
}

const isName = (word: Word, isNaming: Vocabulary["isNaming"]): boolean =>
  isAround(word) || word.role === "noun" || word.role === "pronoun" || (word.role === "content" && isNaming(word.text));

/** How a message names a posting, if it does; the postings themselves decide whether it is one of theirs. */
export function readPhrase(words: readonly Word[], vocabulary: Vocabulary): Phrase | null {
  const { choosing, isNaming } = vocabulary;
  const contentOf = (some: readonly Word[]): string[] =>
    some.filter(({ role }) => role === "content").map(({ text }) => text);
  const hasNoun = words.some(({ role }) => role === "noun" || role === "pronoun");

  const afterSwitch = opening(words, choosing.switches);
  if (afterSwitch !== null) {
    const behind = words.slice(afterSwitch);
    const named = atNoun(behind, isNaming) ?? (behind.every((word) => isName(word, isNaming)) ? contentOf(behind) : []);
    if (named.length > 0) return { words: named, sign: "switch", hasNoun };
  }
  const afterTurn = opening(words, choosing.turns);
  if (afterTurn !== null) {
    const behind = words.slice(afterTurn);
    const atItsNoun = atNoun(behind, isNaming);
    if (atItsNoun !== null) return { words: atItsNoun, sign: "turn", hasNoun: true };
    const named = behind.every((word) => isName(word, isNaming)) ? contentOf(behind) : [];
    if (named.length > 0) return { words: named, sign: "turn", hasNoun: false };
  }
  // A bare name says nothing else, so that it asks nothing else: it turns to the posting.
  if (words.every((word) => isName(word, isNaming)) && contentOf(words).length > 0)
    return { words: contentOf(words), sign: "turn", hasNoun };
  const named = atNoun(words, isNaming);
  return named === null ? null : { words: named, sign: "none", hasNoun: true };
}

/** Whether a message says more than the name: then it is a question to be answered, too. */
export function asksMore(words: readonly Word[], phrase: readonly string[], { choosing }: Vocabulary): boolean {
  const start = opening(words, choosing.switches) ?? opening(words, choosing.turns) ?? 0;
  return words
    .slice(start)
    .some((word) => !(isAround(word) || word.role === "noun" || word.role === "pronoun" || phrase.includes(word.text)));
}
