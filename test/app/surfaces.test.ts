import { describe, expect, test } from "vitest";
import { loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../../src/app/paths.ts";
import { createSurfaces } from "../../src/app/surfaces.ts";
import { plainText } from "../../src/domain/message.ts";
import { phrasesFor } from "../../src/domain/phrasebook.ts";
import type { Revision } from "../../src/domain/posting.ts";
import type { Actor, MemberStanding } from "../../src/ports.ts";
import { recruiterCommands } from "../../src/recruiter/recruiter-command.ts";
import { countingIds } from "../fakes/ids.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { memoryStore } from "../fakes/memory-store.ts";

const phrasebook = loadPhrasebook(shipped.knowledge);
const { phrases: english } = phrasesFor(phrasebook, "en");

const revision = (key: string, title: string, language = "en"): Revision => ({
  tenant: "T1",
  number: 1,
  publishedAt: 0,
  posting: { key, title, employer: null, language, kind: "posting", sha256: "0".repeat(64) },
  facts: [],
  closedAt: null,
});
const mill = revision("mill", "Mill Engineer");
const bakery = revision("bakery", "Bakery Manager");

const recruiters = {
  home: () => Promise.resolve([{ paragraphs: [{ kind: "text" as const, text: "For recruiters." }], actions: [] }]),
  command: (_tenant: string, { name, key, by }: { name: string; key: string; by: Actor }) =>
    Promise.resolve({ paragraphs: [{ kind: "text" as const, text: `${by.id} does ${name} ${key}` }], actions: [] }),
};

const surfacesOf = (...revisions: Revision[]) => {
  const { store, catalogue } = memoryStore(revisions);
  const logger = recordingLogger();
  const surfaces = createSurfaces({
    store,
    catalogue: catalogue(),
    recruiters,
    phrasebook,
    clock: { now: () => Date.UTC(2026, 10, 25, 12) },
    ids: countingIds(),
    logger,
  });
  /** As somebody who is no recruiter. */
  const home = async (at: { tenant: string; channel: string; postingKey?: string | null }) => {
    const [own, ...more] = await surfaces.home({ person: "U1", ...at, standing: "stranger" });
    if (own === undefined || more.length > 0) throw new Error("a candidate's Home is one section");
    return own;
  };
  const command = (words: string, standing: MemberStanding = "stranger") =>
    surfaces.command({
      tenant: "T1",
      by: { id: "U1", name: "avery" },
      words,
      standing: () => Promise.resolve(standing),
    });
  return { surfaces, home, command, logger };
};
const place = { tenant: "T1", channel: "D1", person: "U1" };

test("the Home says that it is an AI, what can be asked, and offers the postings and a person", async () => {
  const { paragraphs, actions } = await surfacesOf(bakery, mill).home(place);
  expect(plainText(paragraphs)).toMatch(/\bAI\b[^]*ask about[^]*Which one/u);
  expect(actions.map(({ name, value }) => [name, value])).toEqual([
    ["choose_posting", "bakery"],
    ["choose_posting", "mill"],
    ["talk_to_person", "home:D1:2026-11-25"],
    ["my_data", "mine"],
  ]);
});

test("the Home of a conversation names its posting and offers the others", async () => {
  const { paragraphs, actions } = await surfacesOf(bakery, mill).home({ ...place, postingKey: "mill" });
  expect(plainText(paragraphs)).toMatch(/We're talking about “Mill Engineer”[^]*Other roles:$/u);
  expect(actions.map(({ value }) => value)).not.toContain("mill");
});

test("the Home shows what the candidate waits for, and nobody else's", async () => {
  const { store, catalogue, waiters } = memoryStore([bakery]);
  const waiter = { tenant: "T1", candidate: "U1", turnId: "t1", language: "en", reason: null, askedAt: 1 };
  const ask = (channel: string, question: string | null, toldAt: number | null = null) =>
    waiters.set(`${channel} ${String(question)}`, {
      ...waiter,
      gapId: `g-${String(question)}`,
      channel,
      question,
      toldAt,
    });
  ask("D1", "Is there a gym?");
  ask("D1", null);
  ask("D1", "Is there a canteen?", 5);
  ask("D2", "Do you sponsor visas?");
  const parts = { store, catalogue: catalogue(), recruiters, phrasebook, clock: { now: () => 5 }, ids: countingIds() };
  const surfaces = createSurfaces({ ...parts, logger: recordingLogger() });
  const [own] = await surfaces.home({ ...place, standing: "stranger" });
  const open = own?.paragraphs.find(({ kind }) => kind === "list");
  expect(open).toEqual({ kind: "list", items: ["Is there a gym?", english.home.unsaid] });
});

test("the same Home is the same message, so that it is not drawn twice", async () => {
  const surfaces = surfacesOf(bakery, mill);
  expect(await surfaces.home(place)).toEqual(await surfaces.home(place));
});

test("a Home of many postings shows some, and says how to reach the others", async () => {
  const many = Array.from({ length: 40 }, (_, index) => revision(`mill-${index}`, `Mill ${index}`));
  const { paragraphs, actions } = await surfacesOf(...many).home(place);
  expect(actions).toHaveLength(27);
  expect(plainText(paragraphs)).toContain("There are 40 postings");
});

test("it speaks the language that all postings have, else English", async () => {
  const german = revision("muehle", "Müllerin", "de");
  const inGerman = await surfacesOf(german).home(place);
  expect(plainText(inGerman.paragraphs)).toContain(phrasesFor(phrasebook, "de").phrases.home.intro);
  const mixed = await surfacesOf(german, mill).home(place);
  expect(plainText(mixed.paragraphs)).toContain(english.home.intro);
});

test.each([
  ["", [english.home.intro, english.command.help, english.otherPostings], 2],
  ["help", [english.home.intro, english.command.help, english.otherPostings], 2],
  ["roles", [english.otherPostings], 2],
  ["person", [english.command.personAsked], 0],
  ["data", [english.command.dataAsked], 0],
  ["dance", [english.command.unknown, english.command.help], 0],
])("/candor %s", async (name, said, choices) => {
  const { paragraphs, actions } = await surfacesOf(bakery, mill).command(name);
  expect(plainText(paragraphs)).toBe(said.join("\n"));
  expect(actions.filter((action) => action.name === "choose_posting")).toHaveLength(choices);
});

test("the Home of a recruiter has what is theirs above what every candidate sees", async () => {
  const { surfaces } = surfacesOf(bakery, mill);
  const sections = await surfaces.home({ ...place, standing: "member" });
  expect(sections.map(({ paragraphs }) => plainText(paragraphs))).toEqual([
    "For recruiters.",
    expect.stringMatching(/^For yourself[^]*Which one/u),
  ]);
});

test.each(["stranger", "unknown"] as const)(
  "the Home of somebody who is a recruiter by nobody's word (%s) is a candidate's",
  async (standing) => {
    const { surfaces, home } = surfacesOf(bakery, mill);
    expect(await surfaces.home({ ...place, standing })).toEqual([await home(place)]);
  },
);

test("the Home of a conversation about a paused posting says so, and offers the others", async () => {
  const paused = { ...mill, paused: { by: "U9", name: "robin", since: 5 } };
  const { paragraphs, actions } = await surfacesOf(bakery, paused).home({ ...place, postingKey: "mill" });
  expect(plainText(paragraphs)).toContain(english.frames.paused);
  expect(actions.map(({ value }) => value)).toContain("bakery");
  const { paragraphs: offered } = await surfacesOf(paused).command("roles");
  expect(plainText(offered)).toBe(english.noPostings);
});

describe("what recruiters alone may type", () => {
  test.each(["postings", "publish mill", "pause mill", "Resume  mill"])(
    "/candor %s is done for a recruiter",
    async (typed) => {
      const { paragraphs } = await surfacesOf(mill).command(typed, "member");
      expect(plainText(paragraphs)).toMatch(/^U1 does (?:postings|publish|pause|resume) ?(?:mill)?$/u);
    },
  );

  test.each(recruiterCommands.map((name) => `${name} mill`))(
    "/candor %s is refused to anybody else, in plain words, and logged without any",
    async (typed) => {
      const { command, logger } = surfacesOf(mill);
      expect(plainText((await command(typed)).paragraphs)).toBe(
        `${english.command.forRecruiters}\n${english.command.help}`,
      );
      expect(plainText((await command(typed, "unknown")).paragraphs)).toBe(english.command.notChecked);
      const [action] = typed.split(" ");
      expect(logger.lines.map(({ event, fields }) => [event, fields])).toEqual(
        ["stranger", "unknown"].map((standing) => ["recruiter_refused", { action, standing, user: "U1" }]),
      );
    },
  );

  test("stands in the help of a recruiter, and of nobody else", async () => {
    const { command } = surfacesOf(mill);
    const help = async (standing: MemberStanding) => plainText((await command("help", standing)).paragraphs);
    expect(await help("member")).toContain("/candor pause KEY");
    expect(await help("member")).toContain(english.command.help);
    expect(await help("stranger")).not.toContain("pause");
    expect(await help("unknown")).not.toContain("pause");
  });
});

test("what somebody is not offered stands neither on their Home nor under /candor roles", async () => {
  const { store, catalogue, handle } = memoryStore([bakery, mill]);
  handle("mill", { team: null, audience: { kind: "members", channel: "C8" } });
  const parts = { store, catalogue: catalogue(), recruiters, phrasebook, clock: { now: () => 5 }, ids: countingIds() };
  const surfaces = createSurfaces({ ...parts, logger: recordingLogger() });
  const seen = [
    ...(await surfaces.home({ ...place, postingKey: "mill", standing: "stranger" })),
    await surfaces.command({
      tenant: "T1",
      by: { id: "U1", name: null },
      words: "roles",
      standing: () => Promise.resolve("stranger"),
    }),
  ];
  expect(JSON.stringify(seen)).toContain("Bakery Manager");
  expect(JSON.stringify(seen)).not.toContain("Mill Engineer");
});
