import type { Glossary } from "../../../domain/glossary.ts";
import type { Quantity } from "../../../domain/quantity/quantity.ts";
import { disagreement } from "../reading/quantities.ts";
import { entryOf } from "../reading/senses.ts";
import type { Token } from "../reading/tokens.ts";
import type { Item } from "./items.ts";
import { isLoose, type Source, type Told, wordsOf } from "./sources.ts";

export const agrees = (item: Item, quantity: Quantity, { evidence }: Source): boolean =>
  item.quantities.some((other) => disagreement(quantity, other, evidence.text) === null);

const holds = (item: Item, token: Token): boolean => item.words.has(token.folded);
const isIn = (token: Token, words: readonly Token[]): boolean => words.some(({ folded }) => folded === token.folded);
const count = (items: readonly Item[]): number => items.reduce((all, { quantities }) => all + quantities.length, 0);

const isBare = ({ telling, quantities, marks }: Item): boolean =>
  telling.length === 1 && quantities.length === 0 && marks.size === 0;

/** "Experience with A, B and C": what is said of a list is said of each item that is nothing but a name. */
function isDistributed(words: readonly Token[], items: readonly Item[], glossary: Glossary): boolean {
  const isHead = (token: Token): boolean => entryOf(token, glossary)?.head === true && isIn(token, words);
  const head = items.find(({ telling }) => telling.some(isHead));
  const listed = items.filter((item) => item === head || isBare(item));
  return head !== undefined && words.every((token) => listed.some((item) => holds(item, token)));
}

/** Whether words that the sentence puts together stand together in the fact, or are all of several of its items. */
function standTogether(words: readonly Token[], items: readonly Item[], glossary: Glossary): boolean {
  const whole = items.filter(({ telling }) => telling.every((token) => isLoose(token, glossary) || isIn(token, words)));
  return (
    items.some((item) => words.every((token) => holds(item, token))) ||
    words.every((token) => whole.some((item) => holds(item, token))) ||
    isDistributed(words, items, glossary)
  );
}

/** What the sentence puts together that the fact says of different things; `null` where there is nothing. */
export function boundOtherwise(told: Told, source: Source, glossary: Glossary): string | null {
  const { items } = source;
  const said = wordsOf(told.items);
  const isAlone = count(items) === 1 && count(told.items) === 1;
  for (const saying of told.items) {
    const words = saying.telling.filter(
      (token) => !isLoose(token, glossary) && items.some((item) => holds(item, token)),
    );
    if (!standTogether(words, items, glossary)) return "joins words of which the posting says different things";
    const loose = saying.quantities.find((quantity) => {
      const holding = items.filter((item) => agrees(item, quantity, source));
      return !holding.some(({ telling }) =>
        telling.every((token) => isLoose(token, glossary) || (isAlone ? said.has(token.folded) : holds(saying, token))),
      );
    });
    if (loose !== undefined) return `puts "${loose.text}" beside words that the posting says of something else`;
  }
  return null;
}

const alternatives = (items: readonly Item[]): number => items.filter(({ isAlternative }) => isAlternative).length;

/** What is wrong with how the sentence joins what it tells; `null` where it joins as the fact does. */
export function joinedOtherwise(told: Told, touched: readonly Item[], { items }: Source): string | null {
  const tied = items.filter((item, index) => item.isAlternative || items[index + 1]?.isAlternative === true);
  const toldOf = tied.filter((item) => touched.includes(item)).length;
  if (toldOf > 0 && toldOf < tied.length) return `leaves out an "or" of the posting`;
  if (alternatives(told.items) === alternatives(touched)) return null;
  return `joins with "or" or "and" otherwise than the posting`;
}

/** Whether what the sentence tells one after the other stands in the fact in another order. */
export function isOutOfOrder(told: Told, { items }: Source): boolean {
  const places = told.items.flatMap(({ telling }) => {
    const at = items.findIndex((item) => telling.some((token) => holds(item, token)));
    return at === -1 ? [] : [at];
  });
  return places.some((place, index) => place < (places[index - 1] ?? 0));
}
