import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { inOwnFolder, said } from "./own-folder.ts";
import { jsonLines } from "./run-candor.ts";

const { path, write, candor } = inOwnFolder("publishing");
const baker =
  "Bakery Manager\n\nPay:\n\nThe pay is €21 per hour.\n\nRequirements:\n\nMSPhD in baking\n2 years of baking\n";

test("postings are published, listed, compared, closed, exported and taken back by command", {
  timeout: 120_000,
}, async () => {
  said(await candor("postings"), 0, "No posting was read yet");
  await write("baker.txt", baker);
  const published = await candor("publish", path("baker.txt"));
  expect(published).toMatchObject({ code: 0, stderr: "" });
  expect(published.stdout).toMatch(/baker: revision 1 is current.*1 of its facts need a person: candor review baker/u);
  expect(jsonLines((await candor("postings", "--json")).stdout)).toMatchObject([
    { key: "baker", title: "Bakery Manager", state: "open", openCount: 1, reviewed: null },
  ]);
  await write("baker.txt", baker.replace("€21", "€23"));
  await candor("publish", path("baker.txt"));
  expect((await candor("postings", "changes", "baker")).stdout).toContain("Against revision 2:\nNothing changes.");
  expect((await candor("review")).stdout).toContain("baker  Bakery Manager  1 to look at");
  said(await candor("review", "baker"), 1, "needs a person");

  said(await candor("postings", "close", "baker"), 0, "baker is closed.");
  said(await candor("postings", "close", "baker"), 1, "no open posting baker");
  expect((await candor("postings")).stdout).toMatch(/^baker {2}Bakery Manager {2}closed/u);

  const exported = await candor("postings", "export", "--to", path("facts"));
  expect(exported).toMatchObject({ code: 0, stdout: `${path("facts", "baker.facts.yaml")}\n` });
  expect(await readFile(path("facts", "baker.facts.yaml"), "utf8")).toContain("raw: MSPhD in baking");
  const again = await candor("publish", path("facts", "baker.facts.yaml"));
  expect(again.stdout).toMatch(/baker: revision 2 is current/u);
  expect((await candor("postings")).stdout).toMatch(/^baker {2}Bakery Manager {2}open/u);
});

test("what cannot be published says what to do", async () => {
  said(await candor("publish", "nobody"), 1, /No posting nobody was read.*candor postings/u);
  await write("broken.facts.yaml", "facts: [");
  said(await candor("publish", path("broken.facts.yaml")), 1, "not valid YAML");
  said(await candor("postings", "export", "nobody", "--to", path()), 1, "No posting nobody was read");
});
