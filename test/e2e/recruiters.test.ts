import { join } from "node:path";
import { z } from "zod";
import { describe, expect, onTestFinished, test } from "vitest";
import { scopes } from "../../src/adapters/slack/needs.ts";
import { jsonLines, runCandor } from "../cli/run-candor.ts";
import type { Message } from "../../src/adapters/workspace/message.ts";
import {
  type Bot,
  buttons,
  eventually,
  logged,
  modes,
  type Office,
  openOffice,
  postings,
  untilThere,
  withOffice,
  words,
} from "./harness.ts";

const orchard = "orchard-manager";
const paused = /recruiting team has paused the answers about this job/u;

/** What is shown to this person alone, to a command that they type. */
async function shownTo(office: Office, who: string, command: string): Promise<Message> {
  expect(await office.slack.runCommand(who, command)).toMatchObject({ kind: "acked" });
  const shown = office.slack.messagesIn(who).findLast(({ onlyFor }) => onlyFor !== undefined);
  if (shown === undefined) throw new Error(`nothing was shown to ${command}`);
  return shown;
}
const typed = async (office: Office, who: string, command: string): Promise<string> =>
  words(await shownTo(office, who, command));

const homeText = (office: Office, who: string): string => JSON.stringify(office.slack.homeOf(who)?.view.blocks ?? []);

/** Opens the Home and reads it as soon as it says so. */
async function homeWith(office: Office, who: string, said: RegExp): Promise<string> {
  office.slack.openHome(who, "home");
  return eventually(() => {
    const shown = homeText(office, who);
    expect(shown).toMatch(said);
    return shown;
  });
}

/** Presses the button of a posting or gap on somebody's Home. */
async function pressHome(office: Office, who: string, name: string, value: RegExp = /./u) {
  const home = await untilThere("the Home", () => office.slack.homeOf(who));
  const found = home.view.blocks
    .flatMap((block) => (block.type === "actions" ? block.elements : []))
    .find(
      (element) => element.type === "button" && element.action_id?.startsWith(name) && value.test(element.value ?? ""),
    );
  if (found?.action_id === undefined) throw new Error(`no button ${name} on the Home of ${who}`);
  return office.slack.press(who, { viewId: home.id, actionId: found.action_id });
}

describe.each(modes)("by %s", (mode) => {
  let office: Office;
  let bot: Bot;

  withOffice({ open: () => openOffice(mode) }, (opened) => {
    ({ office, bot } = opened);
  });

  test("a recruiter sees all postings with their state, and help with what is theirs; a candidate does not", {
    timeout: 30_000,
  }, async () => {
    expect(await typed(office, "robin", "/candor postings")).toMatch(
      /Orchard Manager \(orchard-manager\): open, revision \d+/u,
    );
    expect(await typed(office, "robin", "/candor help")).toContain("/candor pause KEY");
    expect(await typed(office, office.newcomer().handle, "/candor help")).not.toContain("pause");
  });

  test("what recruiters type is refused to a candidate, logged in ids and codes, and changes nothing", {
    timeout: 60_000,
  }, async () => {
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    for (const command of ["postings", `publish ${orchard}`, `pause ${orchard}`, `resume ${orchard}`]) {
      const before = logged(bot, "recruiter_refused");
      expect(await typed(office, candidate.handle, `/candor ${command}`)).toMatch(/for the recruiting team/u);
      await bot.untilLogged("recruiter_refused", before + 1);
    }
    expect(bot.stderr()).toContain(`"user":"${candidate.id}"`);
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£26,500");
  });

  test("a paused posting is offered to nobody and answers nobody, with a person one press away, until it is resumed", {
    timeout: 60_000,
  }, async () => {
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    expect(await typed(office, "robin", `/candor pause ${orchard}`)).toContain("is paused");
    // Typed twice it is paused once, and still says by whom.
    expect(await typed(office, "sam", `/candor pause ${orchard}`)).toMatch(/paused already: robin since/u);
    const answer = await candidate.ask("How much does it pay?");
    expect(words(answer)).toMatch(paused);
    expect(words(answer)).not.toContain("26,500");
    await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
    await untilThere("the card", () => office.cards("candor-recruiters", candidate)[0]);
    // The list of postings is a second old at most.
    await eventually(async () => {
      const offered = buttons(await shownTo(office, candidate.handle, "/candor roles"));
      expect(offered.map(({ label }) => label)).toEqual(["Quay Crane Driver", "Talk to a person"]);
    });
    // Whoever means it is told so, and not answered from the one that is left.
    const other = office.newcomer();
    expect(words(await other.ask("the orchard job please, what does it pay?"))).toMatch(paused);
    expect(words(await office.newcomer().ask("What does it pay?"))).toMatch(/Which posting is it about/u);
    const { stdout } = await runCandor(["postings", "--json"], { env: { CANDOR_DATA: office.data } });
    const Line = z.object({ key: z.string(), state: z.string(), paused: z.object({ name: z.string() }).nullable() });
    expect(jsonLines(stdout).map((one) => Line.parse(one))).toContainEqual({
      key: orchard,
      state: "paused",
      paused: { name: "robin" },
    });
    expect(await typed(office, "sam", `/candor resume ${orchard}`)).toContain("is resumed");
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£26,500");
  });

  test("publishing says what is current, or how many facts need a review and where", { timeout: 30_000 }, async () => {
    expect(await typed(office, "robin", `/candor publish ${orchard}`)).toMatch(
      /Nothing has changed: revision \d+ of orchard-manager is current already|facts? needs? a review first.*candor review orchard-manager --page/u,
    );
    expect(await typed(office, "robin", "/candor publish nobody")).toContain("no posting with this key");
  });

  test("a recruiter's Home shows postings, gaps and health above their own, and its buttons do what they say", {
    timeout: 90_000,
  }, async () => {
    const candidate = office.newcomer();
    await candidate.choose("Quay Crane Driver");
    const asked = await candidate.ask("Do you sponsor visas?");
    await candidate.nextReply(() => candidate.press(asked, "ask_recruiter"));
    // The gap is there when its card is; a Home shows what was there when it was opened.
    await untilThere("the card", () =>
      office.slack.messagesIn("candor-recruiters").find((message) => /asks what.*visa/u.test(words(message))),
    );
    const home = await homeWith(office, "robin", /1 candidate waits/u);
    for (const said of ["For recruiters", "Quay Crane Driver", "Candor is ready", "For yourself"]) {
      expect(home).toContain(said);
    }
    expect(await homeWith(office, candidate.handle, /Candor/u)).not.toMatch(/For recruiters|pause_posting|answer_gap/u);

    await pressHome(office, "robin", "answer_gap");
    await untilThere("the form", () => office.slack.modalOf("robin"));
    const said = "We sponsor visas for crane drivers who hold a licence.";
    await candidate.nextReply(() => office.slack.submitModal("robin", { words: said, scope: "answer", topic: "visa" }));
    expect(candidate.replies().map(words).join()).toContain(said);

    expect(await pressHome(office, "robin", "pause_posting", /quay/u)).toMatchObject({ kind: "acked" });
    await eventually(() => expect(homeText(office, "robin")).toMatch(/quay-crane-driver\): paused by robin/u));
    expect(words(await candidate.ask("How much does it pay?"))).toMatch(paused);
    await pressHome(office, "robin", "resume_posting", /quay/u);
    await eventually(() => expect(homeText(office, "robin")).toMatch(/quay-crane-driver\): open/u));
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£31.20");
  });
});

test("what waited for a review and needs nobody any more is published by command, and candidates are answered from it", {
  timeout: 120_000,
}, async () => {
  const settings = { CANDOR_PUBLISH: "reviewed" };
  const office = await openOffice("socket", settings);
  onTestFinished(() => office.close());
  // Something has to be served for the bot to start.
  const env = { ...settings, CANDOR_DATA: office.data };
  await runCandor(["publish", join(postings, "quay-crane-driver.txt")], { env });
  await office.startBot();
  expect(await typed(office, "robin", "/candor postings")).toContain(
    "Orchard Manager (orchard-manager): not published",
  );
  expect(await typed(office, "robin", `/candor publish ${orchard}`)).toContain("revision 1 is current");
  expect(await typed(office, "sam", `/candor publish ${orchard}`)).toContain("Nothing has changed");
  const candidate = office.newcomer();
  await eventually(async () =>
    expect(words(await candidate.ask("What does the orchard job pay?"))).toContain("£26,500"),
  );
});

test("what is paused stays so when the process is killed, also where all of it is", { timeout: 120_000 }, async () => {
  const office = await openOffice();
  onTestFinished(() => office.close());
  const bot = await office.startBot();
  for (const key of [orchard, "quay-crane-driver"]) {
    expect(await typed(office, "robin", `/candor pause ${key}`)).toContain("is paused");
  }
  bot.kill("SIGKILL");
  await bot.exited;
  await office.startBot();
  const candidate = office.newcomer();
  const answer = await candidate.ask("Hello");
  expect(words(answer)).toMatch(/\bAI\b.*There is no posting that I can answer from/su);
  await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
  await typed(office, "robin", `/candor resume ${orchard}`);
  expect(words(await candidate.ask("What does the orchard job pay?"))).toContain("£26,500");
});

test("where Slack does not say who is in the channel nobody is a recruiter, and is told why", {
  timeout: 60_000,
}, async () => {
  const granted = Object.keys(scopes).filter((scope) => scope !== "channels:read");
  const office = await openOffice("socket", {}, granted);
  onTestFinished(() => office.close());
  const bot = await office.startBot();
  expect(await typed(office, "robin", `/candor pause ${orchard}`)).toContain("couldn't check just now");
  await bot.untilLogged("membership_unknown");
  expect(bot.stderr()).toContain('"code":"missing_scope"');
  expect(await homeWith(office, "robin", /Candor/u)).not.toContain("For recruiters");
  const candidate = office.newcomer();
  await candidate.choose("Orchard Manager");
  expect(words(await candidate.ask("How much does it pay?"))).toContain("£26,500");
});
