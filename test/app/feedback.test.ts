import { describe, expect, test } from "vitest";
import { FeedbackReason } from "../../src/domain/feedback.ts";
import { english } from "../answer/fixtures.ts";
import { quay, said } from "./quay.ts";

const names = (effects: Awaited<ReturnType<ReturnType<typeof quay>["explain"]>>): string[] =>
  effects.deliveries.flatMap(({ message }) => message.actions.map(({ name }) => name));

const answered = async (question = "How many vacation days do I get?") => {
  const house = quay();
  const turnId = (await house.write("D1", question)).receipts[0]?.turnId ?? "";
  return { ...house, turnId };
};

describe("an answer that is not what was asked, or says too little", () => {
  test.each(["not_asked", "too_little"] as const)("can be brought to recruiters, as a gap: %s", async (reason) => {
    const { explain, press, turnId, waiters, cards, answer, toldIn } = await answered();
    expect(names(await explain("D1", turnId, reason))).toEqual(["ask_further", "talk_to_person"]);
    expect(toldIn("D1").at(-1)).toContain(english.offerRecruiter);
    await press("D1", turnId, "further");
    expect(toldIn("D1").at(-1)).toBe(english.handedOff.gap);
    expect([...waiters.values()]).toMatchObject([{ channel: "D1", turnId, reason, toldAt: null }]);
    expect(cards().at(-1)).toMatch(
      /^One candidate asks more than the posting says \(leave: vacation\)\. Reasons given: 1 /u,
    );
    expect(cards().at(-1)).toContain("How many vacation days do I get?");
    const more = "Crew with five seasons get 30 vacation days.";
    await answer(more, { topic: "leave" });
    expect(toldIn("D1").at(-1)).toContain(more);
  });

  test("is asked once, however often the button is pressed", async () => {
    const { explain, press, turnId, waiters, delivered } = await answered();
    await explain("D1", turnId, "too_little");
    await press("D1", turnId, "further");
    const before = delivered.length;
    await press("D1", turnId, "further");
    expect(delivered).toHaveLength(before);
    expect(waiters.size).toBe(1);
    expect(names(await explain("D1", turnId, "not_asked"))).toEqual(["talk_to_person"]);
  });

  test("joins those who ask what the posting does not say; their card tells the two apart", async () => {
    const { explain, press, ask, write, cards, gaps } = quay();
    await ask("D1", "Is there a gym?");
    const { turnId = "" } = (await write("D2", "Is there a gym, and how many vacation days?")).receipts[0] ?? {};
    await explain("D2", turnId, "too_little");
    await press("D2", turnId, "further");
    expect(gaps.size).toBe(2);
    const [, ...later] = cards();
    expect(later.join("\n")).toContain("2 candidates ask what the posting does not say (benefits: gym).");
    expect(later.join("\n")).toContain("more than the posting says (leave: vacation). Reasons given: 1 too little.");
  });

  test("is asked further where its open part was asked before", async () => {
    const { explain, press, write, waiters } = quay();
    const { turnId = "" } = (await write("D1", "Is there a gym, and how many vacation days?")).receipts[0] ?? {};
    await press("D1", turnId);
    expect([...waiters.values()].map(({ reason }) => reason)).toEqual([null]);
    expect(names(await explain("D1", turnId, "not_asked"))).toContain("ask_further");
    await press("D1", turnId, "further");
    expect([...waiters.values()].map(({ reason }) => reason)).toEqual([null, "not_asked"]);
  });

  test("that a recruiter gave is asked anew, not told once more", async () => {
    const { ask, answer, write, explain, press, toldIn, gaps, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    const { turnId = "" } = (await write("D2", "Do you sponsor visas?")).receipts[0] ?? {};
    await explain("D2", turnId, "too_little");
    await press("D2", turnId, "further");
    expect(toldIn("D2").filter((words) => words.includes(said))).toHaveLength(1);
    expect([...gaps.values()].map((gap) => gap.answer)).toEqual([null]);
    expect(cards().at(-1)).toContain("One candidate asks more than the posting says (visa)");
  });

  test("that was waited for is asked anew, in the same gap, by whom it did not help", async () => {
    const { ask, answer, explain, press, gaps, receipts, waiters } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    const { turnId = "" } = receipts().at(-1) ?? {};
    await explain("D1", turnId, "not_asked");
    await press("D1", turnId, "further");
    expect([...gaps.values()]).toMatchObject([{ topic: "visa", answer: null }]);
    expect([...waiters.values()]).toMatchObject([
      { reason: "not_asked", question: "Do you sponsor visas?", toldAt: null },
    ]);
  });

  test("is brought to nobody where the turn asked nothing of the posting", async () => {
    const { explain, press, turnId, waiters } = await answered("Will I get the job?");
    expect(names(await explain("D1", turnId, "not_asked"))).toEqual(["talk_to_person"]);
    await press("D1", turnId, "further");
    expect(waiters.size).toBe(0);
  });

  test("is brought to nobody by somebody else, whose press is refused and logged", async () => {
    const { explain, press, turnId, waiters, logger } = await answered();
    await explain("D1", turnId, "too_little");
    expect(await press("D2", turnId, "further")).toMatchObject({ deliveries: [], scheduled: [] });
    expect(waiters.size).toBe(0);
    expect(logger.events()).toContain("request_refused");
  });

  test("on accommodations passes on nobody's words", async () => {
    const { explain, press, turnId, waiters, receipts, cards } = await answered();
    const [receipt] = receipts();
    if (receipt !== undefined)
      receipt.reply.answered = [{ topic: "accommodations", text: "Is the quay step-free?", ask: "" }];
    await explain("D1", turnId, "too_little");
    await press("D1", turnId, "further");
    expect([...waiters.values()].map(({ question }) => question)).toEqual([null]);
    expect(cards().join()).not.toContain("step-free");
  });
});

describe("another reason", () => {
  test.each(FeedbackReason.exclude(["not_asked", "too_little"]).options)(
    "leads to a person alone: %s",
    async (reason) => {
      const { explain, turnId } = await answered();
      expect(names(await explain("D1", turnId, reason))).toEqual(["talk_to_person"]);
    },
  );
});
