// Draws docs/images: a short real conversation, played in the local workspace by the real bot. `npm run screenshot`.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const images = join(root, "docs/images");
const posting = "Nurse Manager, Short-Stay Rehabilitation";
const questions = ["How much does it pay?", "Which days and hours would I work?", "Is there life insurance?"];

const candidate = "Avery Quinn";
const recruiter = "Robin Okafor";
const confirmed = "Life insurance of one annual salary is included for everybody who works 24 hours a week or more.";
const gapShot = "gap-told.png";

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const shots = [
  { file: "conversation.png", width: 1_080, height: 1_300 },
  { file: "conversation-phone.png", width: 390, height: 844 },
];

/** Starts Candor on a free port with an empty store; resolves to the page's address. */
async function startCandor(dataFolder: string): Promise<{ candor: ChildProcess; address: string }> {
  const candor = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(root, "src/cli/main.ts"), "start"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"],
        // Empty: what a developer's `.env` says would lead to the real Slack.
        SLACK_BOT_TOKEN: "",
        SLACK_APP_TOKEN: "",
        SLACK_RECRUITERS_CHANNEL: "",
        SLACK_ACCOMMODATIONS_CHANNEL: "",
        MODEL_API_KEY: "",
        CANDOR_POSTINGS: join(root, "knowledge/postings"),
        CANDOR_DATA: dataFolder,
        CANDOR_PORT: "0",
        CANDOR_LOG_LEVEL: "warn",
      },
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let written = "";
    candor.stdout?.on("data", (chunk) => {
      written += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(written)?.[0];
      if (found !== undefined) resolve(found);
    });
    candor.once("exit", () => reject(new Error("Candor ended before it said where its page is.")));
  });
  return { candor, address };
}

async function end(candor: ChildProcess): Promise<void> {
  if (candor.exitCode !== null) return;
  const exited = once(candor, "exit");
  candor.kill("SIGTERM");
  await exited;
}

/** Resolves when the bot has written so many messages. */
const untilReplies = (page: Page, count: number): Promise<void> =>
  page
    .locator("#messages .avatar-bot")
    .nth(count - 1)
    .waitFor({ state: "attached" });

async function play(page: Page): Promise<void> {
  const write = async (text: string): Promise<void> => {
    await page.getByRole("textbox", { name: "Message", exact: true }).fill(text);
    await page.keyboard.press("Enter");
  };
  for (const [index, question] of questions.entries()) {
    await write(question);
    // The first one is answered after the choice of a posting.
    if (index === 0) await page.getByRole("button", { name: posting }).click();
    await untilReplies(page, index + 2);
  }
}

async function shoot(browser: Browser, address: string): Promise<void> {
  for (const [index, { file, width, height }] of shots.entries()) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2, reducedMotion: "reduce" });
    await page.goto(`${address}/?as=avery`);
    await page.getByText("Candor is connected").waitFor({ state: "attached" });
    if (index === 0) await play(page);
    await page.getByText(questions.at(-1) ?? "").waitFor();
    // No message is drawn as the one under the mouse.
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(images, file) });
    await page.close();
  }
}

/** The open question goes to the recruiters and comes back: the form, and what the candidate reads then. */
async function shootGap(browser: Browser, address: string): Promise<void> {
  const size = { viewport: { width: 1_080, height: 900 }, deviceScaleFactor: 2, reducedMotion: "reduce" as const };
  const page = await browser.newPage(size);
  await page.goto(`${address}/?as=avery`);
  await page.getByRole("button", { name: "Ask a recruiter" }).last().click();
  await page.getByText("asked the recruiting team").waitFor();
  await page.getByRole("link", { name: recruiter }).click();
  await page.getByRole("button", { name: "Answer once, for all" }).last().click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox").first().fill(confirmed);
  await form.getByRole("button", { name: "Send" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByRole("link", { name: candidate }).click();
  await page.getByText("has confirmed").last().waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(images, gapShot) });
  await page.close();
}

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (browserPath === undefined) throw new Error("No Chromium was found. To get it: apt-get install -y chromium");
await mkdir(images, { recursive: true });
const data = await mkdtemp(join(tmpdir(), "candor-screenshot-"));
const { candor, address } = await startCandor(data);
const browser = await chromium.launch({ executablePath: browserPath, args: flags.split(" ") });
try {
  await shoot(browser, address);
  await shootGap(browser, address);
  console.log(`Drawn: ${[...shots.map(({ file }) => file), gapShot].map((file) => `docs/images/${file}`).join(", ")}`);
} finally {
  await browser.close();
  await end(candor);
  await rm(data, { recursive: true, force: true });
}
