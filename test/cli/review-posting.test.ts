import { expect, onTestFinished, test } from "vitest";
import { createPublisher } from "../../src/app/publisher.ts";
import { type Answer, reviewPosting } from "../../src/cli/review/review-posting.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { fakeClock } from "../fakes/clock.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";
import { ingest, knowledge } from "../ingest/sample-source.ts";

const text = "Baker\n\nRequirements:\n\nMSPhD in baking\n2 years of baking\n\n#LI-Remote\n#LI-Onsite\n";

/** A reviewer who gives these answers, and what they were shown. */
const scripted = (answers: Answer[], publishes: boolean, additions: { topic: Topic; words: string }[]) => {
  const shown: string[] = [];
  const asked: string[] = [];
  return {
    shown,
    asked,
    reviewer: {
      show: (words: string) => {
        shown.push(words);
      },
      decide: (fact: { statement: string }) => {
        asked.push(fact.statement);
        const answer = answers.shift();
        if (answer === undefined) throw new Error(`asked once more than expected, about ${fact.statement}`);
        return Promise.resolve(answer);
      },
      add: () => Promise.resolve(additions.shift() ?? null),
      confirm: () => Promise.resolve(publishes),
    },
  };
};

const review = async (answers: Answer[], publishes = true, additions: { topic: Topic; words: string }[] = []) => {
  const { store, dispose } = await openTemporaryStore();
  onTestFinished(dispose);
  const clock = fakeClock();
  const desk = createPublisher({
    store,
    tenant: "T1",
    knowledge,
    policy: "reviewed",
    clock,
    logger: recordingLogger(),
  });
  await desk.take(ingest(text, "baker.txt"), "folder");
  const script = scripted(answers, publishes, additions);
  await reviewPosting("baker", { desk, reviewer: script.reviewer, by: "dana", clock });
  const told = async () =>
    (await store.postings.current("T1", "baker"))?.facts
      .filter(({ state }) => state !== "withheld")
      .map(({ statement }) => statement);
  return { ...script, desk, told };
};

test("each fact that needs a person is asked about, and the answers are published", async () => {
  const { asked, shown, told, desk } = await review([
    { kind: "restate", words: "MS or PhD in baking" },
    { kind: "approve" },
  ]);
  // Whoever approves one side of a contradiction is not asked about the other.
  expect(asked).toEqual(["MSPhD in baking", "#LI-Remote"]);
  expect(await told()).toEqual(["Baker", "2 years of baking", "#LI-Remote", "MS or PhD in baking"]);
  expect(shown.join("\n")).toContain("Against: #LI-Onsite");
  expect((await desk.review("baker")).reviewed).toMatchObject({ by: "dana" });
});

test("whoever stops finds their decisions saved, and nothing published", async () => {
  const { told, desk } = await review([{ kind: "withhold" }, { kind: "stop" }]);
  expect(await told()).toBeUndefined();
  const { open, decisions } = await desk.review("baker");
  expect(open.map(({ statement }) => statement)).toEqual(["#LI-Remote", "#LI-Onsite"]);
  expect(decisions).toMatchObject([{ kind: "withhold", by: "dana" }]);
});

test("what is skipped is left as it is, and the reviewer is told so", async () => {
  const { told, shown } = await review([{ kind: "skip" }, { kind: "skip" }, { kind: "skip" }], false);
  expect(await told()).toBeUndefined();
  expect(shown.join("\n")).toContain("+ education: MSPhD in baking");
});

test("what the posting does not say is named, and what the reviewer adds is told as theirs", async () => {
  const pay = "The salary is $50,000 per year.";
  const answers: Answer[] = [{ kind: "withhold" }, { kind: "approve" }];
  const { told, shown, desk } = await review(answers, true, [{ topic: "compensation", words: pay }]);
  expect(shown.join("\n")).toContain("Nothing is said about pay");
  expect(await told()).toContain(pay);
  expect((await desk.review("baker")).decisions.at(-1)).toMatchObject({ kind: "add", by: "dana" });
});
