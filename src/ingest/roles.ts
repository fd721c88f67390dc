import type { Fact } from "../domain/fact.ts";
import type { PostingKind } from "../domain/posting.ts";
import type { Topic } from "../domain/topic.ts";
import { isJobTitle } from "./job-title.ts";

/** One of several jobs in a document, with the facts that stand under its name. */
export type Role = { title: string; facts: readonly Fact[] };

/** What is a role's own; benefits, process and what the employer says of itself hold for all. */
const ownTopics: ReadonlySet<Topic> = new Set([
  "role",
  "responsibilities",
  "skills",
  "experience",
  "education",
  "language",
  "compensation",
  "schedule",
  "employment_type",
]);
/** What makes a name more than one that is mentioned: the job asks, pays or has work to do. */
const substance: ReadonlySet<Topic> = new Set([
  "skills",
  "experience",
  "education",
  "compensation",
  "responsibilities",
]);
/** "Baker II", "Senior Baker", "Level 3", "L5" */
const level =
  /(?<![\p{L}\d])(?:level \d|stufe \d|niveau \d|nivel \d|[lp]\d|ic\d|junior|jr|mid|intermediate|senior|sr|staff|principal|lead|associate|entry|i{1,3}|iv|v|[1-6])(?![\p{L}\d])/giu;

const levelOf = (title: string): string => (title.match(level) ?? []).join(" ").toLowerCase();
const baseOf = (title: string): string =>
  title
    .replace(level, " ")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .toLowerCase();

const titleIn = ({ statement, heading, provenance }: Fact): string | null => {
  if (provenance.kind === "posting" && isJobTitle(statement)) return statement;
  return heading !== undefined && isJobTitle(heading) ? heading : null;
};

/** The jobs that a document names over words of their own, in its order; one or none in most. */
export function rolesOf(facts: readonly Fact[]): Role[] {
  const roles: { title: string; facts: Fact[] }[] = [];
  let current: { title: string; facts: Fact[] } | undefined;
  for (const fact of facts) {
    const title = titleIn(fact);
    if (title !== null && title !== current?.title) {
      current = roles.find((role) => role.title === title) ?? { title, facts: [] };
      if (!roles.includes(current)) roles.push(current);
    } else if (title === null && !ownTopics.has(fact.topic)) current = undefined;
    if (title !== fact.statement) current?.facts.push(fact);
  }
  return roles.filter(({ facts: own }) => own.some(({ topic }) => substance.has(topic)));
}

/** One job, several, or one job on a ladder of levels. */
export function kindOfRoles(roles: readonly Role[]): PostingKind {
  if (roles.length < 2) return "posting";
  const bases = new Set(roles.map(({ title }) => baseOf(title)));
  const levels = new Set(roles.map(({ title }) => levelOf(title)));
  return bases.size === 1 && levels.size > 1 ? "job_family" : "multi_role";
}

/** Where several jobs share a document, what stands under one job's name holds for that one. */
export function withRoleScopes(facts: readonly Fact[]): Fact[] {
  const roles = rolesOf(facts);
  if (roles.length < 2) return [...facts];
  const titles = new Map(roles.flatMap(({ title, facts: own }) => own.map(({ id }) => [id, title])));
  return facts.map((fact) => {
    const title = titles.get(fact.id);
    return title === undefined ? fact : { ...fact, scope: { level: title, ...fact.scope } };
  });
}
