import { CandorError } from "../domain/errors.ts";

const stepsMs = [1_000, 5_000, 30_000, 120_000, 600_000] as const;

/** How long to wait after the attempt with this number, counted from 1: seconds first, ten minutes in the end. */
export const growingBackoff = (attempt: number): number => stepsMs[attempt - 1] ?? stepsMs[4];

/** What is stored and logged about a failure: a word of this house, or the error's class. Never its message. */
export const failureCode = (error: unknown): string => {
  if (error instanceof CandorError) return error.code;
  return error instanceof Error ? error.name : "unknown_error";
};
