import type { Fact, FactState, Provenance } from "../domain/fact.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Topic } from "../domain/topic.ts";
import { classify } from "./classify.ts";
import { type DamageCode, damageOf } from "./damage.ts";
import type { DocumentView } from "./document.ts";
import { valueOf } from "./extract/value.ts";
import { workModelOfTag } from "./extract/work-model.ts";
import { readsAsInstruction } from "./instructions.ts";
import { repair } from "./repair.ts";

export type StatementContext = {
  heading: string | null;
  section: Topic | null;
  /** What the statement's own label is about, where it has a known one. */
  label: Topic | null;
  gluedToAmount: boolean;
  /** Whether it is an item of a list, so that its heading surely speaks of it. */
  listed: boolean;
  view: DocumentView;
  /** Reads the statement as one about this topic, whatever else it speaks of. */
  topic?: Topic;
};

/** A statement as it was understood: a fact but for its place. */
export type Reading = Pick<Fact, "topic" | "state" | "statement" | "value" | "provenance"> & {
  damage: DamageCode | null;
  /** Further topics that the words speak of. */
  also: readonly Topic[];
};

/** "For work performed in Lisbon" before an amount names the places that the amount holds for. */
export const payLabel =
  /^for (?:work performed|candidates|applicants|roles?|positions?|employees|those)(?!\p{L})[^.]*$/iu;

const posting: Provenance = { kind: "posting" };
const tag = /^#?LI-[A-Z\d-]+$/iu;

function readTag(words: string): Reading {
  const value = workModelOfTag(words);
  const shared = { statement: words, provenance: { kind: "tag" as const, label: words } };
  if (value === null)
    return { ...shared, topic: "other", state: "unclear", value: undefined, damage: "tag_without_meaning", also: [] };
  return { ...shared, topic: "work_model", state: "inferred", value, damage: null, also: [] };
}

/** Reads one statement by its own words and its surroundings. Pure; `null` where nothing is left after repair. */
export function readStatement(raw: string, context: StatementContext, knowledge: Knowledge): Reading | null {
  const statement = repair(raw);
  if (statement === "") return null;
  if (tag.test(statement)) return readTag(statement);
  const { view } = context;
  const isPayLabel = context.gluedToAmount && payLabel.test(statement);
  const topics = isPayLabel ? { main: "compensation" as const, also: [] } : classify(statement, context, knowledge);
  const topic = context.topic ?? topics.main;
  const damage = damageOf(statement, { topic, view, gluedToAmount: context.gluedToAmount });
  const state: FactState = readsAsInstruction(statement) ? "withheld" : damage === null ? "stated" : "unclear";
  // A typed value of words that have no single reading would be a guess.
  const value = state === "stated" ? valueOf(statement, { ...context, topic, signsLost: view.signsLost }) : undefined;
  return {
    topic,
    state,
    statement,
    value,
    provenance: posting,
    damage,
    also: context.topic === undefined ? topics.also : [],
  };
}
