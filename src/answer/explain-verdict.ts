import type { Fact } from "../domain/fact.ts";
import type { RailName } from "../domain/verdict.ts";
import type { ClaimSubject } from "./rails/rail.ts";
import type { Finding } from "./verify.ts";

/** What each rail looks at, in words of everyday. */
const looksAt: Readonly<Record<RailName, string>> = {
  form: "form and citations",
  contact: "addresses and links",
  quantity: "numbers, amounts and dates",
  words: "words",
  polarity: "yes and no",
  modality: "must, may and preferred",
  quantifier: "all, only, and, or",
  scope: "conditions and for whom",
  binding: "who and what belong together",
  absence: "what is not said",
  policy: "what is never said",
  output: "the finished reply",
};

const longestLine = 160;
const factLines = 3;
const findingLines = 5;

/** One line of a text, cut where it is long. */
function line(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length <= longestLine ? flat : `${flat.slice(0, longestLine - 1).trimEnd()}…`;
}

const aboutFact = ({ id, topic, state, statement }: Fact): string =>
  line(`cites ${id} (${topic}${state === "stated" ? "" : `, ${state}`}): “${statement}”`);

function citations({ cited, all }: ClaimSubject): string[] {
  if (cited.length === 0) return [`cites nothing: all ${all.length} facts of the posting were looked through`];
  const shown = cited.slice(0, cited.length > factLines ? factLines - 1 : factLines).map(aboutFact);
  const more = cited.length - shown.length;
  return more > 0
    ? [
        ...shown,
        `cites ${more} more: ${cited
          .slice(shown.length)
          .map(({ id }) => id)
          .join(", ")}`,
      ]
    : shown;
}

/** The fact that a finding names though the sentence does not cite it: what speaks of what is said to be missing. */
function speaking({ cited, all }: ClaimSubject, told: readonly string[]): string[] {
  const named = told.flatMap((one) => /\bf\d+\b/u.exec(one)?.[0] ?? []);
  const fact = all.find(({ id }) => named.includes(id) && cited.length === 0);
  return fact === undefined ? [] : [line(`${fact.id} (${fact.topic}): “${fact.statement}”`)];
}

/** Why a sentence was let through or blocked, in at most ten lines that a recruiter can read. */
export function explainVerdict(subject: ClaimSubject, findings: readonly Finding[]): string[] {
  const against = findings.flatMap(({ rail, verdict }) =>
    verdict.kind === "block" ? [`✗ ${looksAt[rail]} [${rail}]: ${verdict.reason}`] : [],
  );
  const passed = findings.filter(({ verdict }) => verdict.kind === "pass").map(({ rail }) => looksAt[rail]);
  const told = against.slice(0, against.length > findingLines ? findingLines - 1 : findingLines);
  const untold = against.length - told.length;
  return [
    line(`${against.length === 0 ? "ACCEPTED" : "BLOCKED"}: “${subject.text}”`),
    ...citations(subject),
    ...told.map(line),
    ...speaking(subject, told),
    ...(untold > 0 ? [`✗ and ${untold} more`] : []),
    ...(passed.length > 0 ? [`✓ ${passed.join("; ")}`] : []),
  ];
}
