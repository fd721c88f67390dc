import { normaliseView } from "./normalise.ts";
import { findAge } from "./redact/age.ts";
import { findBelief } from "./redact/belief.ts";
import { findContact } from "./redact/contact.ts";
import { findContinued } from "./redact/continued.ts";
import { findHealth } from "./redact/health.ts";
import { findIdentity } from "./redact/identity.ts";
import { findIdentityNumber } from "./redact/identity-number.ts";
import { findName } from "./redact/name.ts";
import { findInOtherScripts } from "./redact/other-scripts.ts";
import { findPregnancyAndFamily } from "./redact/pregnancy-family.ts";
import { type Finder, SensitiveKind, type Span } from "./redact/rule.ts";
import { findLegalStatus } from "./redact/status.ts";

export { SensitiveKind };
export type Redaction = { text: string; kinds: SensitiveKind[] };

/** Slack itself cuts a message at 40,000 characters; what is longer was not examined, so it does not pass. */
export const longestMessage = 40_000;

/** What redaction leaves in the place of what it took out. */
export const mark = /\[([a-z ]+)\]/gu;

/** A redacted text without its marks. */
export const withoutMarks = (text: string): string => text.replace(mark, " ");

// Where two findings overlap, the earlier family here names the placeholder.
const finders: readonly Finder[] = [
  findIdentityNumber,
  findContact,
  findName,
  findPregnancyAndFamily,
  findHealth,
  findLegalStatus,
  findBelief,
  findIdentity,
  findAge,
  findInOtherScripts,
];

/** Spans that touch or overlap become one, named by the stronger of them; `kinds` still tells all that was found. */
function merge(spans: readonly Span[], text: string): Span[] {
  const ranked = spans
    .map((span, rank) => ({ span, rank }))
    .toSorted((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const merged: { span: Span; rank: number }[] = [];
  for (const { span, rank } of ranked) {
    const last = merged.at(-1);
    const touches =
      last !== undefined &&
      (span.start < last.span.end ||
        (span.label === last.span.label && text.slice(last.span.end, span.start).trim() === ""));
    if (!touches) {
      merged.push({ span, rank });
      continue;
    }
    const { kind, label } = rank < last.rank ? span : last.span;
    last.span = { start: last.span.start, end: Math.max(last.span.end, span.end), kind, label };
    last.rank = Math.min(rank, last.rank);
  }
  return merged.map(({ span }) => span);
}

const inWord = /^[\p{Script=Latin}\p{N}]{2}$/u;

/** A pattern that began inside a Latin word was mistaken; one that ended inside takes the word whole. */
function onWords(span: Span, text: string): Span[] {
  const splits = (index: number) => index > 0 && inWord.test(text.slice(index - 1, index + 1));
  if (splits(span.start)) return [];
  let { end } = span;
  while (splits(end)) end += 1;
  return [{ ...span, end }];
}

const findAll: Finder = (text) => finders.flatMap((find) => find(text)).flatMap((span) => onWords(span, text));

/**
 * Takes a person's own private matters and identifiers out of a message; a question about such a topic stays.
 * Pure; everything outside the placeholders (`[health]`, `[phone]`, …) stays byte for byte.
 */
export function redact(message: string): Redaction {
  const examined = message.slice(0, longestMessage);
  const view = normaliseView(examined, "match");
  const first = findAll(view.text);
  const spans = [...first, ...findContinued(view.text, first, findAll)];
  let text = "";
  let done = 0;
  for (const { start, end, label } of merge(spans, view.text)) {
    // A placeholder never swallows the blank or the comma at its edges: they belong to the rest.
    const found = view.text.slice(start, end);
    const from = view.at(start + (found.length - found.trimStart().length));
    const to = view.until(end - (found.length - found.trimEnd().length));
    text += `${examined.slice(done, from)}[${label}]`;
    done = to;
  }
  text += examined.slice(done);
  if (message.length > longestMessage) text += " [cut]";
  return { text, kinds: [...new Set(spans.map(({ kind }) => kind))].toSorted() };
}
