import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { type Child, startCandor } from "../cli/run-candor.ts";
import { postings, untilThere } from "./harness.ts";

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (browserPath === undefined)
  console.warn("The browser suite did not run: no Chromium was found. To get it: apt-get install -y chromium");

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
  page.setDefaultTimeout(8_000);
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

const Violations = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** What axe holds to be serious or critical on the page as it stands. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = Violations.parse(await page.evaluate("axe.run(document)"));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
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
  await press(page, "Answer the candidate");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Your answer" }).fill(answer);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.waitFor({ state: "hidden" });
}

describe.skipIf(browserPath === undefined)("the page", { timeout: 30_000 }, () => {
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "candor-page-"));
    candor = startCandor(["start"], { env: { CANDOR_PORT: "0", CANDOR_DATA: data, CANDOR_POSTINGS: postings } });
    const flags =
      "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
    browser = await chromium.launch({ executablePath: browserPath ?? "", args: flags.split(" ") });
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
    { width: 390, dark: false },
    { width: 390, dark: true },
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
});
