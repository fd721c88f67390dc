import { beforeAll, describe, expect, test } from "vitest";
import { createHearRequest } from "../../src/answer/hear-request.ts";
import { createUnderstand } from "../../src/answer/understand.ts";
import { loadKnowledge, loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import { type AnswerMessage, createAnswerMessage } from "../../src/answer/answer-message.ts";
import { claimRails } from "../../src/answer/verify.ts";
import type { NamePosting } from "../../src/answer/choose/name-posting.ts";
import { shipped } from "../../src/app/paths.ts";
import { createResponder } from "../../src/app/respond-to-event.ts";
import type { Delivery, Effects } from "../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import { FeedbackReason } from "../../src/domain/feedback.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { plainText } from "../../src/domain/message.ts";
import { type Phrases, phrasesFor, type Phrasebook } from "../../src/domain/phrasebook.ts";
import type { Revision } from "../../src/domain/posting.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryStore } from "../fakes/memory-store.ts";

let knowledge: Knowledge;
let phrasebook: Phrasebook;
let english: Phrases;
let bakery: Revision;
let mill: Revision;

const revisionOf = (name: string, text: string): Revision => {
  const [source] = decodeSource(Buffer.from(text), name);
  if (source === undefined) throw new Error(`${name} holds no posting`);
  const { posting, facts } = ingestPosting(source, knowledge);
  return { tenant: "T1", number: 1, publishedAt: 0, posting, facts, closedAt: null };
};

beforeAll(() => {
  knowledge = loadKnowledge(shipped.knowledge);
  phrasebook = loadPhrasebook(shipped.knowledge);
  english = phrasesFor(phrasebook, "en").phrases;
  bakery = revisionOf("bakery.txt", "Bakery Manager\n\nPay\n\nThe pay is $21 per hour.\n");
  mill = revisionOf("mill.txt", "Mill Engineer\n\nPay\n\nThe pay is $34 per hour.\n");
});

type Said<Kind extends IncomingEvent["kind"]> = Omit<
  Extract<IncomingEvent, { kind: Kind }>,
  "kind" | "tenant" | "channel" | "atMicros" | "candidate"
>;
const from = { tenant: "T1", channel: "D1", atMicros: 5, candidate: "U1" };

const ofHandOff = { tenant: "T1", channel: "D1", atMicros: 6 };
const robin = { recruiter: "U9", recruiterName: "robin" };
const sam = { recruiter: "U8", recruiterName: "sam" };

/** A responder over these postings, and a candidate who does one thing after the other. */
const talk = (
  revisions: readonly Revision[],
  answerMessage?: AnswerMessage,
  namePosting: NamePosting = () => ({ kind: "none" }),
) => {
  const memory = memoryStore(revisions);
  const logger = recordingLogger();
  const { respond, apologise } = createResponder({
    store: memory.store,
    answerMessage:
      answerMessage ??
      createAnswerMessage({ knowledge, phrasebook, rails: claimRails(knowledge), model: null, logger }),
    catalogue: memory.catalogue((_tenant, message, current) => Promise.resolve(namePosting(message, current))),
    hearRequest: createHearRequest(createUnderstand(knowledge)),
    phrasebook,
    clock: { now: () => 1_000 },
    ids: countingIds(),
    logger,
    handBackAfterMs: 60_000,
    officeHours: null,
    answerWithinMs: 3_600_000,
    knowledge,
  });
  const happen = async (event: IncomingEvent): Promise<Effects> => {
    const effects = await respond(event);
    memory.commit(effects);
    return effects;
  };
  return {
    ...memory,
    logger,
    apologise,
    write: (text: string | null, thread: string | null = null) =>
      happen({ kind: "message", ...from, text, thread, messageId: "m", hasFiles: false }),
    choose: (postingKey: string) => happen({ kind: "posting_chosen", ...from, postingKey }),
    showPostings: () => happen({ kind: "postings_requested", ...from }),
    request: (said: Said<"person_requested">) => happen({ kind: "person_requested", ...from, ...said }),
    rate: (said: Said<"feedback_given">) => happen({ kind: "feedback_given", ...from, ...said }),
    explain: (said: Said<"feedback_explained">, channel = from.channel) =>
      happen({ kind: "feedback_explained", ...from, ...said, channel }),
    recruiterAnswers: (said: Pick<Said<"hand_off_answered">, "handOffId" | "text">, recruiter = robin) =>
      happen({ kind: "hand_off_answered", ...ofHandOff, ...recruiter, ...said }),
    claims: (handOffId: string, recruiter = robin) =>
      happen({ kind: "hand_off_claimed", ...ofHandOff, ...recruiter, handOffId }),
    handsBack: (handOffId: string, recruiter = robin) =>
      happen({ kind: "hand_off_returned", ...ofHandOff, ...recruiter, handOffId }),
    happen,
  };
};

const read = ({ message }: Delivery): string => plainText(message.paragraphs);
const only = (effects: Effects): Delivery => {
  const [delivery, ...others] = effects.deliveries;
  if (delivery === undefined || others.length > 0) throw new Error(`${effects.deliveries.length} deliveries`);
  return delivery;
};
const buttonsOf = (delivery: Delivery): string[] => delivery.message.actions.map(({ name }) => name);
const leadingOn = (delivery: Delivery): string[] => buttonsOf(delivery).filter((name) => !/helpful/u.test(name));

describe("a first message", () => {
  test("where there are several postings is answered with a choice of them", async () => {
    const delivery = only(await talk([bakery, mill]).write("Hello"));
    expect(delivery.message.actions.map(({ value, label }) => [value, label])).toEqual([
      ["bakery", "Bakery Manager"],
      ["mill", "Mill Engineer"],
      [expect.any(String), english.buttons.person],
    ]);
  });

  test("where there is one posting is answered from it at once, with the disclosure", async () => {
    const effects = await talk([bakery]).write("How much does it pay?");
    expect(read(only(effects))).toContain("$21 per hour");
    expect(read(only(effects))).toMatch(/\bAI\b/u);
    expect(effects.conversation).toMatchObject({ postingKey: "bakery", disclosedAt: 1_000 });
  });

  test("is the only one with the disclosure", async () => {
    const { write } = talk([bakery]);
    await write("Hello");
    expect(read(only(await write("How much does it pay?")))).not.toMatch(/\bAI\b/u);
  });

  test("where there is no posting at all still offers a person", async () => {
    expect(buttonsOf(only(await talk([]).write("Hello")))).toEqual(["talk_to_person"]);
  });
});

describe("a request for a person before a posting is chosen", () => {
  test.each([
    ["I want to talk to a person please", "person", "recruiters"],
    ["I'm deaf, can I get captions in the interview?", "accommodation", "accommodations"],
  ] as const)("is heard: %s", async (words, reason, lane) => {
    const { deliveries, openedHandOffs, conversation } = await talk([bakery, mill]).write(words);
    expect(openedHandOffs).toMatchObject([{ reason, postingKey: null }]);
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", lane]);
    expect(deliveries.map(read)[0]).toContain(english.handedOff[reason]);
    // It is the first thing that they read: it says that this is an AI, too.
    expect(deliveries.map(read)[0]).toMatch(/\bAI\b/u);
    expect(conversation?.disclosedAt).toBe(1_000);
  });
});

describe("choosing a posting", () => {
  test("answers the question that came before, in its thread, and clears it", async () => {
    const { write, choose } = talk([bakery, mill]);
    await write("How much does it pay?", "thread-1");
    const effects = await choose("mill");
    expect(read(only(effects))).toContain("$34 per hour");
    expect(only(effects).destination).toEqual({ kind: "conversation", channel: "D1", thread: "thread-1" });
    expect(effects.conversation?.pending).toBeNull();
  });

  test("of which there is no longer any offers the others", async () => {
    const { write, choose, forget } = talk([bakery, mill]);
    await write("How much does it pay?");
    forget("mill");
    const effects = await choose("mill");
    expect(buttonsOf(only(effects))).toContain("choose_posting");
    expect(effects.conversation).toMatchObject({ postingKey: null, pending: { text: "How much does it pay?" } });
  });

  test("in the middle of a conversation changes what it is about", async () => {
    const { write, choose } = talk([bakery, mill]);
    await write("Hello");
    await choose("bakery");
    await choose("mill");
    expect(read(only(await write("How much does it pay?")))).toContain("$34 per hour");
  });
});

/** Whatever speaks of a mill names this. */
const mentioned = (named: ReturnType<NamePosting>) =>
  talk([bakery, mill], undefined, (message) => (message.includes("mill") ? named : { kind: "none" }));

describe("a posting named in words", () => {
  test("is the one that is talked about, where the name was written", async () => {
    const { write } = mentioned({ kind: "one", key: "mill", asks: false });
    const effects = await write("the mill one", "thread-2");
    expect(effects.conversation).toMatchObject({ postingKey: "mill", disclosedAt: 1_000, pending: null });
    expect(only(effects).destination).toEqual({ kind: "conversation", channel: "D1", thread: "thread-2" });
    expect(buttonsOf(only(effects))).toEqual(["show_postings", "talk_to_person"]);
    expect(read(only(await write("How much does it pay?")))).toContain("$34 per hour");
  });

  test("with a question is answered at once, after whatever was asked before", async () => {
    const { write } = mentioned({ kind: "one", key: "mill", asks: true });
    await write("Do you sponsor visas?");
    const effects = await write("How much does the mill job pay?");
    expect(read(only(effects))).toMatch(/Mill Engineer[^]*visa[^]*\$34 per hour/u);
  });

  test("in the very first message is answered with the disclosure of an AI", async () => {
    const { write } = mentioned({ kind: "one", key: "mill", asks: true });
    const first = read(only(await write("How much does the mill job pay?")));
    expect(first).toMatch(/\bAI\b[^]*\$34 per hour/u);
    expect(read(only(await write("How much does the mill job pay?")))).not.toMatch(/\bAI\b/u);
  });

  test("is answered in the language in which it was named", async () => {
    const { write } = mentioned({ kind: "one", key: "mill", asks: false });
    const { phrases } = phrasesFor(phrasebook, "de");
    expect(buttonsOf(only(await write("Ich interessiere mich für die Stelle in der mill")))).toContain("show_postings");
    expect(only(await write("und was ist mit der Stelle in der mill hier")).message.actions).toMatchObject([
      { label: phrases.buttons.others },
      { label: phrases.buttons.person },
    ]);
  });

  test("in the middle of a conversation turns to it, and says so", async () => {
    const { write, choose } = mentioned({ kind: "one", key: "mill", asks: false });
    await write("Hello");
    await choose("bakery");
    expect(read(only(await write("what about the mill role?")))).toContain("Mill Engineer");
    expect(read(only(await write("How much does it pay?")))).toContain("$34 per hour");
  });

  test("that several have leaves the choice among these, and the conversation where it is", async () => {
    const { write, choose } = mentioned({ kind: "several", keys: ["mill", "gone", "bakery"], asks: true });
    await write("Hello");
    await choose("bakery");
    const effects = await write("How much does the mill job pay?");
    expect(
      only(effects)
        .message.actions.map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(["mill", "bakery"]);
    expect(read(only(effects))).toBe(english.whichPosting);
    expect(effects.conversation).toMatchObject({ postingKey: "bakery" });
    expect(read(only(await choose("mill")))).toContain("$34 per hour");
  });

  test("that is served no more is a plain message", async () => {
    const { write } = mentioned({ kind: "one", key: "gone", asks: false });
    expect(read(only(await write("the mill one")))).toBe(english.choosePosting);
  });

  test("or other postings asked for, by words or by button: the list, and nothing is forgotten", async () => {
    const { write, choose, showPostings } = mentioned({ kind: "list" });
    await write("Hello");
    await choose("bakery");
    for (const effects of [await write("other mill jobs?"), await showPostings()]) {
      expect(read(only(effects))).toBe(english.otherPostings);
      expect(buttonsOf(only(effects))).toEqual(["choose_posting", "choose_posting", "talk_to_person"]);
      expect(effects.conversation).toMatchObject({ postingKey: "bakery", pending: null });
    }
  });
});

test("of more postings than buttons the first are offered, and the way to the others is told", async () => {
  const many = Array.from({ length: 14 }, (_, index) => ({
    ...mill,
    posting: { ...mill.posting, key: `mill-${index}`, title: `Mill ${index}` },
  }));
  const delivery = only(await talk(many).write("Hello"));
  expect(buttonsOf(delivery).filter((name) => name === "choose_posting")).toHaveLength(10);
  expect(read(delivery)).toContain("There are 14 postings");
});

test("a choice is offered in the language of the question", async () => {
  const delivery = only(await talk([bakery, mill]).write("Wie hoch ist das Gehalt und gibt es Urlaub?"));
  expect(read(delivery)).toBe(phrasesFor(phrasebook, "de").phrases.choosePosting);
});

test.each([
  ["de", "de"],
  ["ja", "en"],
])(
  "a mention in a channel (%s) is answered in its thread with the way to a direct message",
  async (language, spoken) => {
    const { happen } = talk([bakery, mill]);
    const effects = await happen({
      kind: "mentioned",
      tenant: "T1",
      channel: "C1",
      atMicros: 1,
      thread: "7.7",
      language,
    });
    const { phrases } = phrasesFor(phrasebook, spoken);
    expect(only(effects).destination).toEqual({ kind: "conversation", channel: "C1", thread: "7.7" });
    expect(read(only(effects))).toBe(phrases.mention);
    expect(buttonsOf(only(effects))).toEqual(["write_privately"]);
    expect(effects).toMatchObject({ conversation: null, receipts: [], openedHandOffs: [] });
  },
);

describe("a message", () => {
  test("is answered where it was written", async () => {
    const delivery = only(await talk([bakery]).write("How much does it pay?", "thread-7"));
    expect(delivery.destination).toEqual({ kind: "conversation", channel: "D1", thread: "thread-7" });
  });

  test("leaves a receipt with the revision and the evidence, under the turn that its buttons name", async () => {
    const { receipts, deliveries, conversation } = await talk([bakery]).write("How much does it pay?");
    const [receipt] = receipts;
    expect(receipt).toMatchObject({ postingKey: "bakery", revision: 1, turnId: conversation?.turns.at(-1)?.id });
    expect(receipt?.reply.citations.map(({ quote }) => quote)).toEqual([expect.stringContaining("$21 per hour")]);
    const values = deliveries[0]?.message.actions.map(({ value }) => value);
    expect(values).toEqual(values?.map(() => receipt?.turnId));
    expect(values).not.toEqual([]);
  });

  test("about what the posting does not say offers to ask a recruiter", async () => {
    const effects = await talk([bakery]).write("Do you sponsor visas?");
    expect(leadingOn(only(effects))).toEqual(["ask_recruiter", "talk_to_person"]);
    expect(effects.openedHandOffs).toEqual([]);
  });

  test.each([[null], ["  \n"]])(
    "without words (%j) is answered with the request to write, and kept nowhere",
    async (text) => {
      const effects = await talk([bakery]).write(text);
      expect(buttonsOf(only(effects))).toEqual(["talk_to_person"]);
      expect(effects.conversation?.turns).toEqual([]);
      expect(effects.receipts).toEqual([]);
    },
  );

  test.each([
    [null, "unreadable"],
    ["", "noText"],
  ] as const)(
    "without words (%j) is answered in the language that the candidate wrote in before",
    async (text, name) => {
      const { write } = talk([bakery]);
      await write("Wie viel verdient man in dieser Stelle im Jahr?");
      const german = phrasesFor(phrasebook, "de").phrases;
      expect(read(only(await write(text)))).toBe(german[name]);
    },
  );

  test("that asks for a person opens a hand-off at once, with its card and without buttons", async () => {
    const { deliveries, openedHandOffs } = await talk([bakery]).write("Can I talk to a person, please?");
    expect(openedHandOffs).toMatchObject([{ reason: "person", state: "open", postingKey: "bakery" }]);
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", "recruiters"]);
    expect(deliveries[0]?.message.actions).toEqual([]);
  });

  test("that asks for an accommodation opens one in the restricted lane, without the words", async () => {
    const { deliveries, openedHandOffs } = await talk([bakery]).write("I need an accommodation for the interview.");
    expect(openedHandOffs).toMatchObject([{ reason: "accommodation", question: null }]);
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", "accommodations"]);
    expect(deliveries.slice(1).map(read).join()).not.toContain("interview");
  });

  test("keeps only the latest turns in mind", async () => {
    const { write } = talk([bakery]);
    for (let count = 0; count < 9; count += 1) await write("How much does it pay?");
    expect((await write("How much does it pay?")).conversation?.turns).toHaveLength(6);
  });
});

const asked = async () => {
  const conversation = talk([bakery]);
  const { receipts } = await conversation.write("Do you sponsor visas?");
  const turnId = receipts[0]?.turnId ?? "";
  return { ...conversation, turnId };
};

describe("a press of a button under an answer", () => {
  test("asks the open question in the lane of the posting's gaps, and confirms it", async () => {
    const { request, turnId } = await asked();
    const effects = await request({ reason: "gap", turnId });
    expect(effects.scheduled).toMatchObject([
      { event: { kind: "gap_asked", channel: "posting:bakery", waiter: { question: "Do you sponsor visas?" } } },
    ]);
    expect(read(only(effects))).toBe(english.handedOff.gap);
    expect(buttonsOf(only(effects))).toEqual(["withdraw_question"]);
  });

  test("a second time changes nothing", async () => {
    const { request, turnId } = await asked();
    await request({ reason: "gap", turnId });
    expect(await request({ reason: "gap", turnId })).toMatchObject({ deliveries: [], openedHandOffs: [] });
  });

  test("of the other button opens a hand-off of its own", async () => {
    const { request, turnId } = await asked();
    await request({ reason: "gap", turnId });
    expect((await request({ reason: "person", turnId })).openedHandOffs).toMatchObject([{ reason: "person" }]);
  });

  test("before anything was asked reaches a person all the same", async () => {
    const effects = await talk([bakery, mill]).request({ reason: "person", turnId: "of the offer" });
    expect(effects.openedHandOffs).toMatchObject([{ question: null, postingKey: null }]);
    expect(effects.deliveries).toHaveLength(2);
  });
});

describe("a press of a feedback button", () => {
  test("stands under each answer, and not under small talk", async () => {
    const { write } = talk([bakery]);
    expect(buttonsOf(only(await write("Hello")))).not.toContain("helpful");
    expect(buttonsOf(only(await write("How much does it pay?")))).toEqual(
      expect.arrayContaining(["helpful", "not_helpful"]),
    );
  });

  test("is kept with the turn, and says nothing where the answer helped", async () => {
    const { rate, turnId } = await asked();
    expect(await rate({ turnId, verdict: "helpful" })).toMatchObject({
      feedback: { tenant: "T1", channel: "D1", turnId, verdict: "helpful", reason: null, at: 1_000 },
      deliveries: [],
    });
  });

  test("offers a person where it did not, and reasons to choose from, once", async () => {
    const { rate, turnId } = await asked();
    const effects = await rate({ turnId, verdict: "not_helpful" });
    expect(read(only(effects))).toBe(`${english.notHelpful}\n${english.whyNotHelpful}`);
    const reasons = FeedbackReason.options.map((name) => ({ name, value: turnId }));
    expect(only(effects).message.actions).toMatchObject([...reasons, { name: "talk_to_person", value: turnId }]);
    expect(await rate({ turnId, verdict: "not_helpful" })).toMatchObject({ feedback: null, deliveries: [] });
    expect(await rate({ turnId, verdict: "helpful" })).toMatchObject({ feedback: { verdict: "helpful" } });
  });

  test("under an answer that is kept no more keeps nothing, and a person is offered all the same", async () => {
    const { rate } = await asked();
    expect(await rate({ turnId: "erased", verdict: "helpful" })).toMatchObject({ feedback: null, deliveries: [] });
    const effects = await rate({ turnId: "erased", verdict: "not_helpful" });
    expect(effects.feedback).toBeNull();
    expect(buttonsOf(only(effects))).toEqual(["talk_to_person"]);
  });
});

describe("a press of a reason why an answer did not help", () => {
  test.each(FeedbackReason.options)(
    "%s is kept with the turn and answered once, with a person in reach",
    async (reason) => {
      const { explain, rate, turnId } = await asked();
      await rate({ turnId, verdict: "not_helpful" });
      const effects = await explain({ turnId, reason });
      expect(effects.feedback).toMatchObject({ turnId, verdict: "not_helpful", reason });
      expect(read(only(effects))).toContain(english.reasons[reason].reply);
      expect(buttonsOf(only(effects))).toContain("talk_to_person");
      expect(await explain({ turnId, reason })).toMatchObject({ feedback: null, deliveries: [] });
      // The verdict once more takes nothing from its reason.
      expect(await rate({ turnId, verdict: "not_helpful" })).toMatchObject({ feedback: null, deliveries: [] });
    },
  );

  test("takes the place of another one, and goes where the answer helped after all", async () => {
    const { explain, rate, turnId, store } = await asked();
    await explain({ turnId, reason: "not_understood" });
    await explain({ turnId, reason: "looks_wrong" });
    expect(await store.feedback.findByTurn("T1", turnId)).toMatchObject({ reason: "looks_wrong" });
    await rate({ turnId, verdict: "helpful" });
    expect(await store.feedback.findByTurn("T1", turnId)).toMatchObject({ verdict: "helpful", reason: null });
  });

  test("is in the language of the answer", async () => {
    const { explain, write } = talk([bakery]);
    const turnId = (await write("Wie hoch ist das Gehalt?")).receipts[0]?.turnId ?? "";
    const { phrases } = phrasesFor(phrasebook, "de");
    expect(read(only(await explain({ turnId, reason: "looks_wrong" })))).toContain(phrases.reasons.looks_wrong.reply);
  });

  test("about somebody else's answer is refused, and logged without a word", async () => {
    const { explain, turnId, logger } = await asked();
    expect(await explain({ turnId, reason: "looks_wrong" }, "D2")).toMatchObject({ feedback: null, deliveries: [] });
    expect(logger.events()).toContain("feedback_refused");
  });

  test("under an answer that is kept no more changes nothing", async () => {
    const { explain } = await asked();
    expect(await explain({ turnId: "erased", reason: "too_little" })).toMatchObject({ feedback: null, deliveries: [] });
  });
});

const handedOff = async () => {
  const conversation = talk([bakery]);
  const { openedHandOffs } = await conversation.write("Can I talk to a person, please?");
  return { ...conversation, handOffId: openedHandOffs[0]?.id ?? "" };
};

describe("a recruiter's answer", () => {
  test("goes to the candidate as a person's words, and closes the hand-off", async () => {
    const { recruiterAnswers, handOffId } = await handedOff();
    const effects = await recruiterAnswers({ handOffId, text: "Call me at noon." });
    expect(effects.deliveries.map(({ destination, relation }) => [destination.kind, relation?.kind])).toEqual([
      ["conversation", undefined],
      ["recruiters", "in_thread_of"],
      ["recruiters", "replaces"],
    ]);
    expect(effects.deliveries.map(read).at(0)).toBe(`${english.recruiterSays}\n“Call me at noon.”`);
    expect(effects.changedHandOffs).toMatchObject([
      { id: handOffId, state: "answered", answeredBy: "U9", answeredAt: 1_000 },
    ]);
  });

  test("given twice is sent once, and the recruiters are told", async () => {
    const { recruiterAnswers, handOffId } = await handedOff();
    await recruiterAnswers({ handOffId, text: "Call me at noon." });
    const second = await recruiterAnswers({ handOffId, text: "Call me at one." });
    expect(only(second).destination).toEqual({ kind: "recruiters", team: null });
    expect(read(only(second))).not.toContain("at one");
    expect(second.changedHandOffs).toEqual([]);
  });

  test("to a hand-off that nobody knows is logged and goes nowhere", async () => {
    const { recruiterAnswers, logger } = talk([bakery]);
    expect(await recruiterAnswers({ handOffId: "unknown", text: "Yes." })).toMatchObject({ deliveries: [] });
    expect(logger.events()).toEqual(["hand_off_unknown"]);
  });
});

const takenOver = async () => {
  const conversation = await handedOff();
  const effects = await conversation.claims(conversation.handOffId);
  return { ...conversation, effects };
};

describe("a conversation that a recruiter has taken over", () => {
  test("is said to the candidate, on the card, and watched for silence", async () => {
    const { effects, handOffId } = await takenOver();
    expect(effects.deliveries.map(read)[0]).toBe(english.personJoined);
    expect(effects.deliveries[1]).toMatchObject({
      destination: { kind: "recruiters" },
      relation: { kind: "replaces" },
    });
    expect(effects.conversation?.heldFor).toBe(handOffId);
    expect(effects.scheduled).toMatchObject([{ event: { kind: "hand_off_fell_silent", atMicros: 61_000_000 } }]);
  });

  test("is answered by nobody else: what the candidate writes goes to the recruiter, and Candor is quiet", async () => {
    const { write } = await takenOver();
    const effects = await write("How much does it pay?");
    expect(only(effects)).toMatchObject({ destination: { kind: "recruiters" }, relation: { kind: "in_thread_of" } });
    expect(read(only(effects))).toContain("“How much does it pay?”");
    expect(effects).toMatchObject({ receipts: [], conversation: null });
  });

  test("hears the recruiter as often as they write", async () => {
    const { recruiterAnswers, handOffId } = await takenOver();
    for (const text of ["Hello.", "It is from May."]) {
      const effects = await recruiterAnswers({ handOffId, text });
      expect(read(effects.deliveries[0] ?? only(effects))).toContain(text);
      expect(effects.changedHandOffs).toMatchObject([{ state: "claimed" }]);
    }
  });

  test("cannot be claimed or answered by a second recruiter", async () => {
    const { claims, recruiterAnswers, handsBack, handOffId } = await takenOver();
    expect(await claims(handOffId, sam)).toMatchObject({ deliveries: [], changedHandOffs: [] });
    expect(await handsBack(handOffId, sam)).toMatchObject({ deliveries: [], changedHandOffs: [] });
    const answer = await recruiterAnswers({ handOffId, text: "No." }, sam);
    expect(only(answer)).toMatchObject({ destination: { kind: "recruiters" }, relation: { kind: "in_thread_of" } });
    expect(read(only(answer))).not.toContain("No.");
  });

  test("is answered by Candor again after it was handed back, which both can read", async () => {
    const { handsBack, write, handOffId } = await takenOver();
    const effects = await handsBack(handOffId);
    expect(effects.deliveries.map(read)[0]).toBe(english.personLeftOpen);
    expect(effects.changedHandOffs).toMatchObject([{ state: "open", holder: null }]);
    expect(read(only(await write("How much does it pay?")))).toContain("$21 per hour");
  });

  test("is handed back by itself after a silence, and not where the recruiter has written since", async () => {
    const { effects, recruiterAnswers, happen, handOffId, handOffs } = await takenOver();
    const [check] = effects.scheduled;
    if (check?.event.kind !== "hand_off_fell_silent") throw new Error("no check");
    const event = { ...check.event, activeAt: 999 };
    expect(await happen(event)).toMatchObject({ deliveries: [], changedHandOffs: [] });
    await recruiterAnswers({ handOffId, text: "From May." });
    const silent = await happen(check.event);
    expect(silent.deliveries.map(read)[0]).toBe(english.personLeft);
    expect(silent.deliveries.map(read)[1]).toContain("robin has not written");
    expect(handOffs.get(handOffId)).toMatchObject({ state: "answered" });
  });

  test("under one card is not claimed under another", async () => {
    const { request, claims } = await takenOver();
    const [other] = (await request({ reason: "person", turnId: "another" })).openedHandOffs;
    const effects = await claims(other?.id ?? "", sam);
    expect(effects).toMatchObject({ changedHandOffs: [], conversation: null });
    expect(read(only(effects))).toMatch(/already/u);
  });
});

test("a candidate whose request could not be shown to the recruiters is told so", async () => {
  const { happen, handOffId } = await handedOff();
  const effects = await happen({ kind: "card_not_posted", ...ofHandOff, handOffId });
  expect(read(only(effects))).toBe(english.handOffDelayed);
});

const broken: AnswerMessage = () => Promise.reject(new Error("no"));

describe("an event that could not be worked", () => {
  test("is apologised for where it was written, with a person one click away", async () => {
    const { write, apologise } = talk([bakery], broken);
    await expect(write("How much does it pay?")).rejects.toThrow("no");
    const event = { kind: "message", ...from, text: "x", thread: "t", messageId: "m", hasFiles: false } as const;
    const delivery = only(await apologise(event));
    expect(delivery.destination).toEqual({ kind: "conversation", channel: "D1", thread: "t" });
    expect(read(delivery)).toBe(english.failure);
    expect(buttonsOf(delivery)).toEqual(["talk_to_person"]);
  });

  test("of a recruiter's is not told to the candidate", async () => {
    const event = {
      kind: "hand_off_answered",
      tenant: "T1",
      channel: "D1",
      atMicros: 1,
      handOffId: "h",
      ...robin,
      text: "Yes.",
    } as const;
    expect((await talk([bakery]).apologise(event)).deliveries).toEqual([]);
  });
});
