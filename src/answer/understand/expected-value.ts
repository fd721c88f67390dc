import { durationUnit } from "../../domain/quantity/units.ts";
import type { ExpectedValue, QuestionPart } from "../../domain/question.ts";
import type { Topic } from "../../domain/topic.ts";
import { fold } from "../../domain/words.ts";

const many =
  / (?:how many|number of|wie viele|combien de|cuantos|cuantas|quantos|quantas|quants) ([\p{L}]+)(?: ([\p{L}]+))?/u;
const much = / (?:how much|what (?:is|s)? ?the (?:amount|range)|wie viel|wieviel|combien|cuanto|quanto) /u;
const long = / (?:how long|wie lange|combien de temps|cuanto tiempo|cuanto dura|quanto tempo) /u;
const often = / (?:how often|wie oft|times a week) /u;
const period =
  / (?:per|a|an|each|every|pro|par|por|al|im) (?:hour|day|week|month|year|stunde|monat|jahr|mois|an|mes|ano|hora) /u;
/** Concepts that ask for a number, however they are put: "team size?" */
const counts = ["team_size", "direct_reports", "openings"];
const paid: readonly Topic[] = ["compensation", "bonus", "equity"];

/**
 * What a fact must hold to answer a part: "how many days" wants a duration in days, so that a posting that only says
 * "hybrid" does not answer it. `null` where any words on the topic will do.
 */
export function expectedValue({ text, topics, concepts, polar }: QuestionPart): ExpectedValue | null {
  const folded = fold(text);
  const periodAsked = polar && topics[0] === "compensation" && period.test(folded);
  if (concepts.includes("pay_period") || periodAsked) return { kind: "period", unit: null };
  // Before what is counted: "combien de temps" counts nothing.
  if (long.test(folded)) return { kind: "duration", unit: null };
  const [, counted, next] = many.exec(folded) ?? [];
  if (counted !== undefined) {
    // "How many vacation days" counts days.
    const unit = durationUnit(counted) ?? durationUnit(next ?? "");
    return unit === null ? { kind: "number", unit: counted } : { kind: "duration", unit };
  }
  if (counts.some((concept) => concepts.includes(concept))) return { kind: "number", unit: null };
  if (concepts.includes("office_days")) return { kind: "duration", unit: "day" };
  if (often.test(folded)) return null;
  const [topic] = topics;
  if (much.test(folded) && topic !== undefined && paid.includes(topic)) return { kind: "money", unit: null };
  return null;
}
