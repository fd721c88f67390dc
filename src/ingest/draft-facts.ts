import type { Fact, Quote, Scope } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { areNeighbours } from "../domain/topic.ts";
import type { DecodedSource } from "../domain/source.ts";
import type { DamageCode } from "./damage.ts";
import type { DocumentView } from "./document.ts";
import { headingReader } from "./headings.ts";
import { payLabel, type Reading, readStatement, type StatementContext } from "./read-statement.ts";
import { repair } from "./repair.ts";
import { type Statement, splitStatements } from "./split.ts";
import { splitValues } from "./split-values.ts";

/** A fact before it has a number. */
export type Draft = Omit<Fact, "id"> & { damage: DamageCode | "other_jobs" | null };

const isAmount = (text: string): boolean => /^\s*[$€£¥]?\d{1,3}(?:,\d{3})+/u.test(text);
/** Where a copied page goes on with other employers' jobs. */
const otherJobs =
  /(?<!\p{L})(?:job alerts?|similar jobs|people also viewed|related jobs|recommended jobs|more jobs like this)(?!\p{L})/iu;

function toDraft(reading: Reading, quote: Quote, heading: string | null, scope: Scope | null): Draft {
  const { topic, state, statement, value, provenance, damage } = reading;
  return {
    topic,
    state,
    statement,
    quotes: [quote],
    ...(heading === null ? {} : { heading }),
    ...(value === undefined ? {} : { value }),
    ...(scope === null ? {} : { scope }),
    provenance,
    damage,
  };
}

/** "We do sponsor visas! However, …": what the next sentence takes back is given on conditions. */
const contrast =
  /^(?:however|but|unfortunately|though|that said|allerdings|jedoch|leider|cependant|mais|toutefois|sin embargo|pero|no entanto|mas|porém)(?!\p{L})/iu;

function bounded(reading: Reading): Reading {
  const { value } = reading;
  return value?.kind === "offer" && value.offered === "offered"
    ? { ...reading, value: { ...value, offered: "conditional" } }
    : reading;
}

/** A job title that names the pay says two things: the amount is a fact of its own. */
export function payInTitle(title: Pick<Draft, "topic" | "quotes">, view: DocumentView, knowledge: Knowledge): Draft[] {
  const [quote] = title.quotes;
  if (quote === undefined || title.topic !== "role" || quote.raw.length > 120) return [];
  const amount = /[$€£]\s?\d[\d.,]*(?:\s?[-–—]\s?[$€£]?\d[\d.,]*)?[kK]?(?:\s?(?:\/|per )\s?\p{L}+)?/u.exec(quote.raw);
  if (amount === null) return [];
  const reading = readStatement(
    amount[0],
    { heading: null, section: null, label: null, gluedToAmount: false, listed: false, view, topic: "compensation" },
    knowledge,
  );
  if (reading === null) return [];
  const start = quote.start + amount.index;
  return [toDraft(reading, { ...quote, start, end: start + amount[0].length, raw: amount[0] }, null, null)];
}

/** A statement of two amounts, or of two spans of years, as the statements that it is made of. */
function partsOf(quote: Quote, whole: Reading, context: StatementContext, knowledge: Knowledge) {
  return splitValues(quote.raw).flatMap(({ start, end }) => {
    const raw = quote.raw.slice(start, end);
    const own = readStatement(raw, context, knowledge);
    if (own === null) return [];
    const isAkin = areNeighbours(own.topic, whole.topic);
    const reading = isAkin ? own : readStatement(raw, { ...context, topic: whole.topic }, knowledge);
    const part = { ...quote, start: quote.start + start, end: quote.start + end, raw };
    return reading === null ? [] : [{ quote: part, reading }];
  });
}

/** The facts of a source's prose, in its order. A statement that surely speaks of two matters is a fact of each. */
export function draftFacts(source: DecodedSource, view: DocumentView, knowledge: Knowledge): Draft[] {
  const statements = splitStatements(source, headingReader(knowledge));
  const textOf = ({ path, start, end }: Statement) => (source.texts[path] ?? "").slice(start, end);
  const foreign = new Set<string>();
  return statements.flatMap((statement, index) => {
    const raw = textOf(statement);
    const [before, next] = [statements[index - 1], statements[index + 1]];
    const heading = statement.heading === null ? null : repair(statement.heading) || null;
    const context: StatementContext = {
      heading,
      section: statement.section,
      label: statement.isTitle ? "role" : statement.label,
      gluedToAmount: statement.gluedAfter && next !== undefined && isAmount(textOf(next)),
      listed: statement.listed,
      view,
    };
    const read = readStatement(raw, context, knowledge);
    if (read === null) return [];
    const reading = next !== undefined && contrast.test(textOf(next)) ? bounded(read) : read;
    const { path, start, end } = statement;
    const quote: Quote = path === "" ? { start, end, raw } : { path, start, end, raw };
    if (otherJobs.test(raw)) foreign.add(path);
    if (foreign.has(path)) {
      const hidden: Reading = { ...reading, topic: "other", state: "withheld", value: undefined };
      return [{ ...toDraft(hidden, quote, heading, null), damage: "other_jobs" as const }];
    }
    const labelBefore = before !== undefined && before.gluedAfter && isAmount(raw) ? repair(textOf(before)) : "";
    const scope = payLabel.test(labelBefore) ? { location: labelBefore } : null;
    const parts =
      reading.topic === "compensation" || reading.topic === "experience" || reading.topic === "bonus"
        ? partsOf(quote, reading, context, knowledge)
        : [];
    if (parts.length > 1) return parts.map((part) => toDraft(part.reading, part.quote, heading, scope));
    const others = reading.also.flatMap((topic) => readStatement(raw, { ...context, topic }, knowledge) ?? []);
    return [
      toDraft(reading, quote, heading, scope),
      ...others.map((other) => toDraft(other, quote, heading, null)),
      ...payInTitle({ topic: reading.topic, quotes: [quote] }, view, knowledge),
    ];
  });
}
