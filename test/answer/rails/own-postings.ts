import { readAllPostings, unpublished } from "../../../src/app/read-postings.ts";
import { shipped } from "../../../src/app/paths.ts";
import type { ClaimSubject } from "../../../src/answer/rails/rail.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { knowledge } from "./subject.ts";

/** The postings that ship with Candor, read as any other. */
const revisions = (await readAllPostings(`${shipped.knowledge}/postings`, knowledge)).postings.map(unpublished);

/** Every fact of them, with the posting's other facts. */
export const ownFacts = revisions.flatMap(({ facts, posting }) => facts.map((fact) => ({ fact, facts, posting })));
export type OwnFact = (typeof ownFacts)[number];

/** A sentence in free words that cites the facts, as a stranger would write it. */
export const claiming = (text: string, cited: readonly Fact[], { facts, posting }: OwnFact): ClaimSubject => ({
  claim: { segments: [{ kind: "words", text }], facts: cited.map(({ id }) => id), origin: "free" },
  text,
  language: posting.language,
  factsLanguage: posting.language,
  cited,
  all: facts,
  employer: posting.employer,
  slotsRequired: false,
});
