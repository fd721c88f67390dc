import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, type Office, openOffice, press, words } from "./harness.ts";

let office: Office;

beforeAll(async () => {
  // About four seconds.
  office = await openOffice("socket", { CANDOR_ANSWER_WITHIN_HOURS: "0.0011" });
  await office.startBot();
}, 60_000);
afterAll(() => office.close());

test("who sees to a request is on its card; left unanswered it comes back, and the candidate hears so once", {
  timeout: 60_000,
}, async () => {
  const candidate = office.newcomer();
  await candidate.choose("Orchard Manager");
  await candidate.ask("I would like to talk to a person");
  const cards = () => office.cards("candor-recruiters", candidate);
  await eventually(() => expect(cards()).toHaveLength(1));
  const [card] = cards();
  if (card === undefined) throw new Error("no card");
  await press(office.slack, "robin", card, "own_hand_off");
  await eventually(() => expect(cards().map(words).join()).toContain("robin sees to it"));
  const reminders = () =>
    office.slack.messagesIn("candor-recruiters").filter((message) => words(message).includes("is not answered yet"));
  await eventually(() => expect(reminders()).toHaveLength(3));
  expect(reminders().map(({ threadTs }) => threadTs)).toEqual([card.ts, card.ts, card.ts]);
  const late = candidate.replies().filter((reply) => words(reply).includes("longer than it should"));
  expect(late).toHaveLength(1);
});
