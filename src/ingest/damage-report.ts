import type { DamageReport } from "../domain/posting.ts";
import type { DocumentView } from "./document.ts";
import { entities, isMojibake, markdownEscapes } from "./repair.ts";

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** "youll", "were not": words that had an apostrophe; "were" and "its" are words of their own and tell nothing. */
const lostApostrophe =
  /(?<!\p{L})(?:(?:you|they|we)(?:ll|ve)|(?:you|they)re|(?:do|does|is|are|wo|ca|have|did)nt|thats|whats|whos)(?!\p{L})/giu;
/** "centre.Our", "RESPONSIBILITIES:Manage" */
const gluedText = /(?<=\p{L}{2}[.!?:])(?=\p{Lu}\p{Ll})/gu;
const runs = /\S+/gu;

/** What was wrong with a source's text: what is put right in what candidates read, and what only reads badly. */
export function reportDamage(texts: Readonly<Record<string, string>>, view: DocumentView): DamageReport {
  const all = Object.values(texts).join("\n");
  return {
    repaired: {
      mojibake: [...all.matchAll(runs)].filter(([run]) => isMojibake(run)).length,
      entities: count(all, entities),
      noBreakSpaces: count(all, /\u00a0/gu),
      escapes: count(all, markdownEscapes),
    },
    leftAsRead: { apostrophes: count(all, lostApostrophe), gluedTexts: count(all, gluedText) },
    signsLost: view.signsLost,
  };
}
