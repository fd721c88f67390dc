import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Browser } from "playwright-core";
import { startReviewPage } from "../../../src/adapters/review-page/start-review-page.ts";
import { createPublisher } from "../../../src/app/publisher.ts";
import { fakeClock } from "../../fakes/clock.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { openTemporaryStore } from "../../fakes/temporary-store.ts";
import { ingest, knowledge } from "../../ingest/sample-source.ts";
import { barriersInBothSchemes, browserPath, launchBrowser } from "../../stand-ins/browser.ts";

const hostile =
  "<script>document.title = 'obeyed'</script> <img src=x onerror=\"document.title='obeyed'\"> \u202eevil 🙂";
const text = `Bakery Manager

Requirements:

MSPhD in baking
2 years of baking
${hostile}

#LI-Remote
#LI-Onsite

${"We bake with care and with flour from the mill next door. ".repeat(500)}
`;

/** A page over a real store that holds one posting. */
async function open() {
  const { store, dispose } = await openTemporaryStore();
  const logger = recordingLogger();
  const clock = fakeClock();
  const desk = createPublisher({ store, tenant: "T1", knowledge, policy: "reviewed", clock, logger });
  await desk.take(ingest(text, "baker.txt"), "folder");
  const page = await startReviewPage({ desk, by: "Dana", clock, logger });
  onTestFinished(async () => {
    await page.close();
    await dispose();
  });
  const { origin, hash } = new URL(page.url);
  const secret = hash.slice(1);
  const call = (path: string, { given = secret, body }: { given?: string; body?: string } = {}) =>
    fetch(`${origin}${path}`, {
      headers: { "x-candor-review": given },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
  const told = async () =>
    (await store.postings.current("T1", "baker"))?.facts
      .filter(({ state }) => state !== "withheld")
      .map(({ statement }) => statement);
  return { page, origin, desk, call, told, logger };
}

describe("who may not decide is refused", () => {
  test("without the secret, or with another", async () => {
    const { call } = await open();
    expect((await call("/api/postings", { given: "" })).status).toBe(401);
    expect((await call("/api/postings", { given: "x".repeat(32) })).status).toBe(401);
    expect((await call("/api/postings")).status).toBe(200);
  });

  test("by another name for this machine, or from another site", async () => {
    const { origin } = await open();
    const { port } = new URL(origin);
    const statusFor = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        request({ host: "127.0.0.1", port, path: "/", headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on("error", reject)
          .end();
      });
    expect(await statusFor({ host: `evil.example:${port}` })).toBe(403);
    expect(await statusFor({ origin: "https://evil.example" })).toBe(403);
    expect(await statusFor({})).toBe(200);
  });
});

test("what is no decision changes nothing and says so; an unknown posting says what to do", async () => {
  const { call, desk, logger } = await open();
  const decide = (body: string) => call("/api/postings/baker/decisions", { body });
  for (const body of [
    "",
    "{",
    "[]",
    '{"decisions":[]}',
    '{"decisions":[{"kind":"approve"}]}',
    '{"decisions":[{"kind":"add","topic":"pay","words":"x"}]}',
  ])
    expect((await decide(body)).status).toBe(400);
  expect((await desk.review("baker")).decisions).toEqual([]);
  const unknown = await call("/api/postings/nobody");
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("candor postings")]);
  expect(logger.lines.filter(({ event }) => event === "review_page_failed")).toEqual([]);
});

describe.skipIf(browserPath === undefined)("in the browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const visit = async (url: string, width = 1_200) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: "reduce" });
    onTestFinished(() => page.close());
    page.setDefaultTimeout(8_000);
    await page.goto(url);
    await page.getByText("Waits for you").waitFor();
    return page;
  };

  test("a posting is reviewed by keyboard: approve, change, withhold, take back, publish", async () => {
    const { page: served, told, desk } = await open();
    const page = await visit(served.url);
    await page.keyboard.press("j");
    expect(await page.locator("mark.current").textContent()).toBe("MSPhD in baking");
    await page.keyboard.press("e");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("MS or PhD in baking");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Saved.").waitFor();
    expect((await desk.review("baker")).decisions).toMatchObject([{ kind: "restate", by: "Dana" }]);
    await page.locator("article.current", { hasText: "#LI-Remote" }).waitFor();
    await page.keyboard.press("a");
    await expect.poll(async () => (await desk.review("baker")).open.length).toBe(0);
    await page.getByText("Nothing waits for you").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Revision 1 is current.").waitFor();
    expect(await told()).toEqual(expect.arrayContaining(["MS or PhD in baking", "2 years of baking", "#LI-Remote"]));
    expect(await told()).not.toContain("#LI-Onsite");
  });

  test("words of a posting are never obeyed, long or hostile as they may be, and nothing bars a reader", async () => {
    const { page: served } = await open();
    const page = await visit(served.url);
    expect(await page.locator("#source .text").textContent()).toContain(hostile);
    expect(await page.title()).toBe("Candor: review");
    expect(await barriersInBothSchemes(page)).toEqual([]);
    const narrow = await visit(served.url, 380);
    expect(await narrow.evaluate("document.documentElement.scrollWidth <= 380")).toBe(true);
  });

  test("without its secret the page says what to do", async () => {
    const { origin } = await open();
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(origin);
    const status = page.getByRole("status");
    await expect.poll(() => status.textContent()).toContain("Use the whole address that the terminal shows");
  });
});
