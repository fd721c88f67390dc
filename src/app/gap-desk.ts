import type { Fact } from "../domain/fact.ts";
import { stillWaiting } from "../domain/gap.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Decision } from "../domain/review.ts";
import { confirmFact, contradicted } from "../ingest/confirm-fact.ts";
import type { Clock, GapDesk, PostingStore, Store } from "../ports.ts";
import { factOfAnswer } from "../recruiter/gap.ts";
import { problemWithFact } from "../recruiter/check-confirmation.ts";

/** What a recruiter who is about to answer a gap is shown and told. */
export function createGapDesk({
  store,
  knowledge,
  clock,
}: {
  store: Pick<Store, "gaps"> & { postings: Pick<PostingStore, "current"> };
  knowledge: Knowledge;
  clock: Clock;
}): GapDesk {
  return {
    find: (tenant, id) => store.gaps.find(tenant, id),
    waiters: async (tenant, id) => stillWaiting(await store.gaps.waiters(tenant, id)),
    problemWith: async (gap, { words, topic, scope }) => {
      if (scope === "answer") return null;
      const revision = await store.postings.current(gap.tenant, gap.postingKey);
      if (revision === null || revision.closedAt !== null)
        return "The posting is closed, so nothing can be added to it. Answer only those who wait.";
      const addition: Extract<Decision, { kind: "add" }> = { kind: "add", words, topic, by: "asked", at: clock.now() };
      const earlier = factOfAnswer(gap, revision);
      // What it corrects it may contradict.
      const basis = { ...revision, facts: revision.facts.filter((fact) => fact !== earlier) };
      const read: Fact | undefined = confirmFact(basis, addition, knowledge).at(-1);
      return read === undefined ? null : problemWithFact(read, contradicted(basis, addition, knowledge));
    },
  };
}
