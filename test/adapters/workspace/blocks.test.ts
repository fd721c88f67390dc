import { describe, expect, it } from "vitest";
import { checkMessageBlocks } from "../../../src/adapters/workspace/blocks/check-blocks.ts";
import { checkModal } from "../../../src/adapters/workspace/blocks/view.ts";
import { randomId } from "../../../src/adapters/workspace/ids.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const button = (extra: object = {}) => ({ type: "button", text: plain("Press"), action_id: "press", ...extra });
const actions = (...elements: object[]) => ({ type: "actions", elements });

function problems(...blocks: object[]): string[] {
  const checked = checkMessageBlocks(blocks, randomId);
  return checked.kind === "bad" ? [checked.error, ...checked.messages] : [];
}

describe("message blocks", () => {
  it("accepts every kind that Candor uses, and fills in the ids that were left out", () => {
    const checked = checkMessageBlocks(
      [
        { type: "header", text: plain("Title") },
        { type: "section", text: { type: "mrkdwn", text: "*bold*" }, accessory: button() },
        { type: "section", fields: [plain("a"), plain("b")] },
        { type: "divider" },
        { type: "context", elements: [{ type: "mrkdwn", text: "source" }] },
        actions(button({ value: "v", style: "danger" }), {
          type: "static_select",
          options: [{ text: plain("One"), value: "1" }],
        }),
        {
          type: "context_actions",
          elements: [
            {
              type: "feedback_buttons",
              action_id: "feedback",
              positive_button: { text: plain("Good"), value: "good" },
              negative_button: { text: plain("Bad"), value: "bad" },
            },
            { type: "icon_button", icon: "trash", text: plain("Delete"), value: "1", visible_to_user_ids: ["U1"] },
          ],
        },
        {
          type: "rich_text",
          elements: [
            { type: "rich_text_section", elements: [{ type: "text", text: "x", style: { bold: true } }] },
            {
              type: "rich_text_list",
              style: "bullet",
              indent: 1,
              elements: [{ type: "rich_text_section", elements: [{ type: "link", url: "https://example.com" }] }],
            },
            { type: "rich_text_quote", elements: [{ type: "user", user_id: "U1" }] },
            { type: "rich_text_preformatted", elements: [{ type: "text", text: "code" }] },
          ],
        },
      ],
      randomId,
    );
    expect(checked.kind).toBe("good");
    expect(JSON.stringify(checked)).not.toContain('"block_id":undefined');
    expect(checked.kind === "good" && checked.blocks.every(({ block_id }) => block_id?.length === 5)).toBe(true);
  });

  it.each([
    [{ type: "sektion" }, "unsupported type: sektion [json-pointer:/blocks/0"],
    [{ type: "image", image_url: "https://x", alt_text: "x" }, "cannot draw them"],
    [{ type: "section" }, "missing required field: text [json-pointer:/blocks/0]"],
    [
      { type: "section", text: plain("x".repeat(3001)) },
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    [{ type: "section", text: plain("") }, "must be more than 0 characters"],
    [
      { type: "section", text: plain("x"), colour: "red" },
      "invalid additional property: colour [json-pointer:/blocks/0]",
    ],
    [{ type: "header", text: { type: "mrkdwn", text: "x" } }, "json-pointer:/blocks/0/text/type"],
    [{ type: "header", text: plain("x".repeat(151)) }, "must be less than 151 characters"],
    [actions(button({ text: plain("x".repeat(76)) })), "must be less than 76 characters"],
    [actions(button({ action_id: "x".repeat(256) })), "must be less than 256 characters"],
    [actions(button({ value: "x".repeat(2001) })), "must be less than 2001 characters"],
    [actions(button(), button()), "action_id must be unique"],
    [
      actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` }))),
      "no more than 25 items allowed",
    ],
    [{ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) }, "no more than 10 items allowed"],
    [{ type: "divider", block_id: "x".repeat(256) }, "must be less than 256 characters"],
    [
      { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text" }] }] },
      "missing required field: text",
    ],
    [{ type: "input", label: plain("x"), element: { type: "plain_text_input" } }, "unsupported type: input"],
    [
      { type: "context_actions", elements: [{ type: "icon_button", icon: "star", text: plain("Star") }] },
      "json-pointer:/blocks/0/elements/0/icon",
    ],
    [{ type: "context_actions", elements: [button()] }, "unsupported type: button"],
    [
      actions({ type: "static_select", options: [{ text: { type: "mrkdwn", text: "*a*" }, value: "a" }] }),
      "json-pointer:/blocks/0/elements/0/options/0/text/type",
    ],
    [
      actions({
        type: "static_select",
        options: [{ text: plain("A"), value: "a" }],
        initial_option: { text: plain("B"), value: "b" },
      }),
      "initial option does not match",
    ],
    [actions({ type: "multi_static_select", options: [{ text: plain("A"), value: "a" }] }), "unsupported type"],
    [actions({ type: "datepicker", initial_date: "2026-02-30" }), "json-pointer:/blocks/0/elements/0/initial_date"],
  ])("refuses %j", (block, message) => {
    const found = problems(block);
    expect(found[0]).toBe("invalid_blocks");
    expect(found.slice(1).join("\n")).toContain(message);
  });

  it("refuses a doubled block_id, and more than fifty blocks", () => {
    const divider = { type: "divider", block_id: "same" };
    expect(problems(divider, divider).join()).toContain('block_id "same" already exists');
    expect(problems(...Array.from({ length: 51 }, () => ({ type: "divider" }))).join()).toContain("no more than 50");
    expect(problems(...Array.from({ length: 50 }, () => ({ type: "divider" })))).toEqual([]);
  });
});

describe("a modal", () => {
  const input = { type: "input", block_id: "b", label: plain("Name"), element: { type: "plain_text_input" } };
  const modal = (extra: object) => ({
    type: "modal",
    title: plain("Title"),
    submit: plain("Send"),
    blocks: [input],
    ...extra,
  });

  const options = [{ text: plain("A"), value: "a" }];

  it.each([
    { type: "plain_text_input", min_length: 2 },
    { type: "email_text_input", initial_value: "a@acme.test" },
    { type: "url_text_input" },
    { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "10" },
    { type: "static_select", options },
    { type: "multi_static_select", options, initial_options: options, max_selected_items: 1 },
    { type: "checkboxes", options },
    { type: "radio_buttons", options },
    { type: "datepicker", initial_date: "2026-02-28" },
  ])("takes the input $type", (element) => {
    expect(checkModal(modal({ blocks: [{ ...input, element }] }), randomId).kind).toBe("good");
  });

  it.each([
    [modal({ submit: undefined }), "submit (needed with an input block)"],
    [modal({ title: plain("x".repeat(25)) }), "must be less than 25 characters [json-pointer:/view/title/text]"],
    [modal({ private_metadata: "x".repeat(3001) }), "must be less than 3001 characters"],
    [modal({ blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) }), "no more than 100 items"],
    [modal({ type: "home" }), "json-pointer:/view/type"],
  ])("is refused: %j", (view, message) => {
    const checked = checkModal(view, randomId);
    expect(checked.kind === "bad" && checked.messages.join("\n")).toContain(message);
  });
});
