import type { MessageBlock } from "./blocks/block.ts";
import type { MessageMetadata } from "./blocks/metadata.ts";
import type { SharedFile } from "./file-store.ts";

export interface Message {
  channel: string;
  ts: string;
  userId: string;
  /** Set where the bot wrote it. */
  botId?: string;
  /** As Slack keeps it: `& < >` escaped. */
  text: string;
  blocks?: readonly MessageBlock[];
  metadata?: MessageMetadata;
  files?: readonly SharedFile[];
  threadTs?: string;
  clientMsgId?: string;
  edited?: { userId: string; ts: string };
  /** An ephemeral message: only this person sees it, and no history holds it. */
  onlyFor?: string;
}
