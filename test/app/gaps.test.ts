import { describe, expect, test } from "vitest";
import { createGapDesk } from "../../src/app/gap-desk.ts";
import { nothing } from "../../src/app/respond/say.ts";
import { Topic } from "../../src/domain/topic.ts";
import { english, ferry, knowledge } from "../answer/fixtures.ts";
import { quay, said } from "./quay.ts";

describe("what the posting does not say", () => {
  test("is one gap however it is asked, and the same candidate counts once", async () => {
    const { ask, gaps, waiters, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await ask("D2", "would you sponsor my visa?");
    await ask("D1", "What about visa sponsorship?");
    expect(gaps.size).toBe(1);
    expect(waiters.size).toBe(2);
    expect(cards().at(-1)).toContain("2 candidates ask");
  });

  test("pressed twice it is asked once", async () => {
    const { ask, press, delivered, waiters } = quay();
    const turnId = await ask("D1", "Do you sponsor visas?");
    const before = delivered.length;
    await press("D1", turnId);
    expect(delivered).toHaveLength(before);
    expect(waiters.size).toBe(1);
  });

  test("becomes a fact with its source, told to all who wait, in the next revision", async () => {
    const { ask, answer, toldIn, store, receipts } = quay();
    await ask("D1", "Do you sponsor visas?");
    await ask("D2", "Do you sponsor visas?");
    await answer(said);
    for (const channel of ["D1", "D2"]) expect(toldIn(channel).filter((words) => words.includes(said))).toHaveLength(1);
    const current = await store.postings.current("T1", "ferry-mate");
    expect(current?.number).toBe(ferry.number + 1);
    const fact = current?.facts.at(-1);
    expect(fact).toMatchObject({ topic: "visa", statement: said, provenance: { kind: "recruiter", by: "robin" } });
    expect(receipts().at(-1)?.reply.citations).toEqual([{ factId: fact?.id, topic: "visa", quote: said }]);
  });

  test("is answered at once to whoever asks after that", async () => {
    const { ask, answer, write, toldIn } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    await write("D3", "Do you sponsor visas?");
    expect(toldIn("D3").at(-1)).toContain(said);
    expect(toldIn("D3").at(-1)).toContain(english.frames.confirmed);
  });

  test("that was answered to those who waited alone is asked anew by the next", async () => {
    const { ask, answer, gaps, cards, store, toldIn } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer("Write to me about it.", { scope: "answer" });
    expect((await store.postings.current("T1", "ferry-mate"))?.number).toBe(ferry.number);
    expect(toldIn("D1").at(-1)).toMatch(/A person from the recruiting team writes/u);
    await ask("D2", "Do you sponsor visas?");
    expect([...gaps.values()].map((gap) => gap.answer)).toEqual([null]);
    expect(cards().at(-1)).toContain("One candidate asks");
    await answer(said);
    expect(toldIn("D1").filter((words) => words.includes(said))).toEqual([]);
    expect(toldIn("D2").at(-1)).toContain(said);
  });

  test("is not answered twice: the second is told who was first", async () => {
    const { ask, answer, cards, toldIn } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    await answer("No, never.", { recruiter: "sam" });
    expect(cards().at(-1)).toContain("robin has answered this first");
    expect(toldIn("D1").join()).not.toContain("never");
  });

  test("of a posting that was closed meanwhile is answered to those who wait, and added to nothing", async () => {
    const { ask, answer, close, store, toldIn, gaps } = quay();
    await ask("D1", "Do you sponsor visas?");
    await close();
    await answer(said);
    expect((await store.postings.current("T1", "ferry-mate"))?.number).toBe(ferry.number);
    expect([...gaps.values()].map((gap) => gap.answer?.scope)).toEqual(["answer"]);
    expect(toldIn("D1").at(-1)).toContain(said);
  });

  test("under accommodations passes on nobody's words", async () => {
    const { write, press, commit, receipts, waiters, cards } = quay();
    const [receipt] = (await write("D1", "Do you sponsor visas?")).receipts;
    if (receipt === undefined) throw new Error("no receipt");
    const open = [{ topic: "accommodations" as const, text: "Is the quay step-free?", ask: "" }];
    receipts().splice(0);
    commit({ ...nothing, receipts: [{ ...receipt, reply: { ...receipt.reply, open } }] });
    await press("D1", receipt.turnId);
    expect([...waiters.values()].map(({ question }) => question)).toEqual([null]);
    expect(cards().join()).not.toContain("step-free");
  });

  test("goes with a message that its candidate deletes", async () => {
    const { ask, happen, answer, toldIn, cards } = quay();
    await ask("D2", "Do you sponsor visas?");
    await ask("D1", "Would you sponsor me?");
    expect(cards().at(-1)).toContain("Would you sponsor me?");
    const origin = { tenant: "T1", channel: "D1", atMicros: 12, candidate: "U-D1" };
    await happen({ kind: "message_deleted", ...origin, messageId: "m2" });
    expect(cards().at(-1)).toContain("One candidate asks");
    expect(cards().at(-1)).not.toContain("Would you sponsor me?");
    await answer(said);
    expect(toldIn("D1").join()).not.toContain(said);
    expect(toldIn("D2").at(-1)).toContain(said);
  });

  test("is not told to a candidate who took the question back", async () => {
    const { ask, happen, answer, toldIn, cards } = quay();
    const turnId = await ask("D1", "Do you sponsor visas?");
    const origin = { tenant: "T1", channel: "D1", atMicros: 12, candidate: "U-D1" };
    await happen({ kind: "question_withdrawn", ...origin, turnId });
    expect(cards().at(-1)).toContain("Nobody waits any more");
    await answer(said);
    expect(toldIn("D1").join()).not.toContain(said);
  });
});

const problem = async (words: string, topic: Topic = "visa", scope: "fact" | "answer" = "fact") => {
  const { ask, gaps, store } = quay();
  await ask("D1", "Do you sponsor visas?");
  const [gap] = gaps.values();
  if (gap === undefined) throw new Error("no gap");
  return createGapDesk({ store, knowledge, clock: { now: () => 1_000 } }).problemWith(gap, { words, topic, scope });
};

describe("an answer to a gap", () => {
  test.each<[string, Topic, RegExp]>([
    ["You will be hired soon.", "process", /promise/u],
    ["We guarantee a visa.", "visa", /promise/u],
    ["The pay is $90,000.", "compensation", /what period/u],
    ["Relocation assistance is offered.", "relocation", /says otherwise.*Relocation assistance is not offered/u],
    ["I am deaf, so write to me.", "other", /private/u],
  ])("that everybody will read is refused: %s", async (words, topic, reason) => {
    expect(await problem(words, topic)).toMatch(reason);
  });

  test.each<[string, Topic]>([
    [said, "visa"],
    ["The pay is $45 per hour on night crossings.", "compensation"],
    ["Ask Dana at crew@ferries.example.", "process"],
  ])("that holds for the role may be said: %s", async (words, topic) => {
    expect(await problem(words, topic)).toBeNull();
  });

  test("for those alone who wait is the recruiter's own word", async () => {
    expect(await problem("You will be invited, I promise.", "process", "answer")).toBeNull();
  });
});

const given = (gaps: ReturnType<typeof quay>["gaps"]): number => [...gaps.values()][0]?.answer?.at ?? 0;
const hears = (told: readonly string[], what: string): number => told.filter((words) => words.includes(what)).length;

describe("a recruiter's answer that is corrected", () => {
  const better = "We sponsor H-1B visas for captains and mates.";

  test("takes the place of the fact, and everybody who was told is told so once", async () => {
    const { ask, answer, write, toldIn, facts, gaps, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    await write("D2", "Do you sponsor visas?");
    await answer(better, { corrects: given(gaps), recruiter: "sam" });
    expect(facts().map(({ statement }) => statement)).toContain(better);
    expect(facts().map(({ statement }) => statement)).not.toContain(said);
    expect(hears(toldIn("D1"), better)).toBe(1);
    expect(hears(toldIn("D2"), better)).toBe(0);
    await write("D2", "Thanks");
    expect(hears(toldIn("D2"), better)).toBe(1);
    expect(hears(toldIn("D2"), said)).toBe(2);
    expect(cards().at(-1)).toContain("sam has answered");
  });

  test("reaches those who were told it alone, too", async () => {
    const { ask, answer, toldIn, gaps, facts } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said, { scope: "answer" });
    await answer(better, { scope: "answer", corrects: given(gaps) });
    expect(toldIn("D1").at(-1)).toContain("has corrected");
    expect(toldIn("D1").at(-1)).toContain(better);
    expect(facts().some(({ statement }) => statement === better)).toBe(false);
  });

  test("is not sent where somebody has corrected it meanwhile", async () => {
    const { ask, answer, toldIn, gaps, cards } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said);
    const first = given(gaps);
    await answer(better, { corrects: first, recruiter: "sam" });
    await answer("We never sponsor visas.", { corrects: first, recruiter: "robin" });
    expect(cards().at(-1)).toContain("sam has answered this first");
    expect(toldIn("D1").join()).not.toContain("never");
  });
});

describe("a recruiter's answer that holds up to a day", () => {
  const twoDays = 2 * 24 * 60 * 60 * 1_000;

  test("says so, and is no fact any more when the day is over everywhere", async () => {
    const { ask, answer, write, pass, toldIn, facts } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said, { until: "1970-01-01" });
    expect(toldIn("D1").at(-1)).toContain("valid until January 1, 1970");
    await write("D2", "Do you sponsor visas?");
    expect(toldIn("D2").at(-1)).toContain("valid until January 1, 1970");
    await pass(twoDays);
    expect(facts().some(({ statement }) => statement === said)).toBe(false);
    expect(toldIn("D1").at(-1)).toContain(english.correction.gone);
    await write("D3", "Do you sponsor visas?");
    expect(toldIn("D3").at(-1)).not.toContain(said);
  });

  test("is not told after it, also where the next revision is not there yet", async () => {
    const { ask, answer, write, later, toldIn } = quay();
    await ask("D1", "Do you sponsor visas?");
    await answer(said, { until: "1970-01-01" });
    later(twoDays);
    await write("D2", "Do you sponsor visas?");
    expect(toldIn("D2").at(-1)).not.toContain(said);
  });
});
