import type { Value } from "../../domain/value.ts";
import { contactOf } from "./contact.ts";
import { dateOf } from "./date.ts";
import { moneyOf } from "./money.ts";
import { offerOf } from "./offer.ts";
import { type RequirementContext, requirementOf } from "./requirement.ts";
import { workModelOf } from "./work-model.ts";

/** Words that ask to write or to call, whatever else a statement is taken to be about. */
const invites =
  /(?<!\p{L})(?:writ(?:e|ing) to|e-?mail|contact|call|reach|ask|send|questions?|apply|schreib\p{L}*|kontakt\p{L}*|écri\p{L}+|envi\p{L}+|escrib\p{L}+|correo|tel)(?!\p{L})/iu;

export type ValueContext = RequirementContext;

/** The typed value of a statement of a topic; where it has none, an address that it asks to write to or to call. */
export const valueOf = (words: string, context: ValueContext): Value | undefined =>
  valueOfTopic(words, context) ?? (invites.test(words) ? (contactOf(words) ?? undefined) : undefined);

/** By the one parser for the topic's family; `undefined` where it is not sure. */
function valueOfTopic(words: string, context: ValueContext): Value | undefined {
  const { topic, heading } = context;
  switch (topic) {
    case "compensation":
      return moneyOf(words, heading) ?? undefined;
    case "education":
    case "experience":
    case "skills":
    case "language":
      return requirementOf(words, context) ?? undefined;
    case "work_model":
    case "location":
      return workModelOf(words) ?? undefined;
    case "relocation":
    case "visa":
    case "equity":
    case "bonus":
      return offerOf(words, topic) ?? undefined;
    case "deadline":
    case "timeline":
      return dateOf(words) ?? contactOf(words) ?? undefined;
    case "process":
      return contactOf(words) ?? dateOf(words) ?? undefined;
    case "other":
    case "accommodations":
    case "status":
    case "eeo":
      return contactOf(words) ?? undefined;
    case "company":
    case "role":
    case "responsibilities":
    case "benefits":
    case "leave":
    case "eligibility":
    case "travel":
    case "schedule":
    case "employment_type":
    case "background":
    case "culture":
    case "equipment":
      return undefined;
  }
}
