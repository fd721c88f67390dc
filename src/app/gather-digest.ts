import type { Digest, FeedbackCount, PostingDigest } from "../domain/digest.ts";
import { showable } from "../domain/fact.ts";
import { type RankedGap, waitsForRecruiters } from "../domain/gap.ts";
import type { HandOff } from "../domain/hand-off.ts";
import type { FeedbackStore, GapStore, HandOffStore, PostingStore } from "../ports.ts";

export type DigestSources = {
  postings: Pick<PostingStore, "current">;
  gaps: Pick<GapStore, "open">;
  handOffs: Pick<HandOffStore, "since">;
  feedback: Pick<FeedbackStore, "countsSince">;
};

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const waitingIn = ({ gaps, waiting }: PostingDigest): number =>
  gaps.reduce((sum, gap) => sum + gap.waiting, waiting.length);

type Gathered = { gaps: RankedGap[]; handOffs: HandOff[]; feedback: FeedbackCount[] };

/** What happened since an instant and what still waits, posting by posting, without those where nothing did. */
export async function gatherDigest(
  { postings, gaps, handOffs, feedback }: DigestSources,
  tenant: string,
  { since, until }: { since: number; until: number },
): Promise<Digest> {
  const found = new Map<string | null, Gathered>();
  const of = (key: string | null): Gathered => {
    const known = found.get(key) ?? { gaps: [], handOffs: [], feedback: [] };
    found.set(key, known);
    return known;
  };
  for (const gap of await gaps.open(tenant)) {
    if (waitsForRecruiters(gap)) of(gap.postingKey).gaps.push(gap);
  }
  for (const handOff of await handOffs.since(tenant, since)) {
    if (handOff.reason !== "accommodation") of(handOff.postingKey).handOffs.push(handOff);
  }
  for (const count of await feedback.countsSince(tenant, since)) of(count.postingKey).feedback.push(count);

  const digestOf = async ([postingKey, gathered]: [string | null, Gathered]): Promise<PostingDigest> => {
    const revision = postingKey === null ? null : await postings.current(tenant, postingKey);
    const times = gathered.handOffs.flatMap(({ openedAt, answeredAt }) =>
      answeredAt === null || answeredAt < since ? [] : [answeredAt - openedAt],
    );
    const countOf = (verdict: FeedbackCount["verdict"]): number =>
      gathered.feedback.filter((one) => one.verdict === verdict).reduce((sum, { count }) => sum + count, 0);
    return {
      postingKey,
      title: revision?.posting.title ?? postingKey ?? "No posting chosen",
      gaps: gathered.gaps,
      unclearCount: showable(revision?.facts ?? []).filter(
        ({ state }) => state === "unclear" || state === "conflicting",
      ).length,
      feedback: { helpful: countOf("helpful"), not_helpful: countOf("not_helpful") },
      waiting: gathered.handOffs.filter(({ answeredAt }) => answeredAt === null),
      answered: { count: times.length, medianMs: median(times) },
    };
  };
  const digests = await Promise.all([...found].map(digestOf));
  return { since, until, postings: digests.toSorted((a, b) => waitingIn(b) - waitingIn(a)) };
}
