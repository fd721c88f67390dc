import { describe, expect, test } from "vitest";
import {
  BusyError,
  CandorError,
  ConfigurationError,
  ConflictError,
  InputError,
  LeaseLostError,
  NotFoundError,
  UnavailableError,
} from "../../src/domain/errors.ts";

const cause = new Error("the vendor's own words");
const errors = [
  new InputError("m", { cause }),
  new ConfigurationError("m", { cause }),
  new NotFoundError("m", { cause }),
  new BusyError("m", { cause }),
  new ConflictError("m", { cause }),
  new LeaseLostError("m", { cause }),
  new UnavailableError("model", { cause, message: "m" }),
].map((error) => [error.constructor.name, error] as const);

describe("errors on purpose", () => {
  test.each(errors)("a %s has its name, a code, its message and its cause", (name, error) => {
    expect(error).toBeInstanceOf(CandorError);
    expect(error).toMatchObject({ name, message: "m", cause });
    expect(error.code).toMatch(/^[a-z_]+$/u);
  });

  test("no two share a code", () => {
    expect(new Set(errors.map(([, { code }]) => code)).size).toBe(errors.length);
  });

  test("what is not available is named", () => {
    expect(new UnavailableError("messenger")).toMatchObject({ system: "messenger", message: /messenger/u });
  });
});
