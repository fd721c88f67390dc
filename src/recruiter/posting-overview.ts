import { type RankedGap, waitingFor, waitsForRecruiters } from "../domain/gap.ts";
import type { PostingLine } from "../domain/posting.ts";
import { candidatesWait, counted } from "./digest.ts";
import { factsToReview, pauseWords } from "./posting-words.ts";

/** A posting with the questions that it does not answer and somebody waits for, most candidates first. */
export type PostingOverview = PostingLine & { gaps: readonly RankedGap[] };

/** Where nobody is answered from it, only what waits matters; the rest stands last. */
const isOver = ({ state, gaps }: PostingOverview): boolean => state === "closed" && gaps.length === 0;

/** Those first for which recruiters have something to do. */
export function overviewsOf(lines: readonly PostingLine[], gaps: readonly RankedGap[]): PostingOverview[] {
  const byPosting = Map.groupBy(gaps.filter(waitsForRecruiters), ({ postingKey }) => postingKey);
  return lines
    .map((line) => ({ ...line, gaps: byPosting.get(line.key) ?? [] }))
    .toSorted(
      (left, right) =>
        Number(isOver(left)) - Number(isOver(right)) ||
        waitingFor(right.gaps) - waitingFor(left.gaps) ||
        Number(right.openCount > 0) - Number(left.openCount > 0),
    );
}

function stateWords({ state, paused, revision }: PostingOverview): string {
  if (revision === null) return "not published yet";
  const pause = paused === null ? "" : ` by ${pauseWords(paused)}`;
  const service = state === "closed" && paused !== null ? "closed, and paused" : state;
  return `${service}${pause}, revision ${revision}`;
}

/** "Mill Engineer (mill): open, revision 3" */
export const postingHeadline = (posting: PostingOverview): string =>
  `${posting.title} (${posting.key}): ${stateWords(posting)}`;

/** The same, with what waits, on one line. */
export function postingSummary(posting: PostingOverview): string {
  const { gaps, openCount } = posting;
  const asked = counted(gaps.length, "open question", "open questions");
  return [
    postingHeadline(posting),
    ...(gaps.length === 0 ? [] : [`${asked} (${candidatesWait(waitingFor(gaps))})`]),
    ...(openCount === 0 ? [] : [factsToReview(openCount)]),
  ].join("; ");
}
