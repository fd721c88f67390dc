import type { Value } from "../../domain/value.ts";
import { contactOf } from "./contact.ts";
import { dateOf } from "./date.ts";
import { moneyOf } from "./money.ts";
import { offerOf } from "./offer.ts";
import { type RequirementContext, requirementOf } from "./requirement.ts";
import { workModelOf } from "./work-model.ts";

export type ValueContext = RequirementContext;

/** The typed value of a statement of a topic, by the one parser for that family; `undefined` where it is not sure. */
export function valueOf(words: string, context: ValueContext): Value | undefined {
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
    case "other":
      return undefined;
  }
}
