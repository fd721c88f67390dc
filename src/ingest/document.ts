import type { DecodedSource } from "../domain/source.ts";
import { repair } from "./repair.ts";

/** What is known of a source as a whole, against which single statements are read. */
export type DocumentView = {
  /** Whether it has lost its signs: no `+ / @ #` anywhere, and apostrophes gone from words that have one. */
  signsLost: boolean;
  /** Links have no place in plain text, so what "here" led to is gone. */
  linksLost: boolean;
  /** Lower-case words of six letters or more, and how often each stands in the source. */
  words: ReadonlyMap<string, number>;
  /** Names that stand in it with a capital, in lower case. */
  names: ReadonlySet<string>;
};

const bareApostrophe =
  /(?<!\p{L})(?:youll|youre|youve|youd|theyve|theyre|theyd|dont|doesnt|isnt|arent|wont|cant|thats|whats|whos|weve|ive|its where|havent|didnt)(?!\p{L})/giu;

export function viewDocument({ kind, texts }: Pick<DecodedSource, "kind" | "texts">): DocumentView {
  const all = repair(Object.values(texts).join("\n"));
  const words = new Map<string, number>();
  for (const [word] of all.matchAll(/\p{L}{3,}/gu)) {
    const lower = word.toLowerCase();
    words.set(lower, (words.get(lower) ?? 0) + 1);
  }
  const names = new Set([...all.matchAll(/(?<!\p{L})\p{Lu}[\p{L}\d]{3,}/gu)].map(([name]) => name.toLowerCase()));
  return {
    signsLost: !/[+/@#]/u.test(all) && (all.match(bareApostrophe)?.length ?? 0) >= 2,
    linksLost: (kind === "text" || kind === "markdown") && !/https?:\/\//u.test(all),
    words,
    names,
  };
}

/** A view of nothing but a lone quote: no damage is presumed. */
export const loneView: DocumentView = {
  signsLost: false,
  linksLost: true,
  words: new Map(),
  names: new Set(),
};
