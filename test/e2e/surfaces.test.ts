import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Office, openOffice, words } from "./harness.ts";

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await office.startBot();
}, 60_000);
afterAll(() => office.close());

describe("a posting named in words", { timeout: 30_000 }, () => {
  test("is chosen without a button, misspelt too, and can be changed for another one", async () => {
    const candidate = office.newcomer();
    expect(words(await candidate.ask("Hello"))).toMatch(/Which posting is it about/u);
    expect(words(await candidate.ask("the orchrd manager"))).toContain("Orchard Manager");
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£26,500");
    expect(words(await candidate.ask("what about the crane driver role?"))).toContain("Quay Crane Driver");
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£31.20");
    expect(words(await candidate.ask("What is the role of the crane driver?"))).not.toMatch(/talking about/u);
  });

  test("with a question is answered at once", async () => {
    const answer = words(await office.newcomer().ask("How much does the crane driver job pay?"));
    expect(answer).toContain("Quay Crane Driver");
    expect(answer).toContain("£31.20");
  });

  test("can be looked for again by a button", async () => {
    const candidate = office.newcomer();
    const chosen = await candidate.ask("the orchard job please");
    const offer = await candidate.nextReply(() => candidate.press(chosen, "show_postings"));
    const turned = await candidate.nextReply(() => candidate.press(offer, "Quay Crane Driver"));
    expect(words(turned)).toContain("Quay Crane Driver");
  });
});
