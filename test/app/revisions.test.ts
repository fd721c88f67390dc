import { beforeAll, describe, expect, test } from "vitest";
import { loadKnowledge, loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import { createAnswerMessage } from "../../src/answer/answer-message.ts";
import { claimRails } from "../../src/answer/verify.ts";
import { shipped } from "../../src/app/paths.ts";
import { createResponder } from "../../src/app/respond-to-event.ts";
import type { Delivery, Effects } from "../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { plainText } from "../../src/domain/message.ts";
import { phrasesFor, type Phrasebook } from "../../src/domain/phrasebook.ts";
import type { Revision } from "../../src/domain/posting.ts";
import { ingestPosting } from "../../src/ingest/ingest-posting.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryStore } from "../fakes/memory-store.ts";

let knowledge: Knowledge;
let phrasebook: Phrasebook;
let revisions: Revision[];

const revisionOf = (name: string, text: string): Revision => {
  const [source] = decodeSource(Buffer.from(text), name);
  if (source === undefined) throw new Error(`${name} holds no posting`);
  const { posting, facts } = ingestPosting(source, knowledge);
  return { tenant: "T1", number: 1, publishedAt: 0, posting, facts, closedAt: null };
};

beforeAll(() => {
  knowledge = loadKnowledge(shipped.knowledge);
  phrasebook = loadPhrasebook(shipped.knowledge);
  revisions = [
    revisionOf(
      "bakery.txt",
      "Bakery Manager\n\nPay\n\nThe pay is $21 per hour.\n\nLocation\n\nThe bakery is in Leeds.\n",
    ),
    revisionOf("mill.txt", "Mill Engineer\n\nPay\n\nThe pay is $34 per hour.\n"),
  ];
});

const about = (id: number) => ({
  tenant: "T1",
  channel: "D1",
  candidate: "U1",
  atMicros: id * 1_000_000,
  messageId: `${id}`,
});

const written = (id: number, text: string | null) =>
  ({ kind: "message", ...about(id), text, thread: null, hasFiles: false }) as const;

/** A candidate with one posting to ask about, or two; messages are known by a number. */
const talk = (postings: 1 | 2 = 1) => {
  const memory = memoryStore(revisions.slice(0, postings));
  const logger = recordingLogger();
  let now = 1_000;
  const { respond } = createResponder({
    store: memory.store,
    answerMessage: createAnswerMessage({ knowledge, phrasebook, rails: claimRails(knowledge), model: null, logger }),
    catalogue: memory.catalogue(),
    hearRequest: () => null,
    phrasebook,
    handBackAfterMs: 60_000,
    officeHours: null,
    answerWithinMs: 3_600_000,
    knowledge,
    clock: { now: () => (now += 1_000) },
    ids: countingIds(),
    logger,
  });
  const happen = async (event: IncomingEvent): Promise<Effects> => {
    const effects = await respond(event);
    memory.commit(effects);
    return effects;
  };
  return {
    ...memory,
    logger,
    claim: (handOffId: string) =>
      happen({
        kind: "hand_off_claimed",
        tenant: "T1",
        channel: "D1",
        atMicros: 1,
        handOffId,
        recruiter: "R1",
        recruiterName: null,
      }),
    conversation: async () => {
      const found = await memory.store.conversations.find("T1", "D1");
      if (found === null) throw new Error("no conversation");
      return found;
    },
    write: (id: number, text: string) => happen(written(id, text)),
    edit: (id: number, text: string | null) => happen({ ...written(id, text), isEdit: true }),
    remove: (id: number) => happen({ kind: "message_deleted", ...about(id) }),
    choose: (postingKey: string) => {
      const { messageId: _, ...press } = about(9);
      return happen({ kind: "posting_chosen", ...press, postingKey });
    },
  };
};

const read = ({ message }: Delivery): string => plainText(message.paragraphs);
const only = (effects: Effects): Delivery => {
  const [delivery, ...others] = effects.deliveries;
  if (delivery === undefined || others.length > 0) throw new Error(`${effects.deliveries.length} deliveries`);
  return delivery;
};
const english = () => phrasesFor(phrasebook, "en").phrases;

describe("an edit", () => {
  test("of an answered message is answered in the place of the first answer", async () => {
    const candidate = talk();
    const first = only(await candidate.write(1, "How much does it pay?"));
    const again = only(await candidate.edit(1, "Where is it?"));
    expect(again.relation).toEqual({ kind: "replaces", deliveryId: first.id });
    expect(read(again)).toContain("Leeds");
    expect(read(again)).not.toContain("$21");
    const { turns } = await candidate.conversation();
    expect(turns).toMatchObject([{ message: "Where is it?", deliveries: [again.id] }]);
  });

  test("once more replaces the latest form", async () => {
    const candidate = talk();
    await candidate.write(1, "How much does it pay?");
    const second = only(await candidate.edit(1, "Where is it?"));
    const third = only(await candidate.edit(1, "How much is the pay?"));
    expect(third.relation).toEqual({ kind: "replaces", deliveryId: second.id });
  });

  test("of the first message still says that this is an AI; of a later one does not", async () => {
    const candidate = talk();
    await candidate.write(1, "Hello");
    await candidate.write(2, "How much does it pay?");
    expect(read(only(await candidate.edit(1, "Where is it?")))).toMatch(/\bAI\b/u);
    expect(read(only(await candidate.edit(2, "Where is it?")))).not.toMatch(/\bAI\b/u);
  });

  test("keeps its place in the conversation: what came later is not read as earlier", async () => {
    const candidate = talk();
    await candidate.write(1, "How much does it pay?");
    await candidate.write(2, "Where is it?");
    await candidate.edit(1, "How much is the pay?");
    expect((await candidate.conversation()).turns.map(({ message }) => message)).toEqual([
      "How much is the pay?",
      "Where is it?",
    ]);
  });

  test("that comes before its original is answered as a message", async () => {
    const reply = only(await talk().edit(1, "How much does it pay?"));
    expect(reply.relation).toBeNull();
    expect(read(reply)).toContain("$21");
  });

  test("leaves nothing of the earlier words in conversation and receipts", async () => {
    const candidate = talk();
    await candidate.write(1, "Do you pay for zeppelins?");
    await candidate.edit(1, "How much does it pay?");
    expect(JSON.stringify([await candidate.conversation(), candidate.receipts()])).not.toContain("zeppelin");
    expect(candidate.receipts()).toHaveLength(1);
  });

  test("opens no second ticket for what was handed off", async () => {
    const candidate = talk();
    expect((await candidate.write(1, "I want to talk to a person")).openedHandOffs).toHaveLength(1);
    const { openedHandOffs, deliveries } = await candidate.edit(1, "I want to talk to a person please");
    expect(openedHandOffs).toEqual([]);
    expect(deliveries).toHaveLength(1);
  });

  test("while a recruiter holds the conversation goes to them, and Candor takes its answer back", async () => {
    const candidate = talk();
    const first = only(await candidate.write(1, "How much does it pay?"));
    const { openedHandOffs } = await candidate.write(2, "I want to talk to a person");
    await candidate.claim(openedHandOffs[0]?.id ?? "");
    const { deliveries } = await candidate.edit(1, "Where is it?");
    expect(deliveries.map(({ relation }) => relation?.kind)).toEqual(["takes_back", "in_thread_of"]);
    expect(deliveries[0]?.relation?.deliveryId).toBe(first.id);
    expect(deliveries[1] && read(deliveries[1])).toContain("Where is it?");
  });

  test("into nothing takes the answer back", async () => {
    const candidate = talk();
    const first = only(await candidate.write(1, "How much does it pay?"));
    expect(only(await candidate.edit(1, null)).relation).toEqual({ kind: "takes_back", deliveryId: first.id });
  });

  test("of a message from before all that is remembered changes nothing that was said", async () => {
    const candidate = talk();
    for (let id = 1; id <= 7; id += 1) await candidate.write(id * 1_000, "How much does it pay?");
    const effects = await candidate.edit(1, "Where is it?");
    expect(effects.deliveries).toEqual([]);
    expect(candidate.logger.events()).toContain("edit_of_old_message");
  });

  test("of a question that waits for the choice of a posting is what is answered then", async () => {
    const candidate = talk(2);
    await candidate.write(1, "Where is it?");
    await candidate.write(2, "And please also zeppelins?");
    expect((await candidate.edit(2, "How much does it pay?")).deliveries).toEqual([]);
    expect((await candidate.edit(1, " ")).deliveries).toEqual([]);
    expect((await candidate.conversation()).pending?.text).toBe("How much does it pay?");
    const reply = only(await candidate.choose("mill"));
    expect(read(reply)).toContain("$34");
    expect(only(await candidate.edit(2, "What is the pay?")).relation).toEqual({
      kind: "replaces",
      deliveryId: reply.id,
    });
  });
});

describe("a deletion", () => {
  test("takes the answer back, with a line in its place and none of the words kept", async () => {
    const candidate = talk();
    const first = only(await candidate.write(1, "Do you pay for zeppelins?"));
    const line = only(await candidate.remove(1));
    expect(line.relation).toEqual({ kind: "takes_back", deliveryId: first.id });
    expect(read(line)).toBe(english().takenBack);
    const { turns, disclosedAt } = await candidate.conversation();
    expect(turns).toEqual([]);
    expect(disclosedAt).toBeNull();
    expect(candidate.receipts()).toEqual([]);
  });

  test("speaks the language of the answer", async () => {
    const candidate = talk();
    await candidate.write(1, "Wie hoch ist das Gehalt?");
    expect(read(only(await candidate.remove(1)))).toBe(phrasesFor(phrasebook, "de").phrases.takenBack);
  });

  test("of a message that was never answered is answered by nothing", async () => {
    const candidate = talk();
    expect((await candidate.remove(1)).deliveries).toEqual([]);
  });

  test("of one of two questions asked before the choice leaves the other answered", async () => {
    const candidate = talk(2);
    await candidate.write(1, "How much does it pay?");
    await candidate.write(2, "Do you pay for zeppelins?");
    const reply = only(await candidate.choose("mill"));
    const again = only(await candidate.remove(2));
    expect(again.relation).toEqual({ kind: "replaces", deliveryId: reply.id });
    expect(read(again)).toContain("$34");
    expect(JSON.stringify(await candidate.conversation())).not.toContain("zeppelin");
  });

  test("of a question that waits for a choice leaves nothing to be answered", async () => {
    const candidate = talk(2);
    await candidate.write(1, "How much does it pay?");
    await candidate.remove(1);
    expect((await candidate.conversation()).pending).toBeNull();
  });
});
