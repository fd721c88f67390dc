import type { Finder, Span } from "./rule.ts";

/** "I'm gay, trans and …": what follows a disclosure in a list stands under the same words. */
const lead = "i'm ";
const before =
  /(?:^|[^\p{L}])(?:i'?m|i am|being|as an?|ich bin|soy|estoy|je suis|sou|estou)\s(?:an?\s|eine?\s|une?\s|uma?\s|very\s|also\s)?$/iu;
const joint =
  /^(?:\s?,\s?(?:(?:and|und|et|y|e)\s)?|\s(?:and|und|et|y|e)\s)(?:(?:also|an?|i'?m|i am|eine?|une?|uma?)\s)*/iu;
const longestItem = 60;
const mostItems = 6;

/** The span of the list's next item, read as if the list began with it; `null` where it discloses nothing. */
function nextItem(text: string, end: number, find: Finder): Span | null {
  const gap = joint.exec(text.slice(end, end + longestItem));
  if (gap === null) return null;
  const from = end + gap[0].length;
  const found = find(lead + text.slice(from, from + longestItem)).find(({ start }) => start === lead.length);
  return found === undefined ? null : { ...found, start: from, end: found.end - lead.length + from };
}

/** The further items of lists whose first item is one of `spans`. */
export function findContinued(text: string, spans: readonly Span[], find: Finder): Span[] {
  return spans
    .filter(({ start }) => before.test(text.slice(Math.max(0, start - longestItem), start)))
    .flatMap((span) => {
      const items: Span[] = [];
      let item = nextItem(text, span.end, find);
      while (item !== null && items.length < mostItems) {
        items.push(item);
        item = nextItem(text, item.end, find);
      }
      return items;
    });
}
