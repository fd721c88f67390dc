import { expect, test } from "vitest";
import { gapEntries, handOffEntries, replyEntry } from "../../src/domain/audit.ts";
import type { GapAnswer } from "../../src/domain/gap.ts";
import { block, pass } from "../../src/domain/verdict.ts";
import { answered, claimed, corrected, openHandOff, owned, returned, stopped } from "../../src/recruiter/hand-off.ts";
import { countingIds } from "../fakes/ids.ts";
import { sampleGap, sampleReceipt } from "../fakes/sample-effects.ts";

const receipt = sampleReceipt("r1");
const citation = { factId: "f1", topic: "compensation" as const, quote: "The pay is £31.20 per hour." };

test("a reply is accounted for by its posting, facts, rails and model, and by none of its words", () => {
  const told = {
    ...receipt,
    verdicts: [pass, block("quantity", "£45 is not in the posting"), block("quantity", "nor is £46")],
    reply: { ...receipt.reply, outcome: "answered" as const, citations: [citation, citation] },
    draft: { writer: "generative" as const, parts: [] },
    model: { name: "some-model", promptHash: "0a1b", outcome: "used" },
  };
  expect(replyEntry(told)).toEqual({
    kind: "replied",
    posting: "acme",
    revision: 1,
    outcome: "answered",
    facts: ["f1"],
    blocked: ["quantity"],
    writer: "generative",
    model: { name: "some-model", promptHash: "0a1b", outcome: "used" },
  });
});

test("a correction is one by what it corrects", () => {
  const told = [{ receiptId: "r0", factId: "f1" }];
  expect(replyEntry({ ...receipt, corrected: told })).toMatchObject({ kind: "corrected", corrected: 1, writer: null });
});

const robin = { recruiter: "UROBIN", name: "Robin" };
const { handOff } = openHandOff(
  {
    tenant: "T1",
    channel: "D1",
    candidate: "U1",
    turnId: "t1",
    reason: "accommodation",
    topic: null,
    question: "Can I talk to somebody?",
    request: null,
    posting: { key: "acme", title: "Baker" },
    team: null,
    at: 1,
    dueAt: 9,
  },
  { ids: countingIds(), officeHours: null },
);

test("of a hand-off it is kept who took it over and who answered, each time, and never what it is for", () => {
  const held = claimed(handOff, robin, 2);
  const said = answered(held, robin, 3);
  expect(handOffEntries(null, handOff)).toEqual([{ kind: "hand_off_opened", posting: "acme" }]);
  expect(handOffEntries(handOff, held)).toEqual([{ kind: "hand_off_claimed", posting: "acme", by: "UROBIN" }]);
  expect(handOffEntries(held, said)).toEqual([{ kind: "hand_off_answered", posting: "acme", by: "UROBIN" }]);
  expect(handOffEntries(said, answered(said, robin, 4))).toHaveLength(1);
  expect(handOffEntries(said, returned(said))).toEqual([]);
  expect(handOffEntries(returned(held), claimed(returned(held), robin, 7))).toHaveLength(1);
  expect(handOffEntries(handOff, owned(handOff, robin))).toEqual([]);
});

test("a correction of an answer to a hand-off is an act of its own, each time", () => {
  const said = answered(handOff, robin, 3);
  const once = corrected(said, robin, 4);
  expect(handOffEntries(said, once)).toEqual([{ kind: "hand_off_corrected", posting: "acme", by: "UROBIN" }]);
  expect(handOffEntries(once, { ...once, cardId: "another" })).toEqual([]);
  expect(handOffEntries(once, corrected(once, robin, 5))).toHaveLength(1);
  expect(handOffEntries(once, stopped(once, 6))).toEqual([]);
});

test("of a gap each answer is kept with who gave it, and not what was asked", () => {
  const answer: GapAnswer = { words: "Yes.", by: "UROBIN", name: "Robin", at: 3, scope: "fact", until: null };
  const asked = sampleGap("g1", "zookeeper visas");
  const said = { ...asked, answer };
  expect(gapEntries(null, asked)).toEqual([]);
  expect(gapEntries(asked, said)).toEqual([
    { kind: "gap_answered", posting: "acme", topic: "visa", scope: "fact", by: "UROBIN" },
  ]);
  expect(gapEntries(said, { ...said, cardId: "card-2" })).toEqual([]);
  expect(gapEntries(said, { ...said, answer: { ...answer, at: 4 } })).toHaveLength(1);
});
