import { join } from "node:path";
import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { Value } from "../../src/domain/value.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { type Kind, type Label, type LabelledPosting, readCases } from "./cases.ts";

const labelled = (kind: Kind, fields: Record<string, string | number | boolean | null>): Label => ({
  kind,
  fields: Object.fromEntries(
    Object.entries(fields)
      .filter(([, one]) => one !== null)
      .map(([name, one]) => [name, String(one)]),
  ),
});

/** What a fact's value says, in the fields of a label; `null` where it is of no measured kind. */
function labelOf(value: Value, topic: Topic): Label | null {
  switch (value.kind) {
    case "money": {
      const { min, max, currency, period, basis, tax, qualifier } = value;
      return labelled("money", { min, max, currency, period, basis, tax, qualifier });
    }
    case "requirement":
      if (value.of !== "experience" || (value.min === null && value.max === null)) return null;
      return labelled("years", { min: value.min, max: value.max, plus: value.plus });
    case "work_model":
      return value.mode === null || value.optional
        ? null
        : labelled("work_model", { mode: value.mode, days: value.daysPerWeek });
    case "date":
      return labelled("date", { iso: value.iso });
    case "contact":
      return labelled("contact", { channel: value.channel, address: value.address });
    case "offer":
      return topic === "relocation" || topic === "visa" ? labelled(topic, { offered: value.offered }) : null;
  }
}

const same = (a: Label, b: Label): boolean =>
  a.kind === b.kind &&
  [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].every((name) => a.fields[name] === b.fields[name]);

export type Tally = { labelled: number; found: number; produced: number; wrong: string[]; missed: string[] };
export type Tallies = Record<Kind, Tally>;

const empty = (): Tally => ({ labelled: 0, found: 0, produced: 0, wrong: [], missed: [] });

const emptyTallies = (): Tallies => {
  return {
    money: empty(),
    years: empty(),
    work_model: empty(),
    date: empty(),
    contact: empty(),
    relocation: empty(),
    visa: empty(),
  };
};

const show = ({ kind, fields }: Label): string =>
  [kind, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(" ");

/** Adds up how a posting's facts meet its labels: each value that no label of its line allows is wrong. */
function measure({ key, lines }: LabelledPosting, facts: readonly Fact[], tallies: Tallies): void {
  let start = 0;
  for (const { text, labels } of lines) {
    const end = start + text.length;
    const inLine = facts.filter(({ quotes }) => quotes.some((quote) => quote.start >= start && quote.end <= end));
    const produced = inLine.flatMap(({ value, topic, state }) => {
      const label = value === undefined || state === "withheld" ? null : labelOf(value, topic);
      return label === null ? [] : [label];
    });
    for (const label of labels) {
      const tally = tallies[label.kind];
      tally.labelled += 1;
      if (produced.some((one) => same(one, label))) tally.found += 1;
      else tally.missed.push(`${key}: ${text} | ${show(label)}`);
    }
    // Of a statement that is a fact of two topics the same value counts once.
    for (const [index, one] of produced.entries()) {
      if (produced.slice(0, index).some((other) => same(one, other))) continue;
      const tally = tallies[one.kind];
      tally.produced += 1;
      if (!labels.some((label) => same(one, label))) tally.wrong.push(`${key}: ${text} | ${show(one)}`);
    }
    start = end + 1;
  }
}

/** How the typed values of all labelled postings meet their labels. */
export function measureLabels(knowledge: Knowledge): Tallies {
  const tallies = emptyTallies();
  for (const posting of readCases(join(import.meta.dirname, "postings.txt"))) {
    const text = posting.lines.map((line) => line.text).join("\n");
    const [source] = decodeSource(Buffer.from(text), `${posting.key}.txt`);
    if (source === undefined) throw new Error(`${posting.key} holds no posting`);
    measure(posting, ingestPosting(source, knowledge).facts, tallies);
  }
  return tallies;
}
