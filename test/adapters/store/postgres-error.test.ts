import { describe, expect, test } from "vitest";
import { postgresError } from "../../../src/adapters/store/postgres-error.ts";
import { LeaseLostError } from "../../../src/domain/errors.ts";

const place = { host: "db.example", port: 5432, database: "candor", user: "bot" };
const told = (code: string | undefined) => postgresError(Object.assign(new Error("raw words"), { code }), place);

describe("what Postgres or the network says", () => {
  test.each([
    ["28P01", "bad_input", "refuses the password of bot"],
    ["28000", "bad_input", "does not let bot in"],
    ["3D000", "bad_input", "has no database candor. Make it (createdb candor)"],
    ["42501", "bad_input", "Make bot the owner"],
    ["ENOTFOUND", "bad_input", "There is no host db.example"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "bad_input", "sslrootcert=FILE"],
    ["EAI_AGAIN", "unavailable", "cannot be looked up"],
    ["ECONNREFUSED", "unavailable", "No Postgres answers at db.example:5432. Start it"],
    ["25006", "unavailable", "Name the primary"],
    ["53100", "unavailable", "The disk of Postgres at db.example:5432 is full"],
    ["53300", "unavailable", "Raise max_connections"],
    ["57P01", "unavailable", "did not do its part (57P01)"],
    [undefined, "unavailable", "did not do its part (no connection)"],
    ["23505", "conflict", "is stored already"],
  ])("as %s is told as %s with what to do", (code, kind, sentence) => {
    const error = told(code);
    expect(error.code).toBe(kind);
    expect(error.message).toContain(sentence);
    expect(error.message).not.toContain("raw words");
  });

  test("is translated once: an error of the house stays as it is", () => {
    const lost = new LeaseLostError("gone");
    expect(postgresError(lost, place)).toBe(lost);
  });
});
