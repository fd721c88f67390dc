import type { Fact } from "../../domain/fact.ts";
import { type Decision, subjectOf, type UnderReview } from "../../domain/review.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Clock, ReviewDesk } from "../../ports.ts";
import { describeChanges } from "../describe-changes.ts";
import { showFact } from "./show-fact.ts";

/** What a reviewer answers to one fact; `words` are told in its place. */
export type Answer =
  | { kind: "approve" }
  | { kind: "withhold" }
  | { kind: "restate"; words: string }
  | { kind: "skip" }
  | { kind: "stop" };

/** How a reviewer is asked. */
export type Reviewer = {
  show(text: string): void;
  decide(fact: Fact): Promise<Answer>;
  /** What the posting does not say and the reviewer does; `null` for nothing more. */
  add(): Promise<{ topic: Topic; words: string } | null>;
  confirm(question: string): Promise<boolean>;
};

const decisionOf = (
  fact: Fact,
  answer: Exclude<Answer, { kind: "skip" | "stop" }>,
  by: string,
  at: number,
): Decision => {
  const signed = { subject: subjectOf(fact), by, at };
  return answer.kind === "restate"
    ? { kind: "restate", words: answer.words, topic: fact.topic, ...signed }
    : { kind: answer.kind, ...signed };
};

const heading = ({ posting, collection, open, lint }: UnderReview): string =>
  [
    `${posting.title}${posting.employer === null ? "" : ` at ${posting.employer}`} (${posting.key}, from ${collection})`,
    `${open.length} facts need you; ${lint.length} findings in all.`,
    "",
  ].join("\n");

/**
 * Goes with a reviewer through what needs a person, saves each decision as it is made, and publishes where they say so.
 * One decision may settle others, as with a contradiction: what is asked next is read anew each time.
 */
export async function reviewPosting(
  key: string,
  { desk, reviewer, by, clock }: { desk: ReviewDesk; reviewer: Reviewer; by: string; clock: Clock },
): Promise<void> {
  const skipped = new Set<string>();
  let state = await desk.review(key);
  reviewer.show(heading(state));
  while (true) {
    const [fact] = state.open.filter(({ id }) => !skipped.has(id));
    if (fact === undefined) break;
    reviewer.show(showFact(fact, state));
    const answer = await reviewer.decide(fact);
    if (answer.kind === "stop") return;
    if (answer.kind === "skip") skipped.add(fact.id);
    else state = await desk.decide(key, [decisionOf(fact, answer, by, clock.now())]);
  }
  const missing = state.lint.filter(({ quotes }) => quotes.length === 0).map(({ message }) => message);
  reviewer.show(missing.join("\n"));
  for (let said = await reviewer.add(); said !== null; said = await reviewer.add()) {
    state = await desk.decide(key, [{ kind: "add", ...said, by, at: clock.now() }]);
  }
  reviewer.show(`Publishing changes:\n${describeChanges(state.changes)}`);
  const left = state.open.length === 0 ? "" : ` ${state.open.length} are left as they are: hedged, or not told.`;
  if (!(await reviewer.confirm(`Publish?${left}`))) return;
  const { number } = await desk.publish(key, by);
  reviewer.show(`Revision ${number} is current.`);
}
