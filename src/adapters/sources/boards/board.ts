import type { Validators } from "../../../domain/source.ts";
import type { JsonObject } from "../json.ts";
import type { Fetcher } from "../fetch/fetcher.ts";

/** One job as its board gives it. */
export type BoardJob = { id: string; payload: JsonObject };

/** A board's answer: its jobs, read one by one, or that nothing changed since the validators were given. */
export type BoardJobs =
  | { kind: "unchanged" }
  | {
      kind: "jobs";
      jobs: AsyncIterable<BoardJob> | Iterable<BoardJob>;
      /** How many there are; `null` where the board does not tell before the last. */
      count: number | null;
      validators: Validators | null;
    };

export type BoardPlace = { board: string; id: string | null };

/** One applicant tracking system: how its jobs are fetched, and what of them is about the job. */
export type BoardKind = {
  /** As in `greenhouse:acme`. */
  scheme: string;
  /** The board and job that a page of this system shows; `null` for another page. */
  placeOf: (page: URL) => BoardPlace | null;
  /** Whether a saved payload is one of this system's jobs. */
  holds: (job: JsonObject) => boolean;
  /** The job without what says nothing to a candidate or contradicts the rest; its pointers stay. `null`: not to be shown. */
  prune: (job: JsonObject) => JsonObject | null;
  fetchJobs: (place: BoardPlace, fetcher: Fetcher, validators: Validators | null) => Promise<BoardJobs>;
};

export const without = (job: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(job).filter(([key]) => !keys.includes(key)));

/** A job's id as a text, whichever the system gives it as; empty where it has none. */
export function idOf(job: JsonObject, key = "id"): string {
  const id = job[key];
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}
