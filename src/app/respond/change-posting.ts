import type { Confirmation } from "../../domain/delivery.ts";
import type { Fact } from "../../domain/fact.ts";
import { hasExpired } from "../../domain/fact.ts";
import type { Gap, GapAnswer } from "../../domain/gap.ts";
import type { Revision } from "../../domain/posting.ts";
import { type Decision, subjectOf } from "../../domain/review.ts";
import type { Topic } from "../../domain/topic.ts";
import { confirmFact } from "../../ingest/confirm-fact.ts";
import { factOfAnswer } from "../../recruiter/gap.ts";
import type { ResponderDependencies } from "./responder.ts";

type Change = { decisions: Decision[]; facts: readonly Fact[] };

/** What a recruiter's answer, its correction and its last day change of a posting; `null` where that is nothing. */
export function createChangePosting({ store, knowledge, clock }: ResponderDependencies) {
  async function changed(
    tenant: string,
    key: string,
    change: (revision: Revision) => Change,
  ): Promise<Confirmation | null> {
    const revision = await store.postings.current(tenant, key);
    const [entry] = await store.postings.entries(tenant, [key]);
    if (revision === null || entry === undefined || revision.closedAt !== null) return null;
    const { posting, places, references } = entry;
    const { decisions, facts } = change(revision);
    if (facts === revision.facts) return null;
    return { decisions, basis: revision.number, publication: { posting, places, references, facts } };
  }

  /** The earlier answer's fact goes, where there was one; the new one is a fact where it is for everybody. */
  const answered = (gap: Gap, answer: GapAnswer, topic: Topic): Promise<Confirmation | null> =>
    changed(gap.tenant, gap.postingKey, (revision) => {
      const { words, name, by, at, until } = answer;
      const signature = { by: name ?? by, at };
      const earlier = factOfAnswer(gap, revision);
      const taken: Change =
        earlier === null
          ? { decisions: [], facts: revision.facts }
          : {
              decisions: [{ kind: "reopen", subject: subjectOf(earlier), ...signature }],
              facts: revision.facts.filter((fact) => fact !== earlier),
            };
      if (answer.scope === "answer") return taken;
      const addition = { kind: "add" as const, words, topic, ...signature, ...(until === null ? {} : { until }) };
      return {
        decisions: [...taken.decisions, addition],
        facts: confirmFact({ ...revision, facts: [...taken.facts] }, addition, knowledge),
      };
    });

  /** Without the facts whose last day is over. What is read of the source later leaves them out by itself. */
  const expired = (tenant: string, key: string): Promise<Confirmation | null> =>
    changed(tenant, key, ({ facts }) => {
      const at = clock.now();
      const left = facts.filter((fact) => !hasExpired(fact, at));
      return { decisions: [], facts: left.length === facts.length ? facts : left };
    });

  return { answered, expired };
}
