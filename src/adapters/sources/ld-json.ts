import { isObject, Json, type JsonObject } from "./json.ts";

const isJobPosting = (value: JsonObject): boolean =>
  [value["@type"]].flat().some((type) => typeof type === "string" && /(?:^|[/:#])JobPosting$/u.test(type));

/** Every JobPosting in a JSON-LD value, wherever it is nested. */
export function jobPostingsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(jobPostingsIn);
  if (!isObject(value)) return [];
  return isJobPosting(value) ? [prunedPosting(value)] : Object.values(value).flatMap(jobPostingsIn);
}

const amount = /^(?:value|price|minValue|maxValue|minPrice|maxPrice)$/u;
const isZero = (value: Json): boolean =>
  (typeof value === "number" || (typeof value === "string" && value.trim() !== "")) && Number(value) === 0;

/** What is paid, without ends of nothing, which stand for what was not stated; `null` where no amount is left. */
function prunedPay(pay: Json): Json {
  if (Array.isArray(pay)) {
    const stated = pay.map(prunedPay).filter((one) => one !== null);
    return stated.length === 0 ? null : pay.map(prunedPay);
  }
  if (!isObject(pay)) return isZero(pay) ? null : pay;
  const entries = Object.entries(pay).map(([key, value]): [string, Json] => [
    key,
    amount.test(key) ? prunedPay(value) : value,
  ]);
  return entries.some(([key, value]) => amount.test(key) && value !== null) ? Object.fromEntries(entries) : null;
}

/** Months are counted by a bare number, which a reader would take for years. */
function readExperience(required: Json): Json {
  if (Array.isArray(required)) return required.map(readExperience);
  const months = isObject(required) ? required["monthsOfExperience"] : undefined;
  if (!isObject(required) || months === undefined || months === null) return required;
  const { monthsOfExperience: _, ...others } = required;
  return isZero(months)
    ? others
    : { ...required, monthsOfExperience: `${JSON.stringify(months).replaceAll('"', "")} months` };
}

/** A JobPosting as a reader would understand it; its pointers stay. */
const prunedPosting = (posting: JsonObject): JsonObject => ({
  ...posting,
  ...("baseSalary" in posting ? { baseSalary: prunedPay(posting["baseSalary"] ?? null) } : {}),
  ...("experienceRequirements" in posting
    ? { experienceRequirements: readExperience(posting["experienceRequirements"] ?? null) }
    : {}),
});

/** A script's JSON as it is written in practice: in a comment or CDATA, and with line breaks inside its strings. */
const mended = (script: string): string =>
  script
    .replace(/^\s*(?:<!--|(?:\/[/*])?\s*<!\[CDATA\[(?:\s*\*\/)?)/u, "")
    .replace(/(?:-->|(?:\/[/*])?\s*\]\]>(?:\s*\*\/)?)?[\s;]*$/u, "")
    .replace(/"(?:[^"\\]|\\[^])*"/gu, (string) =>
      string.replace(/[\n\r\t]/gu, (sign) => (sign === "\t" ? "\\t" : sign === "\n" ? "\\n" : "")),
    );

/** The JSON of a page's script; `null` where it is too broken to be read: the page itself is still a source. */
export function readScript(script: string): Json {
  try {
    return Json.parse(JSON.parse(mended(script)));
  } catch {
    return null;
  }
}
