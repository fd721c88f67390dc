import { decodeHTML } from "entities";
import { fix_encoding } from "ftfy-js";

/** Latin letters and marks that UTF-8 turns into when it is read as cp1252 or Latin-1. */
const mojibake = /[\u0080-\u009f]|[ÂÃÅâãåðÐÎÏÑ][\u0080-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/u;
/** Entities that survived decoding: each stands for one sign. */
export const entities = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/giu;
export const markdownEscapes = /\\([\\`*_{}[\]()#+\-.!|>~$&@])/gu;

export const isMojibake = (text: string): boolean => mojibake.test(text) && fix_encoding(text) !== text;

/**
 * What a candidate reads of some source words: mojibake, entities, no-break spaces and Markdown escapes undone, runs of
 * white space closed up. A sign that is gone stays gone: nothing is ever guessed back in.
 */
export function repair(raw: string): string {
  let text = raw;
  if (mojibake.test(text)) text = fix_encoding(text);
  if (text.search(entities) >= 0) text = decodeHTML(text);
  return text
    .replace(markdownEscapes, "$1")
    .replace(/\*\*|(?<![\p{L}\d])__|__(?![\p{L}\d])/gu, "")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
