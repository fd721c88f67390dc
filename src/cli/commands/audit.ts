import type { Command } from "commander";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import type { AuditEntry, AuditRecord } from "../../domain/audit.ts";
import { Day } from "../../domain/day.ts";
import { InputError } from "../../domain/errors.ts";
import { handlingWords } from "../../recruiter/handling.ts";
import { plain } from "../review/show-fact.ts";
import { printJson } from "../json-lines.ts";
import { withPublishing } from "../with-publishing.ts";

const pageSize = 500;

type Answer = Extract<AuditEntry, { kind: "replied" | "corrected" }>;

function answerWords({ posting, revision, outcome, facts, blocked, writer, model }: Answer): string[] {
  return [
    `${posting}, revision ${revision}`,
    outcome,
    ...(facts.length === 0 ? [] : [`facts ${facts.join(" ")}`]),
    ...(blocked.length === 0 ? [] : [`blocked by ${blocked.join(" ")}`]),
    writer ?? "fixed words",
    ...(model === null ? [] : [`${model.name}, prompt ${model.promptHash}, ${model.outcome}`]),
  ];
}

function entryWords(entry: AuditEntry): string[] {
  switch (entry.kind) {
    case "replied":
      return answerWords(entry);
    case "corrected":
      return [...answerWords(entry), `${entry.corrected} told before`];
    case "hand_off_opened":
      return [entry.posting ?? "no posting"];
    case "hand_off_claimed":
    case "hand_off_answered":
    case "hand_off_corrected":
      return [entry.posting ?? "no posting", `by ${entry.by}`];
    case "gap_answered":
      return [entry.posting, entry.topic, entry.scope, `by ${entry.by}`];
    case "posting_published":
      return [`${entry.posting}, revision ${entry.revision}`];
    case "posting_closed":
      return [entry.posting];
    case "posting_paused":
    case "posting_resumed":
      return [entry.posting, `by ${entry.by}`];
    case "posting_handled":
      return [entry.posting, handlingWords(entry), `by ${entry.by}`];
    case "exported":
      return [`by ${entry.by}`];
    case "erased":
      return [`receipt ${entry.receipt}`, `by ${entry.by}`];
    case "held":
    case "hold_lifted":
      return [...(entry.reason === null ? [] : [entry.reason]), `by ${entry.by}`];
    case "swept":
      return Object.entries(entry.counts)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => `${what}: ${count}`);
  }
}

/** Of somebody who was erased since, the day is all that is kept. */
const timeOf = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace("T00:00:00.000Z", "")
    .replace(/\.\d+Z$/u, "Z");

const line = ({ at, person, entry }: AuditRecord): string =>
  plain([timeOf(at), person ?? "-", entry.kind, ...entryWords(entry)].join("  "));

async function print({ desk, tenant }: Publishing, since: number, json: boolean): Promise<void> {
  let after: AuditRecord | null = null;
  while (true) {
    const page: AuditRecord[] = await desk.audit.list(tenant, { since, after, most: pageSize });
    for (const { id, at, person, entry } of page) {
      if (json) printJson({ id, at: timeOf(at), person, ...entry });
      else process.stdout.write(`${line({ id, at, person, entry })}\n`);
    }
    const last = page.at(-1);
    if (last === undefined && after === null && !json) process.stdout.write("Nothing was done.\n");
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

export function addAudit(program: Command, config: () => Config): void {
  program
    .command("audit")
    .description("show what was done, oldest first: without anybody's words, candidates under pseudonyms")
    .option("--since <day>", "from this day on, such as 2026-11-01 (UTC)")
    .option("--json", "one JSON line for each")
    .action(({ since, json = false }: { since?: string; json?: boolean }) => {
      const day = Day.optional().safeParse(since);
      if (!day.success) throw new InputError("--since takes a day such as 2026-11-01.");
      const from = day.data === undefined ? 0 : Date.parse(day.data);
      return withPublishing(config)((publishing) => print(publishing, from, json));
    });
}
