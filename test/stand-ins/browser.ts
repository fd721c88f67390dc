import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";

export const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
if (browserPath === undefined)
  console.warn("The browser suite did not run: no Chromium was found. To get it: apt-get install -y chromium");

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath ?? "", args: flags.split(" ") });

const Violations = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** What axe holds to be serious or critical on the page as it stands. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = Violations.parse(await page.evaluate("axe.run(document)"));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** The same in both colour schemes. */
export async function barriersInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await barriers(page)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return found;
}

/** What the keyboard's focus is on, as a screen reader would name it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "((now) => (now?.labels?.[0]?.textContent ?? now?.getAttribute('aria-label') ?? now?.textContent ?? '').trim())(document.activeElement)",
  );

/** Goes with the Tab key alone until the focus is on the control of this name. */
export async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`the Tab key led to no ${name.source}, only to: ${passed.join(" | ")}`);
}
