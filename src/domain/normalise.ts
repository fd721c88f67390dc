/** Text made plain for matching, each character of it still knowing where it came from. */
export type View = {
  text: string;
  /** Where the character at `index` of the view begins in the original; the original's length at the view's end. */
  at: (index: number) => number;
  /** Just past the original of the view's characters before `index`: the end of a span that ends there. */
  until: (index: number) => number;
};

/** `read` keeps accents and spacing; `match` also drops Latin accents, plain quotes and dashes, single spaces. */
export type ViewForm = "read" | "match";

// Drawn the same as a Latin letter in common fonts. Not Unicode's whole table: that also folds "m" to "rn".
const lookAlikes = new Map(
  [
    ["абвгеікмнорстухјѕԁһӏԛԝɡıАВЕІКМНОРСТУХЈЅ", "abbreikmhopctyxjsdhlqwgiABEIKMHOPCTYXJS"],
    ["αικνορτυχεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aikvoptuxeABEZHIKMNOPTYX"],
  ].flatMap(([from = "", to = ""]) =>
    Array.from(from).map((letter, index): [string, string] => [letter, to[index] ?? letter]),
  ),
);

const plain = new Map([
  ...Array.from("‘’‚‛ʼʹ`´′").map((mark): [string, string] => [mark, "'"]),
  ...Array.from("“”„‟«»″").map((mark): [string, string] => [mark, '"']),
  ...Array.from("‐‑‒–—―−﹣").map((mark): [string, string] => [mark, "-"]),
]);

const segment = /\r\n|\P{M}\p{M}*|\p{M}+/gsu;
// Zero-width and bidi signs, tags, soft hyphens, variation selectors, Hangul fillers: nothing a reader sees.
const unseen = /\p{Cf}|\p{Variation_Selector}|\u034f|[\u115f\u1160\u3164\uffa0]/gu;
const isAscii = /^[\x20-\x7e]*$/u;
const word = /[\p{L}\p{M}]+/gu;

const foreign = (letters: string) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letters);
const latin = (letters: string) => /\p{Script=Latin}/u.test(letters);
const fold = (letters: string) => Array.from(letters, (letter) => lookAlikes.get(letter) ?? letter).join("");

/** Look-alike letters of a word are folded where the word also holds Latin, or where no real Cyrillic or Greek stands. */
function foldLookAlikes(text: string): string {
  if (!foreign(text) && !text.includes("ı") && !text.includes("ɡ")) return text;
  const words = text.match(word) ?? [];
  const real = words.some(
    (one) => !latin(one) && foreign(one) && Array.from(one).some((letter) => !lookAlikes.has(letter)),
  );
  return text.replace(word, (one) => (latin(one) || !real ? fold(one) : one));
}

function plainSegment(piece: string, form: ViewForm): string {
  if (form === "read") return piece.replace(unseen, "").normalize("NFKC");
  if (/^\s/u.test(piece)) return /[\r\n\u2028\u2029]/u.test(piece) ? "\n" : " ";
  const composed = piece.replace(unseen, "").normalize("NFKC");
  // Only Latin loses its marks: in Cyrillic, Arabic or Japanese they make another letter.
  const bare = /^\p{Script=Latin}/u.test(composed) ? composed.normalize("NFKD").replace(/\p{M}/gu, "") : composed;
  return Array.from(bare)
    .map((letter) => plain.get(letter) ?? letter)
    .join("");
}

function identity(text: string): View {
  const clamp = (index: number) => Math.min(Math.max(index, 0), text.length);
  return { text, at: clamp, until: clamp };
}

/**
 * NFKC, unseen signs removed, look-alike letters folded. Normalised cluster by cluster, so that offsets stay exact;
 * what would only compose across clusters (bare Hangul jamo) stays apart. Linear; never throws.
 */
export function normaliseView(original: string, form: ViewForm = "read"): View {
  if (isAscii.test(original) && (form === "read" || !/ {2}|`/u.test(original))) return identity(original);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const found of original.matchAll(segment)) {
    const [piece] = found;
    const end = found.index + piece.length;
    const seen = plainSegment(piece, form);
    if (form === "match" && seen.length === 1 && /\s/u.test(seen) && /\s$/u.test(text)) {
      // A run of spaces becomes one, so that no pattern can be made slow with spaces; a line break outlives blanks.
      if (seen === "\n") text = `${text.slice(0, -1)}\n`;
      ends[ends.length - 1] = end;
      continue;
    }
    for (let index = 0; index < seen.length; index += 1) {
      starts.push(found.index);
      ends.push(end);
    }
    text += seen;
  }
  return {
    text: foldLookAlikes(text),
    at: (index) => (index < 0 ? 0 : (starts[index] ?? original.length)),
    until: (index) => (index <= 0 ? 0 : (ends[Math.min(index, ends.length) - 1] ?? 0)),
  };
}
