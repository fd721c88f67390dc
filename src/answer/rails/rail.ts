import type { Claim } from "../../domain/draft.ts";
import type { Fact } from "../../domain/fact.ts";
import type { RailName, Verdict } from "../../domain/verdict.ts";

/** What a rail judges: one sentence, and the facts of the posting that it cites. */
export type ClaimSubject = {
  claim: Claim;
  /** The sentence as the candidate would read it. */
  text: string;
  /** BCP 47 primary language of the sentence and of the facts; `und` where it cannot be told. */
  language: string;
  factsLanguage: string;
  /** The facts cited; a claim that cites an id that is not there never comes this far. */
  cited: readonly Fact[];
  /** All facts of the posting, on which a claim of absence is judged. */
  all: readonly Fact[];
  /** Names under which a sentence may speak of the employer. */
  employer?: string | null;
  /** Whether a value in free words blocks because only code may fill it in. Only a judge of foreign sentences says no. */
  slotsRequired?: boolean;
};

/** One named check. Pure; whatever it throws counts as a block. */
export type ClaimRail = { name: RailName; check(subject: ClaimSubject): Verdict };
