import { waitingFor } from "../domain/gap.ts";
import { type Action, type OutgoingMessage, type Paragraph, text } from "../domain/message.ts";
import type { Readiness } from "../ports.ts";
import { answerGap, candidatesWait, counted, gapLine } from "./digest.ts";
import { type PostingOverview, postingHeadline } from "./posting-overview.ts";
import { factsToReview, reviewCommand } from "./posting-words.ts";

/** Slack draws 100 blocks on a Home; a posting takes three, and the person's own part is below. */
const mostPostings = 20;
const mostGaps = 5;

const list = (items: string[]): Paragraph[] => (items.length === 0 ? [] : [{ kind: "list", items }]);

function serviceButton({ key, state }: PostingOverview): Action[] {
  switch (state) {
    case "open":
      return [{ name: "pause_posting", label: "Pause", value: key, primary: false }];
    case "paused":
      return [{ name: "resume_posting", label: "Resume", value: key, primary: true }];
    case "closed":
    case "unpublished":
      return [];
  }
}

function postingSection(posting: PostingOverview): OutgoingMessage {
  const { key, gaps, openCount } = posting;
  const shown = gaps.slice(0, mostGaps);
  const left = gaps.length - shown.length;
  const lines = [
    ...shown.map(gapLine),
    ...(left === 0 ? [] : [`${left} more questions: candor gaps`]),
    ...(openCount === 0 ? [] : [`${factsToReview(openCount)}; where Candor runs: ${reviewCommand(key)}`]),
  ];
  return {
    paragraphs: [text(postingHeadline(posting)), ...list(lines)],
    actions: [...shown.map(answerGap), ...serviceButton(posting)],
  };
}

function headSection(postings: readonly PostingOverview[]): OutgoingMessage {
  const waiting = waitingFor(postings.flatMap(({ gaps }) => gaps));
  const open = postings.filter(({ state }) => state === "open").length;
  const paused = postings.filter(({ state }) => state === "paused").length;
  const counts = [`${open} open`, ...(paused === 0 ? [] : [`${paused} paused`])].join(", ");
  const waits = waiting === 0 ? "Nobody waits for an answer." : `${candidatesWait(waiting)} for an answer.`;
  return {
    paragraphs: [text(`For recruiters. ${counted(postings.length, "posting", "postings")}: ${counts}. ${waits}`)],
    actions: [],
  };
}

function queueLines({ inbox, outbox }: Readiness): string[] {
  if (inbox === undefined || outbox === undefined) return [];
  const lost = inbox.dead + outbox.failed + outbox.unknown;
  return [
    `Waiting: ${counted(inbox.waiting + inbox.working, "event", "events")} to work, ` +
      `${counted(outbox.waiting + outbox.working, "message", "messages")} to post`,
    ...(lost === 0
      ? []
      : [
          `For the operator: ${counted(inbox.dead, "event", "events")} given up, ${outbox.failed} not posted, ` +
            `${outbox.unknown} unknown: candor inbox, candor outbox`,
        ]),
  ];
}

function modelLine({ model, store }: Readiness): string {
  if (model !== undefined) return `Model: ${model.model}, ${model.state.replaceAll("_", " ")}`;
  return store === "reachable" ? "Model: none; the postings' own words answer" : "Model: not known";
}

/** The same that an operator reads at `/readyz`. */
function healthSection(readiness: Readiness): OutgoingMessage {
  const { ready, slack, store } = readiness;
  const connected = slack.filter((state) => state === "connected").length;
  return {
    paragraphs: [
      text(ready ? "Candor is ready." : "Candor is not ready: candidates may wait for answers."),
      ...list([
        `Slack: ${connected} of ${counted(slack.length, "connection", "connections")} up`,
        `Store: ${store}`,
        ...queueLines(readiness),
        modelLine(readiness),
      ]),
    ],
    actions: [],
  };
}

/** The Home of a recruiter, from top to bottom, without their part as a candidate. */
export function recruiterHome(postings: readonly PostingOverview[], readiness: Readiness): OutgoingMessage[] {
  const shown = postings.slice(0, mostPostings);
  const left = postings.length - shown.length;
  return [
    headSection(postings),
    ...shown.map(postingSection),
    ...(left === 0 ? [] : [{ paragraphs: [text(`And ${left} more: /candor postings`)], actions: [] }]),
    healthSection(readiness),
  ];
}
