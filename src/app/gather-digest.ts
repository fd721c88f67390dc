import type { Digest, FeedbackCount, PostingDigest } from "../domain/digest.ts";
import { doubtedFacts } from "../domain/doubt.ts";
import { type Fact, showable } from "../domain/fact.ts";
import { type RankedGap, waitingFor, waitsForRecruiters } from "../domain/gap.ts";
import type { HandOff } from "../domain/hand-off.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { FeedbackStore, GapStore, HandOffStore, PostingStore } from "../ports.ts";

export type DigestSources = {
  postings: Pick<PostingStore, "current" | "entries">;
  gaps: Pick<GapStore, "open">;
  handOffs: Pick<HandOffStore, "since">;
  feedback: Pick<FeedbackStore, "countsSince" | "doubtedSince">;
};

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** What is said of accommodations is shown in its own lane alone. */
const isPrivate = ({ topic }: Pick<Fact, "topic">): boolean => topic === "accommodations";

const waitingIn = ({ gaps, waiting }: PostingDigest): number => waitingFor(gaps) + waiting.length;

type Gathered = {
  postingKey: string | null;
  team: string | null;
  gaps: RankedGap[];
  handOffs: HandOff[];
  feedback: FeedbackCount[];
  doubted: Receipt[];
};

type Judgement = keyof PostingDigest["feedback"];

function countJudged(counts: readonly FeedbackCount[]): PostingDigest["feedback"] {
  const of = (name: Judgement): number =>
    counts
      .filter(({ verdict, reason }) => verdict === name || reason === name)
      .reduce((sum, { count }) => sum + count, 0);
  return {
    helpful: of("helpful"),
    not_helpful: of("not_helpful"),
    not_asked: of("not_asked"),
    too_little: of("too_little"),
    looks_wrong: of("looks_wrong"),
    not_understood: of("not_understood"),
  };
}

/**
 * What happened since an instant and what still waits, posting by posting, without those where nothing did. Where a
 * posting was given another team, what was asked before stays with the one that has its cards.
 */
export async function gatherDigest(
  { postings, gaps, handOffs, feedback }: DigestSources,
  tenant: string,
  { since, until }: { since: number; until: number },
): Promise<Digest> {
  const found = new Map<string, Gathered>();
  const of = ({ postingKey, team }: Pick<Gathered, "postingKey" | "team">): Gathered => {
    const id = JSON.stringify([postingKey, team]);
    const known = found.get(id) ?? { postingKey, team, gaps: [], handOffs: [], feedback: [], doubted: [] };
    found.set(id, known);
    return known;
  };
  for (const gap of await gaps.open(tenant)) {
    if (waitsForRecruiters(gap)) of(gap).gaps.push(gap);
  }
  for (const handOff of await handOffs.since(tenant, since)) {
    if (handOff.reason !== "accommodation") of(handOff).handOffs.push(handOff);
  }
  const counts = await feedback.countsSince(tenant, since);
  const doubted = await feedback.doubtedSince(tenant, since);
  const judged = [...new Set([...counts, ...doubted].map(({ postingKey }) => postingKey))];
  const teams = new Map(
    (await postings.entries(tenant, judged)).map(({ posting, handling }) => [posting.key, handling.team]),
  );
  const ofTeam = ({ postingKey }: Pick<Receipt, "postingKey">): Gathered =>
    of({ postingKey, team: teams.get(postingKey) ?? null });
  for (const count of counts) ofTeam(count).feedback.push(count);
  for (const receipt of doubted) ofTeam(receipt).doubted.push(receipt);

  const digestOf = async ({ postingKey, team, ...gathered }: Gathered): Promise<PostingDigest> => {
    const revision = postingKey === null ? null : await postings.current(tenant, postingKey);
    const times = gathered.handOffs.flatMap(({ openedAt, answeredAt }) =>
      answeredAt === null || answeredAt < since ? [] : [answeredAt - openedAt],
    );
    const facts = showable(revision?.facts ?? []);
    return {
      postingKey,
      team,
      title: revision?.posting.title ?? postingKey ?? "No posting chosen",
      gaps: gathered.gaps,
      unclearCount: facts.filter(({ state }) => state === "unclear" || state === "conflicting").length,
      feedback: countJudged(gathered.feedback),
      doubted: doubtedFacts(gathered.doubted, facts).filter(({ fact }) => !isPrivate(fact)),
      waiting: gathered.handOffs.filter(({ answeredAt }) => answeredAt === null),
      answered: { count: times.length, medianMs: median(times) },
    };
  };
  const digests = await Promise.all([...found.values()].map(digestOf));
  return { since, until, postings: digests.toSorted((a, b) => waitingIn(b) - waitingIn(a)) };
}
