import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bankFiles, readClaims } from "../../eval/rails/claims.ts";
import { knowledge, verify } from "../answer/rails/subject.ts";

const folder = fileURLToPath(new URL("../../eval/across", import.meta.url));

test("of sentences across languages no more than 3 % of the unsupported pass, and most supported ones do", async () => {
  const claims = await readClaims(...bankFiles(folder), knowledge);
  const passed = (supported: boolean): number => {
    const some = claims.filter(({ label }) => label.supported === supported);
    return some.filter(({ subject }) => verify(subject).kind === "pass").length / some.length;
  };
  expect(passed(false)).toBeLessThanOrEqual(0.03);
  expect(passed(true)).toBeGreaterThanOrEqual(0.8);
});
