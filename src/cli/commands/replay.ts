import type { Command } from "commander";
import { loadPhrasebook } from "../../adapters/knowledge/load-knowledge.ts";
import { type Replay, replayReceipt, sentencesOf } from "../../answer/replay-receipt.ts";
import type { Config } from "../../app/config.ts";
import type { Publishing } from "../../app/open-publishing.ts";
import { shipped } from "../../app/paths.ts";
import { InputError, NotFoundError } from "../../domain/errors.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { printJson } from "../json-lines.ts";
import { withPublishing } from "../with-publishing.ts";

const timeOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");

/** Without what was said: a list is looked at by whoever stands behind the operator. */
const summary = ({ id, at, postingKey, revision, reply, draft, model }: Receipt) => ({
  id,
  at: timeOf(at),
  posting: postingKey,
  revision,
  outcome: reply.outcome,
  writer: draft?.writer ?? "recruiter",
  model: model?.outcome ?? null,
});

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

function asText({ receipt, evidence, text, differences }: Replay): string {
  const { question, verdicts, model } = receipt;
  const blocked = verdicts.flatMap((verdict) =>
    verdict.kind === "block" ? [`${verdict.rail}: ${verdict.reason}`] : [],
  );
  const { id, at, posting, revision, outcome, writer } = summary(receipt);
  return [
    `${id}  ${at}  ${posting}, revision ${revision}  ${outcome}, written by the ${writer} writer`,
    ...section(
      "Asked",
      question.parts.map(
        (part) => `${part.act}${part.topics.length === 0 ? "" : ` (${part.topics.join(", ")})`}: ${part.text}`,
      ),
    ),
    ...section(
      "Evidence",
      evidence.map((fact) => `${fact.id} ${fact.topic}, ${fact.state}, ${fact.provenance.kind}: “${fact.statement}”`),
    ),
    ...section("Sentences that passed", sentencesOf(receipt)),
    ...section("Blocked", blocked),
    ...section("Model", model === null ? [] : [`${model.name}, prompt ${model.promptHash}, ${model.outcome}`]),
    ...section("Sent", text.split("\n")),
    "",
    differences.length === 0 ? "Made again from the same facts: the same bytes." : "Not as it was:",
    ...differences.map((difference) => `  ${difference}`),
  ].join("\n");
}

const mostListed = 20;

async function list({ desk, tenant }: Publishing, most: number, json: boolean): Promise<void> {
  const receipts = await desk.receipts.latest(tenant, most);
  for (const receipt of receipts) {
    const line = summary(receipt);
    if (json) printJson(line);
    else process.stdout.write(`${Object.values(line).filter(Boolean).join("  ")}\n`);
  }
  if (receipts.length === 0 && !json) process.stdout.write("No answer was given yet.\n");
}

async function replay({ desk, tenant }: Publishing, id: string, json: boolean): Promise<void> {
  const receipt = await desk.receipts.find(tenant, id);
  if (receipt === null)
    throw new NotFoundError(
      `There is no receipt ${id}: it was never given, or it went with its candidate's words. \`candor replay\` lists the latest.`,
    );
  const revision = await desk.postings.revision(tenant, receipt.postingKey, receipt.revision);
  if (revision === null) throw new NotFoundError(`Revision ${receipt.revision} of ${receipt.postingKey} is not kept.`);
  const shown = replayReceipt(receipt, revision, loadPhrasebook(shipped.knowledge));
  if (json) printJson(shown);
  else process.stdout.write(`${asText(shown)}\n`);
  if (shown.differences.length > 0) process.exitCode = 2;
}

export function addReplay(program: Command, config: () => Config): void {
  program
    .command("replay [receipt]")
    .description("show an answer again with its evidence; without a receipt, list the latest ones")
    .option("--last <count>", "how many are listed", String(mostListed))
    .option("--json", "everything, as JSON")
    .action((id: string | undefined, { last, json = false }: { last: string; json?: boolean }) => {
      const most = Number(last);
      if (!Number.isInteger(most) || most < 1) throw new InputError("--last takes a number from 1 on.");
      return withPublishing(config)((publishing) =>
        id === undefined ? list(publishing, most, json) : replay(publishing, id, json),
      );
    });
}
