import { checkMessageBlocks } from "../blocks/check-blocks.ts";
import { MessageMetadata } from "../blocks/metadata.ts";
import type { MessageBlock } from "../blocks/block.ts";
import type { MakeId } from "../ids.ts";
import { type ApiAnswer, refuse, refuseWith } from "./api-answer.ts";
import type { JsonField } from "./api-method.ts";

const longestText = 40_000;

export interface ContentArguments {
  text?: string | undefined;
  blocks?: JsonField | undefined;
  metadata?: JsonField | undefined;
  attachments?: unknown;
  markdown_text?: unknown;
}

interface MessageContent {
  text: string;
  blocks?: MessageBlock[];
  metadata?: MessageMetadata;
}

export type ContentCheck = { kind: "good"; content: MessageContent } | { kind: "bad"; answer: ApiAnswer };

const bad = (answer: ApiAnswer): ContentCheck => ({ kind: "bad", answer });

/** Text, blocks and metadata of a message about to be written, held to Slack's limits. */
export function checkContent(args: ContentArguments, makeId: MakeId): ContentCheck {
  if (args.attachments !== undefined || args.markdown_text !== undefined) {
    return bad(refuseWith("invalid_arguments", ["[ERROR] the local workspace draws text and blocks only"]));
  }
  const text = args.text ?? "";
  const content: MessageContent = { text };
  if (args.blocks?.kind === "not_json") return bad(refuse("invalid_blocks_format"));
  if (args.blocks !== undefined) {
    const checked = checkMessageBlocks(args.blocks.value, makeId);
    if (checked.kind === "bad") return bad(refuseWith(checked.error, checked.messages));
    if (checked.blocks.length > 0) content.blocks = checked.blocks;
  }
  if (text.trim() === "" && content.blocks === undefined) return bad(refuse("no_text"));
  if (text.length > longestText) return bad(refuse("msg_too_long"));
  if (args.metadata !== undefined) {
    const metadata = MessageMetadata.safeParse(args.metadata.kind === "json" ? args.metadata.value : undefined);
    if (!metadata.success) return bad(refuse("invalid_metadata_format"));
    content.metadata = metadata.data;
  }
  return { kind: "good", content };
}
