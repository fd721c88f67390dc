/** A message as the inbox has it, in milliseconds since the epoch; `workedAt` is `null` where it was not worked. */
export type Arrival = { ts: string; acceptedAt: number; workedAt: number | null };

export type Conversation = {
  /** What the candidate asked, oldest first. */
  sent: readonly { ts: string; asked: string }[];
  /** Which question each reply answers, oldest first; `null` for a reply to none of them. */
  replies: readonly (string | null)[];
  arrivals: readonly Arrival[];
  /** Deliveries of which nobody knows whether they were posted. */
  unknown: number;
};

/**
 * lost: asked and not answered · doubled: answered more than once, or replies to nothing that was asked · outOfOrder:
 * answered after a later message that had been stored after it · late: the same, but it reached the app only when the
 * later one was answered · unknown: not seen, and recorded as not to be known.
 */
export type Verdict = { lost: number; doubled: number; outOfOrder: number; late: number; unknown: number };

export const nothingWrong: Verdict = { lost: 0, doubled: 0, outOfOrder: 0, late: 0, unknown: 0 };

function longestCommon(left: readonly (string | null)[], right: readonly (string | null)[]): number {
  let row = Array.from({ length: right.length + 1 }, () => 0);
  for (const one of left) {
    const above = row;
    row = [0];
    for (const [index, other] of right.entries()) {
      const best = one === other ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0);
      row.push(best);
    }
  }
  return row.at(-1) ?? 0;
}

function countOf(words: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many of these there are more of than in the others. */
function surplus(of: readonly (string | null)[], over: readonly (string | null)[]): number {
  const others = countOf(over);
  return [...countOf(of)].reduce((sum, [word, count]) => sum + Math.max(0, count - (others.get(word) ?? 0)), 0);
}

/** In the order in which the app worked them, and how often that is not the order in which they were written. */
function worked(arrivals: readonly Arrival[]) {
  const done = arrivals.flatMap(({ workedAt, ...rest }) => (workedAt === null ? [] : [{ ...rest, workedAt }]));
  const order = done.toSorted((left, right) => left.workedAt - right.workedAt || Number(left.ts) - Number(right.ts));
  const inversions = { late: 0, outOfOrder: 0 };
  for (const [index, earlier] of order.entries()) {
    const next = order[index + 1];
    if (next === undefined || Number(next.ts) > Number(earlier.ts)) continue;
    inversions[next.acceptedAt >= earlier.workedAt ? "late" : "outOfOrder"] += 1;
  }
  return { order, inversions };
}

/** What went wrong in one conversation. */
export function judge({ sent, replies, arrivals, unknown }: Conversation): Verdict {
  const { order, inversions } = worked(arrivals);
  const questionOf = new Map(sent.map(({ ts, asked }) => [ts, asked]));
  const expected = order.map(({ ts }) => questionOf.get(ts) ?? null);
  const asked = sent.map((message) => message.asked);
  const missing = surplus(asked, replies);
  const notKnown = Math.min(missing, unknown);
  const common = longestCommon(expected, replies);
  return {
    lost: missing - notKnown,
    doubled: surplus(replies, asked),
    // Of those that are there once, the ones that stand at another place than they were worked at.
    outOfOrder: inversions.outOfOrder + Math.max(0, Math.min(expected.length, replies.length) - common - missing),
    late: inversions.late,
    unknown: notKnown,
  };
}

export const sumOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce(
    (sum, one) => ({
      lost: sum.lost + one.lost,
      doubled: sum.doubled + one.doubled,
      outOfOrder: sum.outOfOrder + one.outOfOrder,
      late: sum.late + one.late,
      unknown: sum.unknown + one.unknown,
    }),
    nothingWrong,
  );
