import { expect } from "vitest";

// vitest types these as `any`, which would turn off the checks of the values around them.
export const containing = (words: string): unknown => expect.stringContaining(words);
export const matching = (words: RegExp): unknown => expect.stringMatching(words);
export const having = (fields: Record<string, unknown>): unknown => expect.objectContaining(fields);
