import { durationUnit } from "../../domain/quantity/units.ts";
import type { ExpectedValue, QuestionPart } from "../../domain/question.ts";
import type { Topic } from "../../domain/topic.ts";
import { pointsBackOpening } from "./clause-form.ts";
import { fold } from "../../domain/words.ts";

const many =
  / (?:how many|number of|wie viele|combien de|cuantos|cuantas|quantos|quantas|quants) ([\p{L}]+)(?: ([\p{L}]+))?/u;
const much = / (?:how much(?! of )|what (?:is|s)? ?the (?:amount|range)|wie viel|wieviel|combien|cuanto|quanto) /u;
const long = / (?:how long|wie lange|combien de temps|cuanto tiempo|cuanto dura|quanto tempo) /u;
const often = / (?:how often|wie oft|times a week) /u;
const period =
  / (?:per|a|an|each|every|pro|par|por|al|im) (?:hour|day|week|month|year|stunde|monat|jahr|mois|an|mes|ano|hora) /u;
/** An amount is asked for in so many words. */
const amount =
  / (?:what (?:amount|sum|number|figure)|which (?:amount|sum|figure)|the amount|wie hoch|welche hohe|betrag|montant|a combien|importe|valor|de cuanto|de quanto) /u;
const year = / (?:which|what|welches|welchem|quelle|que|qual) (?:year|jahr|annee|ano) /u;
const day =
  / (?:which|what|welche[mnrs]?|quelle?|que|qual) (?:exact )?(?:date|day|month|datum|tag|monat|jour|mois|fecha|dia|mes|data) (?!a |per )/u;
/** Somebody to turn to is asked for: "who do I ring for that?" */
const contact =
  / (?:(?:who|whom) (?:to|(?:(?:do|can|could|should|would|may|must) )?(?:i|we)) (?:call|ring|phone|text|e ?mail|write|contact|message|ask|reach|turn)|(?:wen|wem|an wen|bei wem) (?:kann|soll|muss|darf) ich|(?:wen|wem) (?:ruf|frag|schreib|kontaktier)\p{L}*|qui (?:dois|puis|peux) je|a qui (?:ecrire|demander|m adresser)|(?:a|con) quien (?:llam|escrib|contact|pregunt|habl|pued)\p{L}*|(?:a|para|com) quem (?:lig|escrev|contact|pergunt|fal|poss)\p{L}*) /u;
/** Concepts that ask for a number, however they are put: "team size?" */
const counts = ["team_size", "direct_reports", "openings"];
const paid: readonly Topic[] = ["compensation", "bonus", "equity"];
const wholePay = ["compensation", "base_pay"];
const dated: readonly Topic[] = ["timeline", "deadline", "process", "benefits", "leave"];

/**
 * What a fact must hold to answer a part: "how many days" wants a duration in days, so that a posting that only says
 * "hybrid" does not answer it. `null` where any words on the topic will do.
 */
export function expectedValue({ text, topics, concepts, terms, polar }: QuestionPart): ExpectedValue | null {
  const folded = fold(text);
  // Romance languages ask "isso é por ano?" without a turned verb.
  const periodAsked = (polar || pointsBackOpening.test(text)) && topics[0] === "compensation" && period.test(folded);
  if (concepts.includes("employer_name")) return { kind: "employer", unit: null };
  if (contact.test(folded)) return { kind: "contact", unit: null };
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
  if (year.test(folded)) return { kind: "date", unit: "year" };
  if (day.test(folded) && topics.some((one) => dated.includes(one))) return { kind: "date", unit: null };
  const [topic] = topics;
  const money = topic !== undefined && paid.includes(topic) && (much.test(folded) || amount.test(folded));
  // "Salary?" asks for an amount; "is the salary open?" does not.
  const bare =
    topic === "compensation" && !polar && terms.length === 0 && concepts.every((one) => wholePay.includes(one));
  const worth = topic === "benefits" && amount.test(folded);
  return money || bare || worth ? { kind: "money", unit: null } : null;
}
