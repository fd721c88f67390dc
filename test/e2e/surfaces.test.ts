import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runCandor } from "../cli/run-candor.ts";
import { shortcutId } from "../../src/adapters/slack/needs.ts";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { buttons, modes, type Office, openOffice, press, untilThere, words } from "./harness.ts";

/** The value of the button of this name. */
const valueOf = ({ blocks = [] }: Message, name: string): string =>
  blocks
    .flatMap((block) => (block.type === "actions" ? block.elements : []))
    .flatMap((element) =>
      element.type === "button" && element.action_id?.startsWith(name) === true ? [element.value ?? ""] : [],
    )
    .at(0) ?? "";

/** Somebody who has read an answer, and judges it. */
async function reader(office: Office, question: string) {
  const candidate = office.newcomer();
  const answer = await candidate.ask(question);
  const rate = (verdict: string) =>
    office.slack.press(candidate.handle, {
      channel: answer.channel,
      ts: answer.ts,
      actionId: "feedback",
      value: `${verdict}:${valueOf(answer, "talk_to_person")}`,
    });
  return { candidate, rate };
}

describe.each(modes)("by %s", (mode) => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice(mode);
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
      const { candidate, rate } = await reader(office, "How much does the crane driver job pay?");
      const offer = await candidate.nextReply(() => rate("not_helpful"));
      expect(words(offer)).toContain("A person from the recruiting team");
      await rate("not_helpful");
      await candidate.nextReply(() => candidate.press(offer, "talk_to_person"));
      expect(candidate.replies().filter((reply) => words(reply) === words(offer))).toHaveLength(1);
      expect(office.cards("candor-recruiters", candidate)).toHaveLength(1);
    });

    test("that it says too little brings the question to the recruiters, once, and their answer back", async () => {
      const { candidate, rate } = await reader(office, "How many days of paid holiday has the crane driver job?");
      const offer = await candidate.nextReply(() => rate("not_helpful"));
      const thanks = await candidate.nextReply(() => candidate.press(offer, "too_little"));
      expect(words(thanks)).toContain("Shall I ask a recruiter?");
      expect(buttons(thanks).map(({ label }) => label)).toEqual(["Ask a recruiter", "Talk to a person"]);
      await candidate.press(offer, "too_little");
      await candidate.nextReply(() => candidate.press(thanks, "ask_further"));
      await candidate.press(thanks, "ask_further");
      const card = await untilThere("the gap's card", () =>
        office.slack
          .messagesIn("candor-recruiters")
          .find((message) => words(message).includes("more than the posting says (leave")),
      );
      expect(words(card)).toContain("1 too little");
      expect(words(card)).toContain("How many days of paid holiday");
      expect(words(card)).not.toContain(candidate.id);
      await office.openForm("robin", card, "answer_gap");
      const more = "Crane drivers may buy five more days of holiday a year.";
      const told = await candidate.nextReply(() =>
        office.slack.submitModal("robin", { words: more, scope: "answer", topic: "leave" }),
      );
      // All that was pressed before has been worked by now: nothing of it was said twice.
      expect(words(told)).toContain(more);
      expect(candidate.replies().filter((reply) => words(reply) === words(thanks))).toHaveLength(1);
      expect(candidate.replies().filter((reply) => words(reply).includes("I've asked the recruiting"))).toHaveLength(1);
    });

    test("that it looks wrong is in the digest, with the fact and how many said so", async () => {
      for (let reading = 0; reading < 2; reading += 1) {
        const { candidate, rate } = await reader(office, "How much does the crane driver job pay?");
        const offer = await candidate.nextReply(() => rate("not_helpful"));
        await candidate.nextReply(() => candidate.press(offer, "looks_wrong"));
      }
      const { code, stdout } = await runCandor(["digest", "--days", "1"], { env: { CANDOR_DATA: office.data } });
      expect(code).toBe(0);
      expect(stdout).toContain(
        "An answer with this looks wrong or out of date to 2 candidates: “The pay is £31.20 per hour.”",
      );
      expect(stdout).toContain("2 looks wrong or out of date");
    });
  });

  describe("outside of the direct message", { timeout: 30_000 }, () => {
    const mention = "@candor what does the orchard job pay?";

    test("a mention is answered once, in its thread, without a word of it; its button leads to the direct message", async () => {
      const asked = office.slack.sendMessage("robin", mention, { channel: "candor-recruiters" });
      const answers = () =>
        office.slack.messagesIn("candor-recruiters").filter(({ threadTs, botId }) => threadTs === asked.ts && botId);
      const pointer = await untilThere("the answer to the mention", () => answers()[0]);
      expect(words(pointer)).not.toMatch(/orchard|pay/u);
      await press(office.slack, "robin", pointer, "write_privately");
      const offer = await untilThere("the offer in the direct message", () =>
        office.slack.messagesIn("robin").find(({ botId }) => botId !== undefined),
      );
      expect(words(offer)).toMatch(/\bAI\b/u);
      expect(answers()).toHaveLength(1);
    });

    test("/candor says what there is, and a posting chosen there is the one of the direct message", async () => {
      const candidate = office.newcomer();
      const shown = () => office.slack.messagesIn(candidate.handle).filter(({ onlyFor }) => onlyFor !== undefined);
      for (const typed of ["/candor", "/candor roles", "/candor dance"])
        await office.slack.runCommand(candidate.handle, typed);
      const [help, roles, unknown] = shown();
      expect(help && words(help)).toMatch(/\bAI\b.*\/candor person/su);
      expect(unknown && words(unknown)).toContain("/candor roles");
      expect(unknown && words(unknown)).not.toContain("dance");
      const turned = await candidate.nextReply(() => roles && candidate.press(roles, "Quay Crane Driver"));
      expect(words(turned)).toContain("Quay Crane Driver");
    });

    test("/candor person brings one in", async () => {
      const candidate = office.newcomer();
      const before = candidate.replies().length;
      await office.slack.runCommand(candidate.handle, "/candor person");
      // What only they see, and the confirmation in the conversation.
      await candidate.untilReplies(before + 2);
      await untilThere("the card", () => office.cards("candor-recruiters", candidate)[0]);
      expect(office.cards("candor-recruiters", candidate)).toHaveLength(1);
    });

    test("a message can be asked about: the answer comes to the direct message", async () => {
      const message = office.slack.sendMessage("sam", "Is there a pension in the orchard manager job?", {
        channel: "candor-recruiters",
      });
      await office.slack.runShortcut("sam", shortcutId, message);
      await untilThere("the form", () => office.slack.modalOf("sam"));
      expect(await office.slack.submitModal("sam", {})).toEqual({ kind: "closed" });
      const answer = await untilThere("the answer", () =>
        office.slack.messagesIn("sam").find(({ botId }) => botId !== undefined),
      );
      expect(words(answer)).toContain("add 6% of your pay");
    });

    test("the Home offers the postings, and shows the one that was chosen there", async () => {
      const candidate = office.newcomer();
      office.slack.openHome(candidate.handle, "home");
      const home = await untilThere("the Home", () => office.slack.homeOf(candidate.handle));
      const offered = home.view.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
      const orchard = offered.find((element) => element.type === "button" && element.text.text === "Orchard Manager");
      const turned = await candidate.nextReply(() =>
        office.slack.press(candidate.handle, { viewId: home.id, actionId: orchard?.action_id ?? "" }),
      );
      expect(words(turned)).toContain("Orchard Manager");
      await untilThere("the Home with the posting", () =>
        JSON.stringify(office.slack.homeOf(candidate.handle)).includes("We're talking about “Orchard Manager”")
          ? true
          : undefined,
      );
    });
  });
});

test("a guest of a plain workspace, where all but direct messages is refused, is answered", {
  timeout: 60_000,
}, async () => {
  const office = await openOffice("socket", {}, ["chat:write", "im:history"]);
  onTestFinished(() => office.close());
  await office.startBot();
  const guest = office.newcomer();
  office.slack.misbehave({ kind: "refuse", method: "views.publish", error: "not_enabled", times: 1 });
  office.slack.openHome(guest.handle, "home");
  office.slack.sendEvent({ type: "app_context_changed", channel: office.slack.channels[0]?.id, event_ts: "1.2" });
  const turned = await guest.ask("the crane driver job");
  expect(words(turned)).toContain("Quay Crane Driver");
  expect(words(await guest.ask("How much does it pay?"))).toContain("£31.20");
  const offer = await guest.nextReply(() => guest.press(turned, "show_postings"));
  expect(words(await guest.nextReply(() => guest.press(offer, "Orchard Manager")))).toContain("Orchard Manager");
});
