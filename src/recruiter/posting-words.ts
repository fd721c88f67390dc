import { dayOf } from "../domain/day.ts";
import type { Pause } from "../domain/posting.ts";
import type { PauseOutcome, PublishOutcome, ResumeOutcome } from "../ports.ts";

/** "robin since 25 November 2026" */
export const pauseWords = ({ by, name, since }: Pause): string => `${name ?? by} since ${dayOf(since, "en")}`;

export const factsToReview = (count: number): string =>
  count === 1 ? "1 fact needs a review" : `${count} facts need a review`;

/** Where the review's page is opened: on the machine that Candor runs on. */
export const reviewCommand = (key: string): string => `candor review ${key} --page`;

const unknownWords = "There is no posting with this key.";

export function publishWords(key: string, outcome: PublishOutcome): string {
  switch (outcome.kind) {
    case "unknown":
      return unknownWords;
    case "not_a_posting":
      return `${key} was read and is no job posting, so it is not published.`;
    case "to_review":
      return `${key} is not published: ${factsToReview(outcome.count)} first. Where Candor runs: ${reviewCommand(key)}`;
    case "published": {
      const { revision, isNew, isPaused } = outcome;
      const first = isNew
        ? `${key} is published: revision ${revision} is current.`
        : `Nothing has changed: revision ${revision} of ${key} is current already.`;
      return isPaused ? `${first} It is paused, so nobody is answered from it until you resume it.` : first;
    }
  }
}

export function pausedWords(key: string, outcome: PauseOutcome): string {
  switch (outcome.kind) {
    case "unknown":
      return unknownWords;
    case "not_open":
      return `${key} is not open, so nobody is answered from it anyway.`;
    case "paused":
      return `${key} is paused: it is offered to nobody, and candidates who ask about it are told so and can reach a person.`;
    case "already":
      return `${key} is paused already: ${pauseWords(outcome.pause)}.`;
  }
}

export function resumedWords(key: string, outcome: ResumeOutcome): string {
  switch (outcome) {
    case "unknown":
      return unknownWords;
    case "not_paused":
      return `${key} is not paused.`;
    case "resumed":
      return `${key} is resumed: candidates are answered from it where it is open.`;
  }
}
