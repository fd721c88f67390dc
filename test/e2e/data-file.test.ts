import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { scopes } from "../../src/adapters/slack/needs.ts";
import type { Message } from "../../src/adapters/workspace/message.ts";
import { jsonLines, runCandor } from "../cli/run-candor.ts";
import {
  type Bot,
  buttons,
  type Candidate,
  eventually,
  logged,
  type Office,
  openOffice,
  untilThere,
  modes,
  withOffice,
  words,
} from "./harness.ts";

const timeout = 60_000;
const button = "Send me all of it as a file";

const Handed = z.looseObject({
  person: z.string(),
  conversations: z.array(z.looseObject({})),
  receipts: z.array(z.looseObject({})),
  handOffs: z.array(z.looseObject({})),
  waiters: z.array(z.looseObject({})),
  audit: z.array(z.looseObject({ entry: z.looseObject({ kind: z.string(), by: z.string().optional() }) })),
});
type Handed = z.infer<typeof Handed>;

const filesOf = (candidate: Candidate): string[] =>
  candidate.replies().flatMap(({ files = [] }) => files.map(({ id }) => id));

const untilFiles = (candidate: Candidate, count: number): Promise<string[]> =>
  untilThere(`${count} files for ${candidate.handle}`, () => {
    const found = filesOf(candidate);
    return found.length >= count ? found : undefined;
  });

/** Looks at what is kept; resolves to the message with the buttons. */
async function toSummary(candidate: Candidate): Promise<Message> {
  const privacy = await candidate.ask("What do you do with my data?");
  return candidate.nextReply(() => candidate.press(privacy, "my_data"));
}

const read = (office: Office, fileId: string): Handed => {
  const bytes = office.slack.bytesOf(fileId);
  if (bytes === undefined) throw new Error(`no file ${fileId}`);
  return Handed.parse(JSON.parse(bytes.toString("utf8")));
};

const exportedOf = async (office: Office, candidate: Candidate): Promise<Handed> => {
  const { stdout } = await runCandor(["export", candidate.id], { env: { CANDOR_DATA: office.data } });
  return Handed.parse(jsonLines(stdout)[0]);
};

const stored = async (office: Office): Promise<string> => {
  const names = (await readdir(office.data)).filter((name) => name.startsWith("candor.sqlite"));
  return (await Promise.all(names.map((name) => readFile(join(office.data, name), "latin1")))).join("\n");
};

describe.each(modes)("over %s", (mode) => {
  let office: Office;
  let bot: Bot;

  withOffice({ open: () => openOffice(mode) }, (opened) => {
    ({ office, bot } = opened);
  });

  test("a candidate is sent all that is kept about them, once, and it stands nowhere else", { timeout }, async () => {
    const [candidate, other] = [office.newcomer(), office.newcomer()];
    await other.choose("Orchard Manager");
    const theirs = await other.ask("Do you sponsor visas for wombats?");
    await other.nextReply(() => other.press(theirs, "ask_recruiter"));
    const others = [other.id, theirs.channel, ...["robin", "sam"].map((name) => office.person(name).id)];
    await candidate.choose("Orchard Manager");
    const answer = await candidate.ask("Do you sponsor visas for zookeepers?");
    await candidate.nextReply(() => candidate.press(answer, "ask_recruiter"));
    await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
    const summary = await toSummary(candidate);
    await candidate.nextReply(async () => {
      await candidate.press(summary, button);
      await candidate.press(summary, button);
      await candidate.press(summary, button);
    });
    const [fileId = ""] = await untilFiles(candidate, 1);
    // Worked after all presses, in the same conversation.
    await candidate.ask("Is there a pension?");
    await office.untilSent();
    expect(filesOf(candidate)).toHaveLength(1);
    const shown = candidate.replies().find(({ files }) => files !== undefined);
    expect(shown?.files).toMatchObject([{ name: "candor-data.json" }]);
    expect(words(shown ?? answer)).toMatch(/^This is all that I keep about you/u);

    const file = read(office, fileId);
    expect(file).toMatchObject({ person: candidate.id, conversations: [{}], handOffs: [{}], waiters: [{}] });
    const text = office.slack.bytesOf(fileId)?.toString("utf8") ?? "";
    expect(text).toContain("zookeepers");
    for (const foreign of ["wombats", ...others]) expect(text, foreign).not.toContain(foreign);

    const exported = await exportedOf(office, candidate);
    expect(Object.keys(exported)).toEqual(Object.keys(file));
    expect(exported["handOffs"]).toEqual(file.handOffs);
    expect(exported["waiters"]).toEqual(file.waiters);
    const handOuts = exported.audit.filter(({ entry }) => entry.kind === "exported");
    expect(handOuts).toMatchObject([{ entry: { by: "candidate" } }]);

    // As the file alone writes it, and as that would stand in a row's or a line's JSON.
    const asInFile = `"person": "${candidate.id}"`;
    expect(text).toContain(asInFile);
    const forms = [asInFile, JSON.stringify(asInFile).slice(1, -1), Buffer.from(text).toString("base64").slice(0, 60)];
    for (const place of [await stored(office), bot.stdout() + bot.stderr()])
      for (const form of forms) expect(place).not.toContain(form);
    expect(bot.stderr()).not.toContain("zookeepers");
  });

  test("erased, the file goes from Slack too, and what is said of the rest holds", { timeout }, async () => {
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    const summary = await toSummary(candidate);
    await candidate.nextReply(() => candidate.press(summary, button));
    const [fileId = ""] = await untilFiles(candidate, 1);
    await office.untilSent();
    const sure = await candidate.nextReply(() => candidate.press(summary, "erase_me"));
    expect(words(sure)).toContain("the files with them that I sent you");
    await candidate.nextReply(() => candidate.press(sure, "erase_me_now"));
    await eventually(() => expect(office.slack.bytesOf(fileId)).toBeUndefined());
    expect(filesOf(candidate)).toEqual([]);
    // A button from before leads to nothing.
    await candidate.press(summary, button);
    await candidate.ask("Hello");
    await office.untilSent();
    expect(filesOf(candidate)).toEqual([]);
  });
});

describe("where Slack misbehaves", () => {
  let office: Office;
  let bot: Bot;

  withOffice({}, (opened) => {
    ({ office, bot } = opened);
  });

  test("an upload whose answer is lost is found again and not repeated", { timeout }, async () => {
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    const summary = await toSummary(candidate);
    office.slack.misbehave({ kind: "drop_response", method: "files.completeUploadExternal", times: 1 });
    await candidate.nextReply(() => candidate.press(summary, button));
    await untilFiles(candidate, 1);
    await office.untilSent();
    expect(filesOf(candidate)).toHaveLength(1);
    // And it is known by its own id, so that an erasure finds it.
    const sure = await candidate.nextReply(() => candidate.press(summary, "erase_me"));
    await candidate.nextReply(() => candidate.press(sure, "erase_me_now"));
    await eventually(() => expect(filesOf(candidate)).toEqual([]));
  });

  test.each(["files.getUploadURLExternal", "files.completeUploadExternal"])(
    "a rate limit of %s is waited for, and holds up no answer",
    { timeout },
    async (method) => {
      const candidate = office.newcomer();
      await candidate.choose("Orchard Manager");
      const summary = await toSummary(candidate);
      const before = logged(bot, "slack_file_not_sent");
      office.slack.misbehave({ kind: "rate_limit", method, retryAfterSeconds: 1, times: 1_000 });
      await candidate.nextReply(() => candidate.press(summary, button));
      await bot.untilLogged("slack_file_not_sent", before + 1);
      expect(words(await candidate.ask("Is there a pension?"))).toContain("6%");
      expect(filesOf(candidate)).toEqual([]);
      office.slack.behave();
      await untilFiles(candidate, 1);
      await office.untilSent();
      expect(filesOf(candidate)).toHaveLength(1);
    },
  );
});

test("an app that may not send files says so, with a person and another try one press away", { timeout }, async () => {
  const office = await openOffice(
    "socket",
    {},
    Object.keys(scopes).filter((scope) => scope !== "files:write"),
  );
  try {
    await office.startBot();
    const candidate = office.newcomer();
    await candidate.choose("Orchard Manager");
    const summary = await toSummary(candidate);
    const told = (): Message[] =>
      candidate.replies().filter((reply) => words(reply).includes("couldn't send you the file"));
    await candidate.press(summary, button);
    const [first] = await untilThere("the refusal", () => (told().length === 1 ? told() : undefined));
    if (first === undefined) throw new Error("nothing was said");
    expect(buttons(first).map(({ label }) => label)).toEqual(["Talk to a person", button]);
    await candidate.press(first, button);
    await eventually(() => expect(told()).toHaveLength(2));
    expect(words(await candidate.ask("Is there a pension?"))).toContain("6%");
    expect(filesOf(candidate)).toEqual([]);
  } finally {
    await office.close();
  }
});
