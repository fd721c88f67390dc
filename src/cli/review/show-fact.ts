import { styleText } from "node:util";
import type { Fact, Quote } from "../../domain/fact.ts";
import type { UnderReview } from "../../domain/review.ts";

/** Words of others may hold control sequences: a terminal must not obey them. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");

const around = 120;

/** A quote in its surroundings, the quoted words marked. */
function inContext({ path = "", start, end, raw }: Quote, texts: UnderReview["texts"]): string {
  const text = texts[path] ?? "";
  const before = plain(text.slice(Math.max(0, start - around), start));
  const after = plain(text.slice(end, end + around));
  const cut = { before: start > around ? "…" : "", after: end + around < text.length ? "…" : "" };
  return `  ${cut.before}${before}${styleText(["bold", "inverse"], plain(raw))}${after}${cut.after}`;
}

const reasons: Readonly<Record<Fact["state"], string>> = {
  stated: "it is stated",
  inferred: "only a tag or a field says so",
  unclear: "it cannot be read in one way",
  conflicting: "something else in the posting contradicts it",
  withheld: "it is kept back until a person has looked",
};

/** One fact as a reviewer needs to see it: where it stands, why it is asked about, what could be said instead. */
export function showFact(fact: Fact, { texts, lint, facts }: UnderReview): string {
  const findings = lint.filter(({ quotes }) =>
    quotes.some((one) => fact.quotes.some(({ path, start }) => one.path === path && one.start === start)),
  );
  const against = facts.filter(({ id }) => fact.conflictsWith?.includes(id));
  return [
    styleText("bold", `${fact.topic}: ${plain(fact.statement)}`),
    ...fact.quotes.map((quote) => inContext(quote, texts)),
    `  Asked because ${reasons[fact.state]}.`,
    ...findings.map(({ message }) => `  ${plain(message)}`),
    ...against.map(({ statement }) => `  Against: ${plain(statement)}`),
    "",
  ].join("\n");
}
