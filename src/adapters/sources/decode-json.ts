import { decodeHTML } from "entities";
import type { SourceField, Span } from "../../domain/source.ts";
import { prunedJob } from "./boards/boards.ts";
import { type Decoded, plainLines } from "./decode-text.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { jobPostingsIn } from "./ld-json.ts";
import { textOfMarkup } from "./markup-text.ts";

/** What is not about the job, or for others than candidates: consent records, self-identification forms, the application form. */
const left =
  /^(?:data_compliance|compliance|demographic_questions|questions|location_questions|customQuestions|@context)$/u;
const proseKey =
  /^(?:content|.*description.*|descriptionBody|opening|additional(?:Information|Plain)?|openingPlain|requirements|benefits|jobBenefits|responsibilities|qualifications|skills|blurb|summary|body|text|experienceRequirements|educationRequirements|incentiveCompensation)$/iu;
const headingKey = /^(?:text|title|label|heading|name)$/u;
const bodyKey = /^(?:content|text|value|body|html)$/u;

const markup = /<\/?[a-z][a-z\d]*(?:\s[^>]*)?\/?>/iu;

type Leaves = { texts: Record<string, string>; fields: SourceField[]; headings: Span[]; items: Span[] };

const token = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** A leaf's text as a reader would see it. Some systems escape their markup once more. */
function readLeaf(value: string) {
  const once = !markup.test(value) && /&(?:lt|#60|#x3c);/iu.test(value) ? decodeHTML(value) : value;
  if (markup.test(once)) return { ...textOfMarkup(once), isMarkup: true };
  return { text: plainLines(decodeHTML(once)), headings: [], items: [], isMarkup: false };
}

const isLong = (text: string): boolean => text.length > 160 || text.includes("\n") || /[.!?。] \S/u.test(text);

function addProse(leaves: Leaves, path: string, read: ReturnType<typeof readLeaf>): void {
  leaves.texts[path] = read.text;
  leaves.headings.push(...read.headings.map((span) => ({ path, ...span })));
  leaves.items.push(...read.items.map((span) => ({ path, ...span })));
}

type Leaf = { key: string; value: string };

/** `{text, content}` and the like: the short leaf is the heading of the long one. */
function sectionOf(object: JsonObject): { heading: Leaf; body: Leaf } | null {
  const leaves = Object.entries(object).flatMap(([key, value]) => (typeof value === "string" ? [{ key, value }] : []));
  const heading = leaves.find(({ key }) => headingKey.test(key));
  const body = leaves.find(
    ({ key, value }) => key !== heading?.key && bodyKey.test(key) && (markup.test(value) || isLong(value)),
  );
  return heading === undefined || body === undefined ? null : { heading, body };
}

function walk(value: Json, path: string, name: string, leaves: Leaves): void {
  if (value === null) return;
  if (typeof value === "number" || typeof value === "boolean") {
    // Greenhouse counts in cents; a reader would see the amount.
    const inCents = typeof value === "number" && name.endsWith("_cents");
    leaves.texts[path] = String(inCents ? value / 100 : value);
    leaves.fields.push({ path, name: name.replace(/_cents$/u, ""), start: 0, end: leaves.texts[path].length });
    return;
  }
  if (typeof value === "string") {
    const read = readLeaf(value);
    if (read.text.trim() === "") return;
    const key = name.split(".").at(-1) ?? "";
    if (
      read.isMarkup ||
      isLong(read.text) ||
      (proseKey.test(key) && /\s\S+\s/u.test(read.text) && name.includes("."))
    ) {
      addProse(leaves, path, read);
      return;
    }
    leaves.texts[path] = read.text;
    leaves.fields.push({ path, name, start: 0, end: read.text.length });
    return;
  }
  if (!isObject(value)) {
    for (const [index, entry] of value.entries()) walk(entry, `${path}/${index}`, name, leaves);
    return;
  }
  walkObject(value, path, name, leaves);
}

function walkObject(value: JsonObject, path: string, name: string, leaves: Leaves): void {
  const under = (key: string) => (name === "" ? key : `${name}.${key}`);
  const section = path === "" ? null : sectionOf(value);
  if (section !== null) {
    const at = `${path}/${token(section.heading.key)}`;
    const heading = readLeaf(section.heading.value).text;
    leaves.texts[at] = heading;
    if (heading !== "") leaves.headings.push({ path: at, start: 0, end: heading.length });
    addProse(leaves, `${path}/${token(section.body.key)}`, readLeaf(section.body.value));
    return;
  }
  const label = value["name"];
  if (typeof label === "string" && "value" in value && !isObject(value["value"]) && value["value"] !== null) {
    walk(value["value"] ?? null, `${path}/value`, under(label), leaves);
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (left.test(key)) continue;
    if (/compensation/iu.test(key) && value["shouldDisplayCompensationOnJobPostings"] === false) continue;
    // The same text without its markup says nothing more.
    if (
      key.endsWith("Plain") &&
      [key.slice(0, -5), `${key.slice(0, -5)}Html`].some(
        (twin) => typeof value[twin] === "string" && value[twin] !== "",
      )
    )
      continue;
    walk(entry, `${path}/${token(key)}`, under(key), leaves);
  }
}

const text = (value: Json | undefined): string | null =>
  typeof value === "string" && value.trim() !== "" ? decodeHTML(value).trim() : null;

function employerOf(payload: JsonObject): string | null {
  const nested = ["hiringOrganization", "company", "organization"].map((key) => payload[key]).find(isObject);
  return (
    text(payload["company_name"]) ??
    text(nested?.["name"]) ??
    text(payload["hiringOrganization"]) ??
    text(payload["company"]) ??
    text(payload["companyName"])
  );
}

/** One job of an applicant tracking system, a JobPosting, or any JSON object: its leaves under their JSON pointers. */
export function decodePayload(payload: JsonObject, base = ""): Decoded {
  const leaves: Leaves = { texts: {}, fields: [], headings: [], items: [] };
  walkObject(payload, base, "", leaves);
  return {
    ...leaves,
    title:
      text(payload["title"]) ??
      (Array.isArray(payload["lists"]) ? text(payload["text"]) : null) ??
      text(payload["name"]),
    employer: employerOf(payload),
  };
}

/** One job of a system or of nobody's; `null` where its board does not show it. */
export function decodeJob(job: JsonObject): Decoded | null {
  const pruned = prunedJob(job);
  return pruned === null ? null : decodePayload(pruned);
}

/** The jobs that a JSON text holds: a board's list, JSON-LD, or a single object. */
export function decodeJson(json: Json): Decoded[] {
  const postings = jobPostingsIn(json);
  if (postings.length > 0) return postings.map((posting) => decodePayload(posting));
  const list = Array.isArray(json)
    ? json
    : isObject(json)
      ? ["jobs", "offers", "content", "results", "postings"].map((key) => json[key]).find(Array.isArray)
      : undefined;
  const jobs = (list ?? []).filter(isObject);
  const found = jobs.length > 0 ? jobs : isObject(json) ? [json] : [];
  return found.flatMap((job) => decodeJob(job) ?? []);
}
