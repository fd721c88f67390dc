import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { jsonLines, runCandor } from "../cli/run-candor.ts";
import { eventually, type Office, openOffice, type Pool, words } from "./harness.ts";

let office: Office;
let gardeners: Pool;

beforeAll(async () => {
  office = await openOffice();
  await office.startBot();
  gardeners = await office.settle(3, "Orchard Manager");
}, 60_000);
afterAll(() => office.close());

/** All that the store's files hold, freed pages and the log beside them included. */
async function bytes(): Promise<string> {
  const files = (await readdir(office.data)).filter((name) => name.startsWith("candor.sqlite"));
  return (await Promise.all(files.map((name) => readFile(join(office.data, name), "latin1")))).join("\n");
}

const recruiterSees = (): string =>
  office.slack
    .messagesIn("candor-recruiters")
    .map((message) => words(message))
    .join("\n");

test("a person's data is handed out whole, and erased to the last byte while the bot runs; others keep theirs", {
  timeout: 60_000,
}, async () => {
  const env = { CANDOR_DATA: office.data };
  const [leaving, staying] = [gardeners.next(), gardeners.next()];
  const answer = await leaving.ask("Do you sponsor visas for zookeepers?");
  await leaving.nextReply(() => leaving.press(answer, "ask_recruiter"));
  const second = await leaving.ask("How much does the orchard pay quokkas?");
  await leaving.nextReply(() => leaving.press(second, "talk_to_person"));
  await staying.ask("How much does it pay wombats?");
  await eventually(() => {
    expect(recruiterSees()).toContain("zookeepers");
    expect(recruiterSees()).toContain(leaving.id);
  });
  await eventually(async () => expect(await bytes()).toContain("quokkas"));

  const [exported] = jsonLines((await runCandor(["export", leaving.id], { env })).stdout);
  expect(exported).toMatchObject({ person: leaving.id, conversations: [{}], handOffs: [{}], waiters: [{}] });
  const all = JSON.stringify(exported);
  for (const word of ["zookeepers", "quokkas"]) expect(all).toContain(word);
  expect(all).not.toContain("wombats");

  expect(await runCandor(["erase", leaving.id], { env })).toMatchObject({ code: 1 });
  const erased = await runCandor(["erase", leaving.id, "--yes"], { env });
  expect(erased).toMatchObject({ code: 0, stderr: "" });
  expect(z.looseObject({ erased: z.string(), conversations: z.int() }).parse(JSON.parse(erased.stdout))).toMatchObject({
    erased: leaving.id,
    conversations: 1,
  });

  await eventually(() => {
    expect(recruiterSees()).toContain("This candidate's data has been erased.");
    expect(recruiterSees()).not.toMatch(/zookeepers|quokkas/u);
  });
  const left = await bytes();
  for (const word of ["zookeepers", "quokkas", leaving.id]) expect(left.includes(word), word).toBe(false);
  expect(left).toContain("wombats");
  expect(await runCandor(["export", leaving.id], { env })).toMatchObject({ code: 1 });

  // Whoever writes again begins anew, and is told again that this is an AI.
  expect(words(await leaving.ask("How much does it pay?"))).toMatch(/\bAI\b/u);
  expect(words(await staying.ask("Is there a pension?"))).toContain("add 6% of your pay");
});

test("a candidate has their data erased by themselves, to the last byte; what is pressed twice is done once", {
  timeout: 60_000,
}, async () => {
  const leaving = office.newcomer();
  await leaving.choose("Orchard Manager");
  const asked = await leaving.ask("Do you sponsor visas for tapirs?");
  await leaving.nextReply(() => leaving.press(asked, "ask_recruiter"));
  await eventually(() => expect(recruiterSees()).toContain("tapirs"));
  const privacy = await leaving.ask("please delete my data");
  const summary = await leaving.nextReply(() => leaving.press(privacy, "my_data"));
  expect(words(summary)).toMatch(/whose answer you wait for \(1\)/u);
  const told = await leaving.nextReply(() => leaving.press(summary, "what_i_was_told"));
  expect(words(told)).toContain("doesn't mention visa sponsorship");
  const sure = await leaving.nextReply(() => leaving.press(summary, "erase_me"));
  const gone = await leaving.nextReply(async () => {
    await leaving.press(sure, "erase_me_now");
    await leaving.press(sure, "erase_me_now");
  });
  expect(words(gone)).toMatch(/is erased\. Receipt/u);
  await eventually(async () => expect(await bytes()).not.toContain("tapirs"));
  expect(recruiterSees()).not.toContain("tapirs");
  const { stderr } = await runCandor(["export", leaving.id], { env: { CANDOR_DATA: office.data } });
  expect(stderr).toContain("Nothing is kept");
  expect(leaving.replies().filter((reply) => words(reply).includes("is erased"))).toHaveLength(1);
});

test("what is held is not erased, by nobody, until it is lifted; the candidate is told so", {
  timeout: 60_000,
}, async () => {
  const env = { CANDOR_DATA: office.data };
  const candidate = office.newcomer();
  await candidate.choose("Orchard Manager");
  const privacy = await candidate.ask("please delete my data");
  expect(await runCandor(["hold", candidate.id], { env })).toMatchObject({ code: 1 });
  expect(await runCandor(["hold", candidate.id, "--reason", "case 7"], { env })).toMatchObject({ code: 0 });
  expect((await runCandor(["hold"], { env })).stdout).toContain("case 7");
  const refused = await runCandor(["erase", candidate.id, "--yes"], { env });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain("case 7");
  const summary = await candidate.nextReply(() => candidate.press(privacy, "my_data"));
  const sure = await candidate.nextReply(() => candidate.press(summary, "erase_me"));
  expect(words(await candidate.nextReply(() => candidate.press(sure, "erase_me_now")))).toContain("legal matter");
  expect(await runCandor(["hold", candidate.id, "--lift"], { env })).toMatchObject({ code: 0 });
  expect(words(await candidate.nextReply(() => candidate.press(sure, "erase_me_now")))).toContain("is erased");
});

const Audited = z.looseObject({ at: z.string(), person: z.string().nullable(), kind: z.string() });

test("what was done stays in the audit when the person is gone, under a name that leads nowhere and without a word", {
  timeout: 90_000,
}, async () => {
  const env = { CANDOR_DATA: office.data };
  const audit = async () =>
    jsonLines((await runCandor(["audit", "--json"], { env })).stdout).map((line) => Audited.parse(line));
  const before = new Set((await audit()).map(({ person }) => person));
  const leaving = office.newcomer();
  await leaving.choose("Orchard Manager");
  await leaving.ask("How much does the orchard pay lemurs?");
  const asked = await leaving.ask("Do you sponsor visas for lemurs?");
  await leaving.nextReply(() => leaving.press(asked, "talk_to_person"));
  expect(await runCandor(["hold", leaving.id, "--reason", `about ${leaving.id}`], { env })).toMatchObject({ code: 1 });
  await runCandor(["hold", leaving.id, "--reason", "case 8"], { env });
  await runCandor(["hold", leaving.id, "--lift", "--reason", "case 8 is over"], { env });
  await runCandor(["export", leaving.id], { env });
  const theirs = (await audit()).filter(({ person }) => person !== null && !before.has(person));
  expect(new Set(theirs.map(({ person }) => person)).size).toBe(1);
  expect(theirs.map(({ kind }) => kind)).toEqual([
    "replied",
    "replied",
    "replied",
    "hand_off_opened",
    "held",
    "hold_lifted",
    "exported",
  ]);
  // The first one answers the greeting.
  expect(theirs[1]).toMatchObject({ posting: "orchard-manager", outcome: "answered", writer: "extractive" });

  const erased = await runCandor(["erase", leaving.id, "--yes"], { env });
  const { receipt } = z.looseObject({ receipt: z.string() }).parse(JSON.parse(erased.stdout));
  const after = await audit();
  const today = new Date().toISOString().slice(0, 10);
  const left = after.filter(({ person }) => person === theirs[0]?.person);
  expect(left.map(({ kind }) => kind).toSorted()).toEqual(theirs.map(({ kind }) => kind).toSorted());
  expect(left.every(({ at }) => at.length === today.length)).toBe(true);
  expect(after.find((one) => one["receipt"] === receipt)).toMatchObject({ kind: "erased", person: null });
  const { stdout } = await runCandor(["audit", "--since", today], { env });
  expect(stdout).toContain(`erased  receipt ${receipt}  by `);
  expect(stdout).toMatch(/hold_lifted {2}case 8 is over {2}by /u);
  expect(stdout).not.toMatch(/lemurs|orchard pay/u);
  expect(stdout).not.toContain(leaving.id);
  expect(await runCandor(["audit", "--since", "yesterday"], { env })).toMatchObject({
    code: 1,
    stderr: "candor: --since takes a day such as 2026-11-01.\n",
  });
});

test("an operator turns the model off and on while the bot runs", { timeout: 60_000 }, async () => {
  const env = { CANDOR_DATA: office.data, MODEL_API_KEY: "sk-test", CANDOR_MODEL_DAILY_TOKENS: "5000" };
  expect((await runCandor(["model", "off"], { env })).stdout).toContain("The model is off");
  expect((await runCandor(["model"], { env })).stdout).toMatch(/The model is off[^]*it used 0 of 5000 tokens/u);
  expect((await runCandor(["model", "on"], { env })).stdout).toContain("The model is on");
  expect((await runCandor(["model"], { env: { CANDOR_DATA: office.data } })).stdout).toContain(
    "No model is configured",
  );
});
