import { type OutgoingMessage, text } from "../domain/message.ts";
import { Posting } from "../domain/posting.ts";
import type { Actor, PostingDesk } from "../ports.ts";
import { type PostingOverview, postingSummary } from "./posting-overview.ts";
import { pausedWords, publishWords, resumedWords, reviewCommand } from "./posting-words.ts";

/** What recruiters alone may type. */
export const recruiterCommands = ["postings", "publish", "pause", "resume"] as const;
export type RecruiterCommand = (typeof recruiterCommands)[number];

export const isRecruiterCommand = (name: string): name is RecruiterCommand =>
  recruiterCommands.some((command) => command === name);

export const recruiterHelp =
  "For recruiters: /candor postings shows all postings, with their keys and what waits. /candor publish KEY makes current " +
  "what was read and reviewed. /candor pause KEY has nobody answered about a posting for now, /candor resume KEY again.";

const said = (words: string): OutgoingMessage => ({ paragraphs: [text(words)], actions: [] });

/** Slack draws lists of up to fifty; a screen holds about as many lines. */
const mostListed = 30;

export function listedPostings(postings: readonly PostingOverview[]): OutgoingMessage {
  if (postings.length === 0) return said("No posting was read yet.");
  const shown = postings.slice(0, mostListed);
  const left = postings.length - shown.length;
  return {
    paragraphs: [
      { kind: "list", items: shown.map(postingSummary) },
      ...(left === 0 ? [] : [text(`And ${left} more; where Candor runs: candor postings`)]),
      ...(shown.some(({ openCount }) => openCount > 0)
        ? [text(`Facts are reviewed where Candor runs: ${reviewCommand("KEY")}`)]
        : []),
    ],
    actions: [],
  };
}

type Typed = { name: Exclude<RecruiterCommand, "postings">; key: string; by: Actor };

/** Does what a recruiter typed, and says what came of it. */
export async function changePosting({ name, key: typed, by }: Typed, desk: PostingDesk): Promise<OutgoingMessage> {
  if (typed === "") return said(`Name the posting by its key: /candor ${name} KEY. /candor postings shows the keys.`);
  const read = Posting.shape.key.safeParse(typed);
  if (!read.success) return said("That is no posting's key. /candor postings shows the keys.");
  const key = read.data;
  switch (name) {
    case "publish":
      return said(publishWords(key, await desk.publish(key, by)));
    case "pause":
      return said(pausedWords(key, await desk.pause(key, by)));
    case "resume":
      return said(resumedWords(key, await desk.resume(key, by)));
  }
}
