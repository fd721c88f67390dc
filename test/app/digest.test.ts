import { describe, expect, test } from "vitest";
import { readOfficeHours } from "../../src/domain/office-hours.ts";
import type { FeedbackReason } from "../../src/domain/feedback.ts";
import { plainText } from "../../src/domain/message.ts";
import { keepDigest } from "../../src/app/keep-digest.ts";
import { fakeInbox } from "../adapters/slack/fakes.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { quay, said } from "./quay.ts";

const hour = 3_600_000;

/** The digest's messages of the first week after which the tests' clock begins. */
async function digestOf({ happen, delivered, pass }: ReturnType<typeof quay>) {
  await pass(1);
  const before = delivered.length;
  await happen({ kind: "digest_due", tenant: "T1", channel: "digest", atMicros: 1, since: 0, until: 7 * 24 * hour });
  return delivered.slice(before).map(({ destination, relation, message }) => ({
    destination: destination.kind,
    relation: relation?.kind ?? null,
    text: plainText(message.paragraphs),
    buttons: message.actions.map(({ name, label, value }) => ({ name, label, value })),
  }));
}

describe("the digest", () => {
  test("ranks what postings do not say by how many wait, each with its button, in the thread of one message", async () => {
    const house = quay();
    for (const channel of ["D1", "D2", "D3"]) await house.ask(channel, "Do you sponsor visas?");
    await house.ask("D4", "Is there a gym?");
    const [head, posting, ...others] = await digestOf(house);
    expect(head).toMatchObject({ destination: "recruiters", relation: null, buttons: [] });
    expect(head?.text).toContain("2 questions that postings do not answer (4 candidates wait)");
    expect(posting).toMatchObject({ destination: "recruiters", relation: "in_thread_of" });
    expect(posting?.text).toMatch(
      /Ferry Mate[^]*visa: the posting does not answer it; 3 candidates wait[^]*gym[^]*1 candidate waits/u,
    );
    expect(posting?.buttons.map(({ name, label }) => [name, label])).toEqual([
      ["answer_gap", "Answer: visa (3)"],
      ["answer_gap", "Answer: benefits: gym (1)"],
    ]);
    expect(others).toEqual([]);
  });

  test("says what was answered and how fast, what waits, what is unclear, and what candidates thought", async () => {
    const house = quay();
    await house.write("D1", "I want to talk to a person");
    await house.write("D2", "I want to talk to a person");
    const [first] = house.handOffs.values();
    await house.pass(0.5 * hour);
    const origin = { tenant: "T1", channel: "D1", atMicros: 50, handOffId: first?.id ?? "" };
    const by = { recruiter: "R1", recruiterName: "Robin" };
    await house.happen({ kind: "hand_off_answered", ...origin, ...by, text: "Yes." });
    // What is corrected later was answered when it was answered first.
    const corrects = house.handOffs.get(origin.handOffId)?.answeredAt ?? 0;
    await house.pass(0.25 * hour);
    await house.happen({ kind: "hand_off_corrected", ...origin, ...by, text: "No.", corrects });
    const turnId = (await house.write("D3", "How much does it pay?")).receipts[0]?.turnId ?? "";
    const pressed = { tenant: "T1", channel: "D3", candidate: "U-D3", atMicros: 60, turnId };
    await house.happen({ kind: "feedback_given", ...pressed, verdict: "helpful" });
    const all = (await digestOf(house)).map(({ text }) => text).join("\n");
    expect(all).toContain("1 request answered, half of them within 30 minutes");
    expect(all).toContain("1 request for a person not answered yet");
    expect(all).toMatch(/\d facts? damaged or contradicting another: candor review ferry-mate/u);
    expect(all).toContain("Answers judged: 1 helpful, 0 not helpful");
  });

  test("says why answers did not help, and which facts look wrong to how many candidates", async () => {
    const house = quay();
    const told = async (channel: string, question: string, reason: FeedbackReason) => {
      const turnId = (await house.write(channel, question)).receipts[0]?.turnId ?? "";
      await house.explain(channel, turnId, reason);
    };
    for (const channel of ["D1", "D2", "D3"]) await told(channel, "How much does it pay?", "looks_wrong");
    // The same candidate once more is still one.
    await told("D1", "What is the salary?", "looks_wrong");
    await told("D2", "How many vacation days do I get?", "looks_wrong");
    await told("D3", "How many vacation days do I get?", "too_little");
    const all = (await digestOf(house)).map(({ text }) => text).join("\n");
    expect(all).toContain(
      "An answer with this looks wrong or out of date to 3 candidates: “The salary is $61,000 to $70,500 per year.” (candor review ferry-mate)",
    );
    expect(all).toContain("to 1 candidate: “You get 26 vacation days a year.”");
    expect(all).toContain("Answers judged: 0 helpful, 6 not helpful (1 too little, 5 looks wrong or out of date)");
    expect(all.indexOf("3 candidates")).toBeLessThan(all.indexOf("to 1 candidate:"));
  });

  test("doubts no fact any more that the posting tells otherwise by now", async () => {
    const house = quay();
    const turnId = (await house.write("D1", "How many vacation days do I get?")).receipts[0]?.turnId ?? "";
    await house.explain("D1", turnId, "looks_wrong");
    await house.publish(house.facts().filter(({ topic }) => topic !== "leave"));
    const all = (await digestOf(house)).map(({ text }) => text).join("\n");
    expect(all).toContain("1 looks wrong or out of date");
    expect(all).not.toContain("26 vacation days");
  });

  test("has not a word of a candidate, nor who they are, nor anything of accommodations", async () => {
    const house = quay();
    await house.ask("D1", "Do you sponsor visas for zookeepers?");
    const { openedHandOffs } = await house.write("D2", "I need a wheelchair ramp for the interview");
    const request = { tenant: "T1", channel: "D2", atMicros: 30, handOffId: openedHandOffs[0]?.id ?? "" };
    await house.happen({ kind: "pass_on_requested", ...request, candidate: "U-D2" });
    await house.write("D3", "I want to talk to a person about quokkas");
    const { turnId = "" } = (await house.write("D4", "Are accommodations for axolotls offered?")).receipts[0] ?? {};
    await house.explain("D4", turnId, "looks_wrong");
    await house.press("D4", turnId, "further");
    const text = JSON.stringify(await digestOf(house));
    expect(text).toContain("1 request for a person not answered yet");
    expect(text).not.toMatch(/zookeeper|quokka|axolotl|U-D|accommodation|ramp|wheelchair/u);
  });

  test("is nothing where nobody waits and nothing happened", async () => {
    const house = quay();
    await house.write("D1", "How much does it pay?");
    expect(await digestOf(house)).toEqual([]);
    await house.ask("D1", "Do you sponsor visas?");
    await house.answer(said);
    expect(await digestOf(house)).toEqual([]);
  });
});

describe("a week", () => {
  test("is accepted once when it is over, however often the bot starts, from Monday to Monday", async () => {
    const inbox = fakeInbox();
    const officeHours = readOfficeHours("Tue-Fri 10:00-17:00 Europe/Berlin");
    const clock = { now: () => Date.parse("2026-11-25T12:00:00Z") };
    for (const hours of [officeHours, officeHours, null]) {
      await keepDigest({ inbox, tenant: "T1", officeHours: hours, clock, logger: recordingLogger() })();
    }
    expect(inbox.accepted.map(({ event }) => event)).toMatchObject([
      { since: Date.parse("2026-11-17T09:00:00Z"), until: Date.parse("2026-11-24T09:00:00Z") },
      { since: Date.parse("2026-11-16T09:00:00Z"), until: Date.parse("2026-11-23T09:00:00Z") },
    ]);
  });
});
