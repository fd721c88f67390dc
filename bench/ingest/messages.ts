import { type Made, makePosting, randomFrom } from "./postings.ts";

/** What a candidate writes to name a posting, and the postings that fit it. */
export type Naming = { text: string; keys: ReadonlySet<string> };

const keyOf = ({ index }: Made): string => `p-${index}`;

/** One slip of a hand in a long word. */
const misspelt = (words: string): string => words.replace(/(\p{L}{3})(\p{L})(\p{L})(\p{L}{2,})/u, "$1$3$2$4");

const initials = (words: string): string =>
  words
    .split(/\s+/u)
    .map((word) => word[0])
    .join("")
    .toUpperCase();

/** Of a title the trade and its level, without the area. */
const core = (title: string): string => title.replace(/,.*$/u, "");

const ways: readonly ((made: Made) => string)[] = [
  ({ title, town, employer }) => `the ${core(title)} job at ${employer} in ${town}`,
  ({ title, employer }) => `I'm interested in the ${core(title)} role at ${employer}`,
  ({ title, town }) => `${core(title)} in ${town}`,
  ({ title, town }) => `the ${core(title)} one in ${/ /u.test(town) ? initials(town) : town}`,
  ({ title, employer }) => `${misspelt(core(title))} at ${employer}`,
  ({ requisition }) => `my reference is ${requisition}`,
  ({ title, employer }) => `Ich interessiere mich für die Stelle als ${core(title)} bei ${employer}`,
  ({ title, employer }) => `le poste de ${core(title)} chez ${employer}`,
];

/** Loose messages about some of `size` made postings; those that a message fits as well as the one it was made from count too. */
export function messagesAbout(size: number, seed: number, count: number): Naming[] {
  const random = randomFrom(seed + 99);
  const all = Array.from({ length: size }, (_, index) => makePosting(index, seed));
  return Array.from({ length: count }, (_, number) => {
    const made = all[Math.floor(random() * size)];
    const way = ways[number % ways.length];
    if (made === undefined || way === undefined) throw new Error("there is nothing to name");
    const text = way(made);
    return { text, keys: new Set(all.filter((other) => way(other) === text).map(keyOf)) };
  });
}
