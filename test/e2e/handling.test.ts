import { afterAll, beforeAll, expect, test } from "vitest";
import { runCandor } from "../cli/run-candor.ts";
import { buttons, eventually, type Office, openOffice, untilThere, words } from "./harness.ts";

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await office.startBot();
}, 60_000);
afterAll(() => office.close());

const idOf = (channel: string): string => office.slack.channels.find(({ name }) => name === channel)?.id ?? "";
const handle = async (...args: string[]): Promise<void> => {
  const { code, stderr } = await runCandor(["handle", ...args], { env: { CANDOR_DATA: office.data } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
};

test("a posting's own team gets what is asked of it, and answers it, though it is not in the house's channel", {
  timeout: 60_000,
}, async () => {
  await handle("orchard-manager", "--team", idOf("orchard-team"));
  const candidate = office.newcomer();
  await candidate.ask("the orchard manager job");
  const answer = await candidate.ask("Do you sponsor visas?");
  await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
  const card = await untilThere("the team's card", () => office.cards("orchard-team", candidate)[0]);
  expect(office.cards("candor-recruiters", candidate)).toEqual([]);
  await office.openForm("uma", card, "answer_hand_off");
  const relayed = await candidate.nextReply(() => office.slack.submitModal("uma", { answer: "For pruners we do." }));
  expect(words(relayed)).toContain("For pruners we do.");
  const answered = await untilThere("the answered card", () =>
    office
      .cards("orchard-team", candidate)
      .find((one) => buttons(one).some(({ label }) => label === "Correct the answer")),
  );
  expect(buttons(answered)).toHaveLength(1);
  await office.openForm("uma", answered, "correct_hand_off");
  const corrected = await candidate.nextReply(() => office.slack.submitModal("uma", { answer: "For all of you." }));
  expect(words(corrected)).toContain("For all of you.");
});

test("a posting for a channel's members is offered to them and to nobody else, not in words either", {
  timeout: 60_000,
}, async () => {
  await handle("quay-crane-driver", "--audience", idOf("quay-people"));
  const [member, stranger] = [office.person("candidate30"), office.newcomer()];
  await eventually(async () => {
    const offer = await stranger.ask("which roles do you have?");
    expect(buttons(offer).map(({ label }) => label)).not.toContain("Quay Crane Driver");
  });
  expect(words(await stranger.ask("the crane driver job"))).not.toContain("Quay Crane Driver");
  expect(words(await member.ask("the crane driver job"))).toContain("Quay Crane Driver");
});
