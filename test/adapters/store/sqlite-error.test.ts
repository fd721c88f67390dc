import { expect, test } from "vitest";
import { sqliteError } from "../../../src/adapters/store/sqlite-error.ts";

/** As node:sqlite throws it; the codes are SQLite's own, extended ones too. */
const thrown = (errcode: number): Error => Object.assign(new Error("sqlite"), { code: "ERR_SQLITE_ERROR", errcode });

test.each([
  [13, "unavailable", /disk that holds .*store\.sqlite is full/u],
  [778, "unavailable", /may be full or failing/u],
  [4874, "unavailable", /may be full or failing/u],
  [11, "unavailable", /is damaged/u],
  [8, "bad_input", /write access/u],
  [26, "bad_input", /not a SQLite database/u],
  [2067, "conflict", /stored already/u],
  [1, "unavailable", /did not do its part/u],
])("SQLite's code %i is an error that says what to do", (errcode, code, words) => {
  const cause = thrown(errcode);
  const error = sqliteError(cause, "/data/store.sqlite");
  expect(error).toMatchObject({ code, cause });
  expect(String(error)).toMatch(words);
});

test("what SQLite did not throw comes back as it is", () => {
  const other = new Error("other");
  expect(sqliteError(other, "/data/store.sqlite")).toBe(other);
});
