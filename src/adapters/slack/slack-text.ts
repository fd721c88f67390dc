/** Makes `& < >` literal, the only characters with which a text can ping or link. */
export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * The text without what Slack or its wire format cannot carry, and without what makes it read otherwise than it is
 * written: half a surrogate pair makes the form encoding throw, control characters show as nothing, and the overrides
 * of writing direction turn a line around. The marks that right-to-left writing and joined emoji need stay.
 */
export const carriable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the characters that are meant.
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, "");

/** Whether there is anything to see; Slack refuses or shows as an empty bubble what holds nothing but this. */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Where to cut so that no character is torn and, where there is a boundary in the last half, no word. */
function cutPoint(text: string, longest: number): number {
  const head = text.slice(0, longest);
  for (const boundary of ["\n", " "]) {
    const at = head.lastIndexOf(boundary);
    if (at >= longest / 2) return at + 1;
  }
  const torn = graphemes.segment(text.slice(0, longest + 1)).containing(longest);
  if (torn !== undefined && torn.index >= longest / 2) return torn.index;
  const last = head.charCodeAt(longest - 1);
  const isTorn = last >= 0xd800 && last <= 0xdbff;
  return isTorn ? longest - 1 : longest;
}

/** The text in pieces of at most `longest` UTF-16 units (at least 2); together they are the text. */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const at = cutPoint(rest, longest);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}

/** The text, or its beginning and an ellipsis: at most `longest` UTF-16 units. */
export const shorten = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, cutPoint(text, longest - 1)).trimEnd()}…`;

/** Escaped, and cut so that no entity is torn: at most `longest` UTF-16 units (at least 20). */
export function escapeWithin(text: string, longest: number): string {
  let kept = shorten(text, longest);
  let escaped = escapeText(kept);
  // Escaping makes one character five at most: cut by what that saves at least, until it fits.
  while (escaped.length > longest) {
    kept = shorten(kept, kept.length - Math.ceil((escaped.length - longest) / 5));
    escaped = escapeText(kept);
  }
  return escaped;
}
