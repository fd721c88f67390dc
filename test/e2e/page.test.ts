import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Child, startCandor } from "../cli/run-candor.ts";
import { barriers, barriersInBothSchemes, browserPath, focused, launchBrowser, tabTo } from "../stand-ins/browser.ts";
import { postings, untilThere } from "./harness.ts";

let browser: Browser;
let candor: Child;
let address: string;
let data: string;

const open = async (who: string, options: { width?: number; dark?: boolean } = {}): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1_200, height: 800 },
    colorScheme: options.dark === true ? "dark" : "light",
    reducedMotion: "reduce",
  });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(20_000);
  await page.goto(`${address}/?as=${who}`);
  await page.getByText("Candor is connected").waitFor({ state: "attached" });
  return page;
};

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Message", exact: true }).fill(text);
  await page.keyboard.press("Enter");
};

/** Resolves when this stands in the conversation. */
const reads = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole("log").getByText(text).last().waitFor();

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("log").getByRole("button", { name }).last().click();

const log = (page: Page) => page.getByRole("log");

/** Asks what only one posting answers; whoever has not chosen it yet is asked to. */
async function askForPay(page: Page, choose: () => Promise<void>): Promise<void> {
  await page.keyboard.type("How much does it pay?");
  await page.keyboard.press("Enter");
  const choice = log(page).getByRole("button", { name: "Orchard Manager" });
  const answer = log(page).getByText(/The pay is £26,500 to £29,000/u);
  await answer.or(choice).last().waitFor();
  if ((await answer.count()) === 0) await choose();
  await answer.last().waitFor();
}

/** Avery or another candidate has asked what the posting does not say, and asked for a recruiter. */
async function askRecruiter(who: string): Promise<Page> {
  const page = await open(who);
  await write(page, "Hello");
  await press(page, "Orchard Manager");
  await reads(page, /Orchard Manager”/);
  await write(page, "Do you sponsor visas?");
  await press(page, "Ask a recruiter");
  await reads(page, /asked the recruiting team/);
  return page;
}

async function answerAsRobin(page: Page, answer: string): Promise<void> {
  await page.getByRole("link", { name: "Robin Okafor" }).click();
  await press(page, "Answer once, for all");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /stands by itself/u }).fill(answer);
  // As a fact of the posting it would answer whoever asks in the next test.
  await dialog.getByRole("radio", { name: "Only those who wait now" }).check();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.waitFor({ state: "hidden" });
}

describe.skipIf(browserPath === undefined)("the page", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "candor-page-"));
    candor = startCandor(["start"], { env: { CANDOR_PORT: "0", CANDOR_DATA: data, CANDOR_POSTINGS: postings } });
    browser = await launchBrowser();
    address = await untilThere("the page's address", () => /http:\/\/127\.0\.0\.1:\d+/u.exec(candor.stdout())?.[0]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    candor.kill("SIGKILL");
    await candor.exited;
    await rm(data, { recursive: true, force: true });
  });

  test("lets a candidate choose a posting, ask, and read the answer in the posting's words", async () => {
    const page = await open("avery");
    expect(await barriers(page)).toEqual([]);
    await write(page, "How much does it pay?");
    await press(page, "Orchard Manager");
    await reads(page, /The pay is £26,500 to £29,000 per year\./);
    await reads(page, /^Source: “Orchard Manager”/);
    expect(await barriers(page)).toEqual([]);
  });

  test("brings a recruiter's answer to the candidate, through the card and its form", async () => {
    const page = await askRecruiter("bo");
    await answerAsRobin(page, "Not this year, but ask again in May.");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "Bo Lindqvist" }).click();
    await reads(page, "Not this year, but ask again in May.");
    await reads(page, /person from the recruiting team/);
  });

  test("runs nothing that a candidate or a recruiter writes", async () => {
    const hostile = `<script>window.hacked = 1</script> "onmouseover="window.hacked=2" <img src=x onerror=window.hacked=3>`;
    const page = await askRecruiter("chandra");
    await write(page, `Do you sponsor visas? ${hostile}`);
    await reads(page, /window\.hacked=2/);
    await press(page, "Ask a recruiter");
    await answerAsRobin(page, `Yes. ${hostile}`);
    await page.getByRole("link", { name: "Chandra Rao" }).click();
    await reads(page, /^Yes\. <script>/);
    for (const text of await page.getByText("hacked").all()) await text.hover();
    expect(await page.evaluate("'hacked' in window")).toBe(false);
    expect(await page.locator("#log script, #log img, #log [onmouseover], #log [onerror]").count()).toBe(0);
  });

  test.for([
    { width: 375, dark: false },
    { width: 375, dark: true },
    { width: 1_200, dark: true },
  ])("has no barrier, and needs no sideways scrolling, at $width pixels, dark: $dark", async (options) => {
    const page = await open("avery", options);
    await write(page, "How much does it pay, and do you sponsor visas?");
    await page.getByRole("log").getByRole("button").last().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });

  test("asks nothing of other machines", async () => {
    const page = await open("avery");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).hostname));
    await page.reload();
    await page.getByText("Candor is connected").waitFor({ state: "attached" });
    expect(new Set(asked)).toEqual(new Set(["127.0.0.1"]));
  });

  test("can be used for the whole job with the keyboard alone", async () => {
    const page = await open("avery");
    await askForPay(page, async () => {
      await tabTo(page, /^Orchard Manager$/u, "Shift+Tab");
      await page.keyboard.press("Enter");
      await tabTo(page, /^Message$/u);
    });
    await page.keyboard.type("Do you sponsor visas?");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ask a recruiter" }).last().waitFor();
    await tabTo(page, /^Ask a recruiter$/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await reads(page, /asked the recruiting team/);
    // The next key goes on from where the person was.
    expect(await focused(page)).toBe("Ask a recruiter");

    await tabTo(page, /Robin Okafor$/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "#candor-recruiters" }).waitFor();
    await page.getByRole("button", { name: "Answer once, for all" }).last().waitFor();
    await tabTo(page, /^Skip/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Answer once, for all$/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("Answer once, for all");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Not this year.");
    await page.keyboard.press("Tab");
    // Only those who wait now: as a fact it would answer other tests' candidates, in whatever order they run.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await tabTo(page, /^Send$/u);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });

    await tabTo(page, /Avery Quinn$/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await reads(page, "Not this year.");
  });

  test("shows the Home, and the bot's shortcut and one's own edits and deletion in a message's menu", async () => {
    const page = await open("sam");
    await page.getByRole("button", { name: "Candor", exact: true }).click();
    await page.getByRole("button", { name: "Home" }).click();
    await page
      .locator("#home")
      .getByText(/AI system/u)
      .waitFor();
    expect(await barriersInBothSchemes(page)).toEqual([]);
    await page.getByRole("button", { name: "Messages" }).click();

    await write(page, "see https://acme.test/a?b=1 & <more>");
    await reads(page, /<more>/u);
    const menu = async (item: string): Promise<void> => {
      await page.getByRole("button", { name: "More actions for the message of Sam Duarte" }).last().click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    await page.getByRole("button", { name: "More actions for the message of Sam Duarte" }).last().click();
    expect(await barriersInBothSchemes(page)).toEqual([]);
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe("Delete message");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("More actions for the message of Sam Duarte");

    await menu("Edit message");
    const field = page.getByRole("textbox", { name: "Message", exact: true });
    expect(await field.inputValue()).toBe("see https://acme.test/a?b=1 & <more>");
    await write(page, "Is there a pension in the orchard manager job?");
    await reads(page, "(edited)");
    await menu("Ask about this posting");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.getByRole("textbox").inputValue()).toContain("pension");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });

    await menu("Delete message");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("article", { name: "Sam Duarte" }).waitFor({ state: "detached" });
  });

  test("answers a slash command to its writer only, and says what is no command", async () => {
    const page = await open("robin");
    await page.getByRole("textbox", { name: "Message", exact: true }).fill("/");
    await page.getByText("Commands here: /candor").waitFor();
    await write(page, "/candor");
    await reads(page, "Only visible to you");
    await write(page, "/dance");
    await page.getByRole("alert").getByText("/dance is not a valid command").waitFor();
    await page.getByRole("link", { name: "Sam Duarte" }).click();
    await page.getByText("You are Sam Duarte").waitFor();
    expect(await page.getByText("Only visible to you").count()).toBe(0);
  });

  test("makes Slack misbehave, and the bot still answers once", async () => {
    const page = await open("bo");
    await askForPay(page, () => press(page, "Orchard Manager"));
    await page.getByText("Make Slack misbehave").click();
    expect(await barriersInBothSchemes(page)).toEqual([]);
    const waiting = page.locator("#faults-waiting");
    await page.getByRole("button", { name: "Answer the next post with 429" }).click();
    await waiting.getByText("Waiting: answer with 429.").waitFor();
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByRole("button", { name: "Lose the next response" }).click();
    await page.getByRole("button", { name: "Repeat the next event twice" }).click();
    await waiting.getByText("Waiting: lose a response, repeat an event.").waitFor();
    const replies = log(page).getByRole("article", { name: "Candor" });
    const answers = replies.filter({ hasText: "add 6% of your pay" });
    const before = await answers.count();
    await write(page, "Is there a pension?");
    await waiting.getByText("Waiting").waitFor({ state: "detached" });
    await answers.nth(before).waitFor();
    // What follows is answered after whatever the repeated event led to.
    const repliesBefore = await replies.count();
    await write(page, "Thank you");
    await replies.nth(repliesBefore).waitFor();
    expect(await answers.count()).toBe(before + 1);
  });

  test("closes the composer of an archived channel, and opens it again", async () => {
    const page = await open("robin");
    await page.getByRole("button", { name: "candor-accommodations" }).click();
    await page.getByText("Make Slack misbehave").click();
    await page.getByRole("button", { name: "Archive #candor-accommodations" }).click();
    await page.getByPlaceholder("This channel is archived").waitFor();
    expect(await page.getByRole("textbox", { name: "Message", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Open #candor-accommodations again" }).click();
    await page.getByPlaceholder("Message #candor-accommodations").waitFor();
  });

  test("shows the restricted channel to its members only", async () => {
    const page = await open("sam");
    await page.getByRole("button", { name: "candor-recruiters" }).waitFor();
    expect(await page.getByText("candor-accommodations").count()).toBe(0);
    const response = await page.request.get(`${address}/desk/state?as=sam&channel=C0CANDORACCOMMODATIONS`);
    expect(response.status()).toBe(400);
  });
});
