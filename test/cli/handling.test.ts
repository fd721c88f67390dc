import { expect, test } from "vitest";
import { inOwnFolder, said } from "./own-folder.ts";

const { path, write, candor } = inOwnFolder("handling");
const miller = "Miller\n\nPay:\n\nThe pay is €21 per hour.\n\nRequirements:\n\n2 years of milling\n";

test("a posting is paused and resumed by command, and the list says by whom", { timeout: 120_000 }, async () => {
  await write("miller.txt", miller);
  await candor("publish", path("miller.txt"));
  said(await candor("pause", "miller"), 0, "miller is paused: it is offered to nobody");
  said(await candor("pause", "miller"), 0, "miller is paused already");
  expect((await candor("postings")).stdout).toMatch(/^miller {2}Miller {2}paused {2}by \S+ since .* revision 1/u);
  said(await candor("resume", "miller"), 0, "miller is resumed");
  said(await candor("resume", "miller"), 0, "miller is not paused");
  said(await candor("pause", "nobody"), 1, "no posting with this key");
});

test("how a posting is handled is said and shown by command", { timeout: 60_000 }, async () => {
  await write("weaver.txt", miller.replace("Miller", "Weaver"));
  await candor("publish", path("weaver.txt"));
  said(await candor("handle", "weaver", "--team", "C7", "--audience", "C8"), 0, "C7; offered to the members of C8.");
  said(await candor("postings"), 0, /^weaver .*recruiters in C7; offered to the members of C8/mu);
  said(
    await candor("handle", "weaver", "--team", "house"),
    0,
    "recruiters of the house; offered to the members of C8.",
  );
  said(await candor("handle", "weaver", "--team", "#baking"), 1, "--team takes a channel's id");
  said(await candor("handle", "butcher"), 1, "No posting butcher was published");
});
