import type { Fact } from "../../../domain/fact.ts";
import type { ProposalSummary } from "../../../domain/posting.ts";
import type { UnderReview, UnsignedDecision } from "../../../domain/review.ts";
import type { Topic } from "../../../domain/topic.ts";

export type { Fact, ProposalSummary, Topic, UnderReview, UnsignedDecision };
export type Postings = { by: string; topics: Topic[]; postings: ProposalSummary[] };
type Published = { number: number };

/** The address is `/#SECRET` or `/#SECRET/KEY`. */
const [secret = "", key = ""] = location.hash.slice(1).split("/");
export const firstKey = decodeURIComponent(key);

const has = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === "object" && value !== null && names.every((name) => name in value);
// The page and its server are of one version: what tells an answer from another tells its whole shape.
const isPostings = (value: unknown): value is Postings => has(value, "by", "topics", "postings");
const isUnderReview = (value: unknown): value is UnderReview => has(value, "posting", "facts", "open", "changes");
const isPublished = (value: unknown): value is Published => has(value, "number");
const isProblem = (value: unknown): value is { error: string } => has(value, "error");

async function call<Answer>(path: string, is: (value: unknown) => value is Answer, body?: unknown): Promise<Answer> {
  const response = await fetch(`/api/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "x-candor-review": secret, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok && is(answer)) return answer;
  throw new Error(isProblem(answer) ? answer.error : "The page's server does not answer. Is it still running?");
}

const at = (posting: string, what = ""): string => `postings/${encodeURIComponent(posting)}${what}`;

export const desk = {
  list: () => call("postings", isPostings),
  review: (posting: string) => call(at(posting), isUnderReview),
  decide: (posting: string, decision: UnsignedDecision) =>
    call(at(posting, "/decisions"), isUnderReview, { decisions: [decision] }),
  publish: (posting: string) => call(at(posting, "/publish"), isPublished, {}),
};
