import { describe, expect, test } from "vitest";
import { viewBlocks } from "../../src/adapters/slack/blocks.ts";
import { checkHome } from "../../src/adapters/workspace/blocks/view.ts";
import type { RankedGap } from "../../src/domain/gap.ts";
import { plainText } from "../../src/domain/message.ts";
import type { PostingLine } from "../../src/domain/posting.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { PostingDesk, Readiness } from "../../src/ports.ts";
import { overviewsOf } from "../../src/recruiter/posting-overview.ts";
import { usualHandling } from "../../src/domain/handling.ts";
import { changePosting, listedPostings } from "../../src/recruiter/recruiter-command.ts";
import { recruiterHome } from "../../src/recruiter/recruiter-home.ts";

const line = (key: string, changes: Partial<PostingLine> = {}): PostingLine => ({
  key,
  title: `The ${key}`,
  collection: "folder",
  openCount: 0,
  proposedAt: 1,
  reviewed: null,
  state: "open",
  revision: 3,
  paused: null,
  handling: usualHandling,
  ...changes,
});
const since = Date.UTC(2026, 10, 25, 12);
const paused = { by: "U9", name: "robin", since };

const gap = (postingKey: string, waiting: number, topic: Topic = "visa"): RankedGap => ({
  id: `g-${postingKey}-${topic}`,
  tenant: "T1",
  postingKey,
  topic,
  ask: "",
  team: null,
  cardId: "c",
  openedAt: since,
  dueAt: null,
  answer: null,
  waiting,
});

const ready: Readiness = {
  ready: true,
  slack: ["connected", "connecting"],
  store: "reachable",
  inbox: { waiting: 1, working: 1, dead: 0 },
  outbox: { waiting: 0, working: 1, unknown: 0, failed: 0 },
  model: { model: "small", state: "daily_cap", tokensToday: 9, dailyTokens: 9 },
};

const homeOf = (lines: PostingLine[], gaps: RankedGap[] = [], readiness = ready) =>
  recruiterHome(overviewsOf(lines, gaps), readiness);
const read = (sections: ReturnType<typeof homeOf>): string[] => sections.map(({ paragraphs }) => plainText(paragraphs));

const told = (readiness: Readiness): string => read(homeOf([], [], readiness)).at(-1) ?? "";

describe("the Home of a recruiter", () => {
  test("shows each posting with its state, what waits and what can be pressed, those with work first", () => {
    const sections = homeOf(
      [line("mill"), line("bakery", { openCount: 2 }), line("quay", { state: "paused", paused })],
      [gap("quay", 1, "benefits"), gap("quay", 3), gap("bakery", 0, "bonus")],
    );
    expect(read(sections).slice(0, -1)).toEqual([
      "For recruiters. 3 postings: 2 open, 1 paused. 4 candidates wait for an answer.",
      [
        "The quay (quay): paused by robin since November 25, 2026, revision 3",
        "• benefits: the posting does not answer it; 1 candidate waits since November 25, 2026",
        "• visa: the posting does not answer it; 3 candidates wait since November 25, 2026",
      ].join("\n"),
      "The bakery (bakery): open, revision 3\n• 2 facts need a review; where Candor runs: candor review bakery --page",
      "The mill (mill): open, revision 3",
    ]);
    expect(sections.map(({ actions }) => actions.map(({ name, value }) => `${name} ${value}`))).toEqual([
      [],
      ["answer_gap g-quay-benefits", "answer_gap g-quay-visa", "resume_posting quay"],
      ["pause_posting bakery"],
      ["pause_posting mill"],
      [],
    ]);
  });

  test("tells nobody that somebody asked for an accommodation", () => {
    const sections = homeOf([line("mill")], [gap("mill", 2, "accommodations")]);
    expect(read(sections).join()).not.toMatch(/accommodation|2 candidates/u);
    expect(sections.flatMap(({ actions }) => actions.map(({ name }) => name))).toEqual(["pause_posting"]);
  });

  test("offers no pause where nobody is answered from a posting anyway", () => {
    const sections = homeOf([
      line("mill", { state: "closed" }),
      line("quay", { state: "unpublished", revision: null }),
    ]);
    expect(sections.flatMap(({ actions }) => actions)).toEqual([]);
    expect(read(sections).join()).toContain("The quay (quay): not published yet");
  });

  test("says what an operator reads at /readyz, where something is wrong too", () => {
    expect(told(ready)).toBe(
      [
        "Candor is ready.",
        "• Slack: 1 of 2 connections up",
        "• Store: reachable",
        "• Waiting: 2 events to work, 1 message to post",
        "• Model: small, daily cap",
      ].join("\n"),
    );
    const broken: Readiness = {
      ready: false,
      slack: ["refused"],
      store: "reachable",
      inbox: { waiting: 0, working: 0, dead: 1 },
      outbox: { waiting: 0, working: 0, unknown: 2, failed: 3 },
    };
    expect(told(broken)).toContain("Candor is not ready");
    expect(told(broken)).toContain("1 event given up, 3 not posted, 2 unknown");
    expect(told(broken)).toContain("Model: none");
    expect(told({ ready: false, slack: [], store: "unreachable" })).toContain("Store: unreachable");
  });

  test("of very many postings is a view that Slack takes, with a candidate's part below, and says how many are left", () => {
    const title = "A title as long as a recruiter can make it ".repeat(40);
    const keys = Array.from({ length: 300 }, (_, index) => `posting-${index}`);
    const topics: Topic[] = ["visa", "benefits", "leave", "travel", "bonus", "equity", "schedule"];
    const sections = homeOf(
      keys.map((key) => line(key, { title, openCount: 4 })),
      keys.flatMap((key) => topics.map((topic) => gap(key, 2, topic))),
    );
    expect(read(sections)).toContain("And 280 more: /candor postings");
    expect(read(sections)[1]).toContain("2 more questions: candor gaps");
    const choices = Array.from({ length: 25 }, (_, index) => ({
      name: "choose_posting" as const,
      label: title,
      value: `p${index}`,
      primary: false,
    }));
    const own = {
      paragraphs: Array.from({ length: 8 }, () => ({ kind: "text" as const, text: "words" })),
      actions: choices,
    };
    const blocks = viewBlocks([...sections, own]);
    expect(checkHome({ type: "home", blocks }, () => "id")).toMatchObject({ kind: "good" });
    expect(JSON.stringify(blocks)).toContain("choose_posting");
    const ids = blocks.flatMap((block) =>
      block.type === "actions" ? block.elements.flatMap((one) => ("action_id" in one ? [one.action_id] : [])) : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("/candor postings", () => {
  test("shows a line for each, those with work first, and how many are left", () => {
    const lines = [
      line("mill", { state: "closed" }),
      line("quay", { state: "paused", paused, openCount: 1 }),
      ...Array.from({ length: 40 }, (_, index) => line(`bakery-${index}`)),
    ];
    const listed = plainText(listedPostings(overviewsOf(lines, [gap("quay", 3)])).paragraphs).split("\n");
    expect(listed[0]).toBe(
      "• The quay (quay): paused by robin since November 25, 2026, revision 3; 1 open question (3 candidates wait); 1 fact needs a review",
    );
    expect(listed).toHaveLength(32);
    expect(listed.slice(-2)).toEqual([
      "And 12 more; where Candor runs: candor postings",
      "Facts are reviewed where Candor runs: candor review KEY --page",
    ]);
  });

  test("says that there are none", () => {
    expect(plainText(listedPostings([]).paragraphs)).toBe("No posting was read yet.");
  });
});

describe("what a recruiter typed", () => {
  const by = { id: "U9", name: "robin" };
  const outcomes: PostingDesk = {
    list: () => Promise.resolve([]),
    publish: () => Promise.resolve({ kind: "to_review", count: 2 }),
    pause: () => Promise.resolve({ kind: "already", pause: paused }),
    resume: () => Promise.resolve("not_paused"),
  };
  const answer = async (name: "publish" | "pause" | "resume", key: string): Promise<string> =>
    plainText((await changePosting({ name, key, by }, outcomes)).paragraphs);

  test("is answered with what it came to, and where a review is opened", async () => {
    expect(await answer("publish", "mill")).toBe(
      "mill is not published: 2 facts need a review first. Where Candor runs: candor review mill --page",
    );
    expect(await answer("pause", "mill")).toBe("mill is paused already: robin since November 25, 2026.");
    expect(await answer("resume", "mill")).toBe("mill is not paused.");
  });

  test("without a key, or with what can be none, is told how to name one, without its words", async () => {
    expect(await answer("pause", "")).toContain("/candor pause KEY");
    expect(await answer("pause", "<!channel> everything")).toBe(
      "That is no posting's key. /candor postings shows the keys.",
    );
  });
});
