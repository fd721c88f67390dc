import { expect } from "vitest";

// Typed, since vitest's matchers are `any`.
export const someText: unknown = expect.any(String);
export const someNumber: unknown = expect.any(Number);
export const like = (fields: Record<string, unknown>): unknown => expect.objectContaining(fields);
