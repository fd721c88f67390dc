import { z } from "zod";

/** What a fact, or one part of a question, is about. */
export const Topic = z.enum([
  "company",
  "role",
  "responsibilities",
  "education",
  "experience",
  "skills",
  "compensation",
  "equity",
  "bonus",
  "benefits",
  "leave",
  "work_model",
  "location",
  "eligibility",
  "relocation",
  "visa",
  "travel",
  "schedule",
  "employment_type",
  "process",
  "timeline",
  "deadline",
  "status",
  "accommodations",
  "eeo",
  "background",
  "culture",
  "equipment",
  "language",
  "other",
]);
export type Topic = z.infer<typeof Topic>;

/** A topic as people read it: "work model". */
export const topicWords = (topic: Topic): string => topic.replaceAll("_", " ");

/** Groups of topics whose facts may answer one another's questions. */
const neighbourhoods: readonly (readonly Topic[])[] = [
  ["compensation", "equity", "bonus", "benefits"],
  ["benefits", "leave", "equipment", "travel", "schedule"],
  ["location", "eligibility", "work_model", "relocation", "visa", "travel", "company"],
  ["education", "experience", "skills", "language", "eligibility", "background"],
  ["process", "timeline", "deadline", "status"],
  ["schedule", "employment_type", "travel", "work_model"],
  ["eeo", "background", "accommodations", "eligibility"],
  ["company", "culture", "role", "responsibilities"],
  ["role", "employment_type", "experience"],
];

export function areNeighbours(a: Topic, b: Topic): boolean {
  return a === b || neighbourhoods.some((group) => group.includes(a) && group.includes(b));
}

/** Topics with so few ways to be spoken of that any fact of the topic answers, whatever words were used to ask. */
export const closedTopics: readonly Topic[] = [
  "compensation",
  "equity",
  "bonus",
  "relocation",
  "visa",
  "travel",
  "location",
  "work_model",
  "deadline",
  "employment_type",
  "experience",
  "education",
  "accommodations",
  "background",
  "eligibility",
  "eeo",
  "schedule",
  "language",
  "timeline",
];
