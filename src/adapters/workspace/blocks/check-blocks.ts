import { z } from "zod";
import type { MakeId } from "../ids.ts";
import { MessageBlock, type ViewBlock } from "./block.ts";
import { pointer, schemaMessages } from "./schema-messages.ts";

const mostMessageBlocks = 50;

/** Slack refuses a message whose block texts exceed about this many characters in all (measured, not documented). */
export const longestBlockText = 13_200;

export type BlockCheck =
  | { kind: "good"; blocks: MessageBlock[] }
  | { kind: "bad"; error: "invalid_blocks" | "msg_blocks_too_long"; messages: string[] };

export function checkMessageBlocks(input: unknown, makeId: MakeId): BlockCheck {
  const parsed = z.array(MessageBlock).max(mostMessageBlocks).safeParse(input, { reportInput: true });
  if (!parsed.success) {
    return { kind: "bad", error: "invalid_blocks", messages: schemaMessages(parsed.error.issues, "/blocks") };
  }
  const doubled = doubledIds(parsed.data, "/blocks");
  if (doubled.length > 0) return { kind: "bad", error: "invalid_blocks", messages: doubled };
  if (textLength(parsed.data) > longestBlockText) return { kind: "bad", error: "msg_blocks_too_long", messages: [] };
  return { kind: "good", blocks: parsed.data.map((block) => identify(block, makeId)) };
}

/** Block ids must differ in a message or view, action ids within a block. */
export function doubledIds(blocks: readonly (MessageBlock | ViewBlock)[], root: string): string[] {
  const messages: string[] = [];
  const seenBlocks = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seenBlocks.has(block.block_id)) {
      messages.push(`[ERROR] block_id "${block.block_id}" already exists ${pointer(root, [index, "block_id"])}`);
    }
    if (block.block_id !== undefined) seenBlocks.add(block.block_id);
    if (block.type !== "actions" && block.type !== "context_actions") continue;
    const actionIds = block.elements.flatMap((element) => element.action_id ?? []);
    if (new Set(actionIds).size < actionIds.length) {
      messages.push(`[ERROR] action_id must be unique in its block ${pointer(root, [index, "elements"])}`);
    }
  }
  return messages;
}

/** Slack fills in the ids an app left out, and sends them back with a click. */
export function identify<B extends MessageBlock | ViewBlock>(block: B, makeId: MakeId): B {
  const named = { ...block, block_id: block.block_id ?? makeId("").slice(0, 5) };
  const withId = <E extends { action_id?: string | undefined }>(element: E): E => ({
    ...element,
    action_id: element.action_id ?? makeId("").slice(0, 5),
  });
  if (named.type === "actions") return { ...named, elements: named.elements.map(withId) };
  if (named.type === "context_actions") return { ...named, elements: named.elements.map(withId) };
  if (named.type === "section" && named.accessory !== undefined) {
    return { ...named, accessory: withId(named.accessory) };
  }
  if (named.type === "input") return { ...named, element: withId(named.element) };
  return named;
}

/** All strings that stand under a `text` key, however deep. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]: [string, unknown]) =>
      sum + (key === "text" && typeof item === "string" ? item.length : textLength(item)),
    0,
  );
}
