import { readFile } from "node:fs/promises";
import type { App } from "@slack/bolt";
import type { InputBlock, ModalView } from "@slack/types";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { z } from "zod";
import { barriersInBothSchemes, browserPath, focused, launchBrowser } from "../../stand-ins/browser.ts";
import { call, dmOf, openWorkspace, runApp } from "./run-app.ts";

let browser: Browser;

async function look(workspace: Workspace, who: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 375, height: 740 }, reducedMotion: "reduce" });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(8_000);
  await page.goto(`${workspace.url}/?as=${who}`);
  return page;
}

const plain = (text: string) => ({ type: "plain_text" as const, text });
const options = ["Morning", "Evening"].map((name) => ({ text: plain(name), value: name.toLowerCase() }));
const input = (name: string, element: InputBlock["element"]): InputBlock => ({
  type: "input",
  block_id: name.toLowerCase(),
  label: plain(name),
  hint: plain(`About: ${name}`),
  element: { ...element, action_id: "it" },
});

const everyInput = [
  input("Name", { type: "plain_text_input" }),
  input("Story", { type: "plain_text_input", multiline: true }),
  input("Mail", { type: "email_text_input" }),
  input("Site", { type: "url_text_input" }),
  input("Count", { type: "number_input", is_decimal_allowed: false }),
  input("Start", { type: "datepicker" }),
  input("Time", { type: "static_select", options }),
  input("Times", { type: "multi_static_select", options }),
  input("Part", { type: "radio_buttons", options }),
  input("Parts", { type: "checkboxes", options }),
];

describe.skipIf(browserPath === undefined)("the page, whatever a bot sends", { timeout: 30_000 }, () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test("shows a file as a line with its name, to be downloaded", async () => {
    const workspace = await openWorkspace();
    const content = "<script>window.hacked=1</script>";
    const named = { filename: "candor <b>data.json", length: content.length };
    const ticket = z
      .object({ upload_url: z.string(), file_id: z.string() })
      .parse(await call(workspace, "files.getUploadURLExternal", named));
    await fetch(ticket.upload_url, { method: "POST", body: content });
    const place = { channel_id: dmOf(workspace, "avery"), initial_comment: "Here it is" };
    await call(workspace, "files.completeUploadExternal", { files: [{ id: ticket.file_id }], ...place });
    const page = await look(workspace, "avery");
    const link = page.getByRole("link", { name: "candor <b>data.json" });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(await readFile(await download.path(), "utf8")).toBe(content);
  });

  test("runs and links nothing hostile, in any block", async () => {
    const hostile = `"onmouseover="window.hacked=1" <script>window.hacked=2</script> <img src=x onerror=window.hacked=3>`;
    const workspace = await openWorkspace();
    const inline = [
      { type: "text", text: hostile },
      { type: "link", url: "javascript:window.hacked=4", text: "run me" },
      { type: "link", url: "data:text/html,<script>window.hacked=5</script>", text: "open me" },
    ];
    const posted = await call(workspace, "chat.postMessage", {
      channel: dmOf(workspace, "avery"),
      text: "fallback",
      blocks: [
        { type: "header", text: plain(hostile) },
        { type: "section", text: { type: "mrkdwn", text: `${hostile} <javascript:window.hacked=6|press me> *bold*` } },
        { type: "section", fields: [plain(hostile)], accessory: { type: "static_select", options } },
        { type: "context", elements: [{ type: "mrkdwn", text: hostile }] },
        {
          type: "rich_text",
          elements: [
            { type: "rich_text_section", elements: inline },
            { type: "rich_text_quote", elements: inline },
            { type: "rich_text_preformatted", elements: [{ type: "text", text: hostile }] },
          ],
        },
        {
          type: "actions",
          elements: [
            { type: "button", text: plain("Go"), action_id: "go", url: "javascript:window.hacked=7", value: hostile },
            { type: "datepicker", action_id: "when" },
          ],
        },
        {
          type: "context_actions",
          elements: [
            { type: "icon_button", icon: "trash", text: plain("Delete"), action_id: "mine" },
            {
              type: "icon_button",
              icon: "trash",
              text: plain("Hide"),
              action_id: "his",
              visible_to_user_ids: ["U0BO"],
            },
          ],
        },
      ],
    });
    expect(posted).toMatchObject({ ok: true });
    const page = await look(workspace, "avery");
    await page.getByText("run me").first().waitFor();
    for (const name of ["run me", "open me", "press me"]) await page.getByText(name).first().click();
    for (const text of await page.getByText("onmouseover").all()) await text.hover();
    await page.getByRole("button", { name: "Go" }).click();
    expect(await page.evaluate("'hacked' in window")).toBe(false);
    expect(await page.locator("#log script, #log img, #log [onmouseover], #log a").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Delete" }).count()).toBe(1);
    // For another person only.
    expect(await page.getByRole("button", { name: "Hide" }).count()).toBe(0);
    expect(await barriersInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
  });

  test("takes every kind of input in a modal, shows what is wrong at its input, and goes from form to form", async () => {
    const shared = { type: "modal" as const, callback_id: "form" };
    const first: ModalView = { ...shared, title: plain("All of it"), submit: plain("Send"), blocks: everyInput };
    const second: ModalView = {
      ...shared,
      title: plain("Thank you"),
      submit: plain("Done"),
      blocks: everyInput.slice(0, 1),
    };
    const submitted: unknown[] = [];
    const listen = (app: App): void => {
      app.action("open", async ({ ack, body, client }) => {
        await ack();
        if ("trigger_id" in body) await client.views.open({ trigger_id: body.trigger_id, view: first });
      });
      app.view("form", async ({ ack, view: { state } }) => {
        submitted.push(state.values);
        if (submitted.length === 1) return ack({ response_action: "errors", errors: { name: "Taken already." } });
        if (submitted.length > 2) return ack();
        return ack({ response_action: "push", view: second });
      });
    };
    const workspace = await openWorkspace();
    await runApp(workspace, listen);
    const opener = { type: "button", text: plain("Open"), action_id: "open" };
    const message = { channel: dmOf(workspace, "avery"), text: "x", blocks: [{ type: "actions", elements: [opener] }] };
    await call(workspace, "chat.postMessage", message);
    const page = await look(workspace, "avery");
    await page.getByRole("button", { name: "Open" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByText("Please complete this required field.").first().waitFor();
    expect(await barriersInBothSchemes(page)).toEqual([]);

    await dialog.getByLabel("Name").fill("Ada");
    // News meanwhile does not take the person out of the field.
    await dialog.getByLabel("Story").fill("Once");
    await call(workspace, "chat.postMessage", { channel: message.channel, text: "news" });
    await page.getByText("news").waitFor({ state: "attached" });
    expect(await page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
    await dialog.getByLabel("Mail").fill("ada@acme.test");
    await dialog.getByLabel("Site").fill("https://acme.test");
    await dialog.getByLabel("Count").fill("7");
    await dialog.getByLabel("Start").fill("2026-02-28");
    await dialog.getByLabel("Time", { exact: true }).selectOption("morning");
    await dialog.getByLabel("Times").selectOption(["morning", "evening"]);
    await dialog.getByRole("radio", { name: "Evening" }).check();
    await dialog.getByRole("checkbox", { name: "Evening" }).check();
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByText("Taken already.").waitFor();
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(submitted[1]).toMatchObject({
      name: { it: { value: "Ada" } },
      mail: { it: { value: "ada@acme.test" } },
      count: { it: { value: "7" } },
      start: { it: { selected_date: "2026-02-28" } },
      time: { it: { selected_option: { value: "morning" } } },
      times: { it: { selected_options: [{ value: "morning" }, { value: "evening" }] } },
      part: { it: { selected_option: { value: "evening" } } },
      parts: { it: { selected_options: [{ value: "evening" }] } },
    });
    await page.keyboard.press("Escape");
    await dialog.getByRole("heading", { name: "All of it" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("Open");
  });

  test("stays quick in a conversation of two thousand messages", async () => {
    const workspace = await openWorkspace();
    for (let count = 0; count < 2_000; count += 1) workspace.sendMessage("avery", `message ${count}`);
    const page = await look(workspace, "avery");
    await page.getByText("message 1999").waitFor();
    await page.getByRole("textbox", { name: "Message", exact: true }).fill("one more");
    const before = performance.now();
    await page.keyboard.press("Enter");
    await page.getByText("one more").waitFor();
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
