import { el } from "./dom.ts";
import type { Fact, UnderReview } from "./desk.ts";

/** How a fact is shown: told to candidates, waiting for this reader, or kept back. */
export const lookOf = (fact: Fact, state: UnderReview): "told" | "open" | "untold" => {
  if (state.open.some(({ id }) => id === fact.id)) return "open";
  return fact.state === "withheld" ? "untold" : "told";
};

type Place = { start: number; end: number; fact: Fact };

/** A text in pieces that each lie in the same quotes from end to end. */
function pieces(text: string, places: readonly Place[]): { words: string; facts: Fact[] }[] {
  const bounds = [...new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? 0;
    const facts = places.filter((place) => place.start < end && place.end > start).map(({ fact }) => fact);
    return { words: text.slice(start, end), facts };
  });
}

/** The source with each quote marked; a mark names its facts in `data-facts`. */
export function drawSource(state: UnderReview, choose: (id: string) => void): Node[] {
  const paths = Object.keys(state.texts);
  return paths.flatMap((path) => {
    const places = state.facts.flatMap((fact) =>
      fact.quotes.filter((quote) => (quote.path ?? "") === path).map(({ start, end }) => ({ start, end, fact })),
    );
    const shown = pieces(state.texts[path] ?? "", places).map(({ words, facts }) => {
      const [fact] = facts;
      if (fact === undefined) return words;
      const looks = facts.map((one) => lookOf(one, state));
      const look = looks.includes("open") ? "open" : looks.includes("told") ? "told" : "untold";
      const mark = el("mark", { class: look, "data-facts": facts.map(({ id }) => id).join(" ") }, words);
      mark.addEventListener("click", () => choose(facts.find((one) => lookOf(one, state) === look)?.id ?? fact.id));
      return mark;
    });
    const heading = path.startsWith("/review/") ? "Said by a reviewer" : path;
    return [...(paths.length > 1 ? [el("h3", {}, heading)] : []), el("div", { class: "text", dir: "auto" }, ...shown)];
  });
}
