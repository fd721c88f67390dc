import type { DecodedSource, SourceField } from "../domain/source.ts";
import type { Topic } from "../domain/topic.ts";
import type { Value } from "../domain/value.ts";
import { dateOf } from "./extract/date.ts";
import { moneyOf } from "./extract/money.ts";
import { workModelOf } from "./extract/work-model.ts";
import { type FieldFact, isPayPart, payGroup, payOf, quoteOf } from "./pay-fields.ts";
import { repair } from "./repair.ts";

/** What a structured field is about, by its name: the last part that is known decides. Names, not values, are matched. */
const topics: readonly (readonly [RegExp, Topic])[] = [
  [/(?:salary|compensation|baseSalary|pay|wage)/iu, "compensation"],
  [/(?:workplace|remote|hybrid|on_?site|telecommut|jobLocationType|work_?model)/iu, "work_model"],
  [/(?:employment_?type|commitment|contract|schedule|employmentType)/iu, "employment_type"],
  [/(?:deadline|validThrough|close_at|closing|expires)/iu, "deadline"],
  [/(?:datePosted|published|first_published|releasedDate|posted|created)/iu, "status"],
  [/(?:applicantLocation|eligibility)/iu, "eligibility"],
  [/(?:location|office|city|region|country|locality|place|address)/iu, "location"],
  [/education/iu, "education"],
  [/(?:experience|seniority)/iu, "experience"],
  [/benefit/iu, "benefits"],
  [/(?:company|organization|employer|subcompany)/iu, "company"],
  [/(?:title|department|team|function|category|^text$|occupation|position|division|grade|level)/iu, "role"],
  [/travel/iu, "travel"],
  [/industry/iu, "company"],
  [/hours/iu, "schedule"],
];
/** Fields that are about the record and not about the job. */
const silent =
  /(?:^|[./])(?:@?(?:id|type|context)|uuid|[a-z_]*_id|ids|url|urls|[a-z]*Url|sameAs|logo|image|language|updated_?at|dateModified|slug|shortcode|code|requisition_id|identifier|value_type|directApply|isListed|should[A-Za-z]+|has_[a-z]+|job_id|refNumber|parent|child|retention|consent|requires_[a-z_]+|[a-z_]*consent[a-z_]*)(?:$|[./])/u;
const nothing = /^(?:|0|false|null|none|n\/?a|-+|–|unspecified|not specified|not applicable|others?|unknown)$/iu;
const flag = /^(?:true|1|yes)$/iu;

/** "0-34300", "120000-15000000": a range that was left empty below, or whose ends cannot belong together. */
function isPlaceholder(topic: Topic, words: string): boolean {
  if (topic !== "compensation") return false;
  const numbers = [...words.matchAll(/\d[\d.,]*/gu)].map(([digits]) => Number(digits.replace(/[.,](?=\d{3})/gu, "")));
  const [low = 0, high = low] = numbers;
  if (numbers.length === 0) return false;
  const bare = !/[\p{L}\p{Sc}]/u.test(words);
  return low <= 1 || high > low * 20 || bare;
}

function valueOfField(topic: Topic, name: string, words: string): Value | undefined {
  if (topic === "compensation") return moneyOf(words) ?? undefined;
  if (topic === "deadline" || topic === "status") return dateOf(words) ?? undefined;
  if (topic === "location" && /^(?:100% |fully )?remote(?!\p{L})/iu.test(words)) {
    return { kind: "work_model", mode: "remote", daysPerWeek: null, optional: false };
  }
  if (topic !== "work_model") return undefined;
  if (flag.test(words) && /(?:remote|telecommut)/iu.test(name)) return undefined;
  return workModelOf(words.replace(/^OnSite$/u, "on-site")) ?? undefined;
}

/** Facts of a source's structured fields. A field is a tag beside the prose: what it says is `inferred`. */
export function factsOfFields(source: DecodedSource): FieldFact[] {
  const facts: FieldFact[] = [];
  const grouped = new Set<SourceField>();
  const groups = Map.groupBy(source.fields.filter(isPayPart), payGroup);
  for (const field of source.fields) {
    if (grouped.has(field)) continue;
    const group = isPayPart(field) ? (groups.get(payGroup(field)) ?? []) : [];
    const pay = group.length > 1 ? payOf(source, group) : null;
    if (pay !== null) {
      for (const member of group) grouped.add(member);
      facts.push(pay);
      continue;
    }
    const quote = quoteOf(source, field);
    const line = repair(quote.raw);
    // A row's line carries its column's name; a payload's leaf does not.
    const words = line.startsWith(`${field.name}:`) ? line.slice(field.name.length + 1).trim() : line;
    if (silent.test(field.name) || nothing.test(words) || /^https?:\S*$/u.test(words)) continue;
    const name = field.name;
    const topic = topics.find(([pattern]) =>
      name
        .split(".")
        .toReversed()
        .some((part) => pattern.test(part)),
    )?.[1];
    const known = topic ?? "other";
    // A flag says something only about where one works; a bare number only about pay, hours, years and shares of travel.
    if (flag.test(words) && known !== "work_model") continue;
    const counted = known === "compensation" || ["schedule", "experience", "travel"].includes(known);
    if (!counted && !flag.test(words) && !/\p{L}{2}|\d{4}-\d{2}/u.test(words)) continue;
    const stated = known === "company" || (known === "role" && /title|text/iu.test(name));
    const damaged = isPlaceholder(known, words);
    const read = damaged ? undefined : valueOfField(known, name, words);
    // Of several places that a job may be done from, "Remote" is one that can be chosen.
    const choice =
      known === "location" && source.fields.some((other) => other.name === name && other.path !== field.path);
    const value = choice && read?.kind === "work_model" ? { ...read, optional: true } : read;
    facts.push({
      topic: known,
      state: damaged ? "unclear" : stated ? "stated" : "inferred",
      statement: line,
      quotes: [quote],
      ...(value === undefined ? {} : { value }),
      provenance: stated ? { kind: "posting" } : { kind: "tag", label: name },
      damage: damaged ? "placeholder" : null,
    });
  }
  return facts;
}
