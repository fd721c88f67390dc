import type { Fact } from "../domain/fact.ts";
import { detectLanguage } from "../domain/language.ts";
import type { PostingKind } from "../domain/posting.ts";
import type { DecodedSource } from "../domain/source.ts";
import type { Topic } from "../domain/topic.ts";
import { isJobTitle } from "./job-title.ts";
import { repair } from "./repair.ts";
import { kindOfRoles, rolesOf } from "./roles.ts";

/** Whether the first line has an empty one under it. */
const standsAlone = ({ texts }: DecodedSource): boolean => /^[^\n]+\n[^\S\n]*\n/u.test(Object.values(texts)[0] ?? "");

/** The first line or lone heading-like statement that names a job; `null` where none does. */
function titleOf(source: DecodedSource, facts: readonly Fact[]): string | null {
  const first = Object.values(source.texts)[0]?.split("\n", 1)[0]?.trim() ?? "";
  const named = /(?:for|the) (?:the )?(\p{Lu}[^.!?\n]{3,80}?) (?:role|position) at \p{Lu}/u.exec(
    first.length > 0 ? (Object.values(source.texts)[0]?.slice(0, 2000) ?? "") : "",
  )?.[1];
  const line = repair(first.replace(/^[#*\s]+/u, ""));
  if (isJobTitle(line)) return line;
  const told = repair(named ?? "") || (facts.find(({ statement }) => isJobTitle(statement))?.statement ?? "");
  if (told !== "") return told;
  // Whatever a job is called, its name opens the posting, on a line of its own.
  return standsAlone(source) && /^\p{L}[^.!?:;]{1,78}[^.!?:;,]$/u.test(line) ? line : null;
}

/** The employer as the posting itself names it: in a heading, or as the one that says something of itself. */
function employerOf(text: string): string | null {
  const name = String.raw`((?:\p{Lu}[\p{L}\d&'’.-]*)(?: \p{Lu}[\p{L}\d&'’.-]*){0,3})`;
  const patterns = [
    String.raw`(?:^|\n)About ${name}:?[^\S\n]*(?:\n|$)`,
    String.raw`(?<!\p{L})${name} is an? (?:equal|Equal)`,
    String.raw`(?:role|position|job|vacancy|opening) (?:is (?:open )?)?(?:at|with) ${name}`,
    String.raw`(?<!\p{L})(?:At|role at|working at) ${name},? (?:we|you)`,
    String.raw`(?:^|\n)${name} (?:is (?:looking for|seeking|hiring)|seeks)`,
    String.raw`(?<!\p{L})${name},? (?:Inc|LLC|LLP|[Ll]td|Limited|GmbH|plc|PLC|Corp|Corporation|Pty|SAS|S\.A|S\.L|Lda|B\.V|N\.V)(?!\p{L})`,
  ];
  for (const pattern of patterns) {
    const found = new RegExp(pattern, "u").exec(text)?.[1];
    if (found !== undefined && !/^(?:We|The|This|Us|You|Our|Role|Company|It)(?: |$)/iu.test(found)) return found;
  }
  return null;
}

const requirements: ReadonlySet<Topic> = new Set(["skills", "experience", "education"]);
const jobTopics: ReadonlySet<Topic> = new Set([
  "role",
  "responsibilities",
  "skills",
  "experience",
  "education",
  "compensation",
  "employment_type",
  "work_model",
  "process",
  "benefits",
]);

/** A page that neither asks for anything nor gives, pays or takes applications is about something else than a job. */
function kindOf(source: DecodedSource, facts: readonly Fact[]): PostingKind {
  const topics = new Set(facts.map(({ topic }) => topic).filter((topic) => jobTopics.has(topic)));
  const asks = facts.some(({ topic, heading }) => requirements.has(topic) && heading !== undefined);
  const named = source.title !== null && isJobTitle(source.title);
  return topics.size >= 2 || (topics.size === 1 && (asks || named)) ? kindOfRoles(rolesOf(facts)) : "not_a_posting";
}

/** What a source is as a whole. */
export function identify(source: DecodedSource, facts: readonly Fact[]) {
  const prose = Object.values(source.texts)
    .filter((text) => text.length > 80)
    .join("\n");
  const text = prose === "" ? Object.values(source.texts).join("\n") : prose;
  return {
    title: source.title ?? titleOf(source, facts) ?? source.key,
    employer: source.employer ?? employerOf(text.slice(0, 12_000).split("\n").map(repair).join("\n")),
    language: text.trim() === "" ? "und" : detectLanguage(text.slice(0, 4000), []),
    kind: kindOf(source, facts),
  };
}
