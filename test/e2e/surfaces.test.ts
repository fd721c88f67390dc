import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { type Office, openOffice, words } from "./harness.ts";

let office: Office;

/** The value of the button of this name. */
const valueOf = ({ blocks = [] }: Message, name: string): string =>
  blocks
    .flatMap((block) => (block.type === "actions" ? block.elements : []))
    .flatMap((element) =>
      element.type === "button" && element.action_id?.startsWith(name) === true ? [element.value ?? ""] : [],
    )
    .at(0) ?? "";

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

describe("feedback under an answer", { timeout: 30_000 }, () => {
  test("that it did not help brings a person within reach, however often it is pressed", async () => {
    const candidate = office.newcomer();
    const answer = await candidate.ask("How much does the crane driver job pay?");
    const turnId = valueOf(answer, "talk_to_person");
    const rate = (verdict: string) =>
      office.slack.press(candidate.handle, {
        channel: answer.channel,
        ts: answer.ts,
        actionId: "feedback",
        value: `${verdict}:${turnId}`,
      });
    const offer = await candidate.nextReply(() => rate("not_helpful"));
    expect(words(offer)).toContain("A person from the recruiting team");
    await rate("not_helpful");
    await candidate.nextReply(() => candidate.press(offer, "talk_to_person"));
    expect(candidate.replies().filter((reply) => words(reply) === words(offer))).toHaveLength(1);
    expect(office.cards("candor-recruiters", candidate)).toHaveLength(1);
  });
});
