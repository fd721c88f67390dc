import { loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../src/app/paths.ts";
import { kinds } from "./values/cases.ts";
import { measureLabels, type Tallies } from "./values/measure.ts";
import { percent } from "../src/cli/evaluation/tally.ts";

function table(name: string, tallies: Tallies): string {
  const rows = kinds.map((kind) => ({ kind: kind as string, ...tallies[kind] }));
  const all = {
    kind: "all",
    labelled: rows.reduce((sum, { labelled }) => sum + labelled, 0),
    found: rows.reduce((sum, { found }) => sum + found, 0),
    produced: rows.reduce((sum, { produced }) => sum + produced, 0),
    wrong: rows.flatMap(({ wrong }) => wrong),
  };
  const lines = [...rows, all].map(({ kind, labelled, found, produced, wrong }) =>
    [
      kind.padEnd(11),
      `labelled ${labelled}`.padEnd(14),
      `recall ${percent(found, labelled)}`.padEnd(17),
      `precision ${percent(produced - wrong.length, produced)} of ${produced}`,
    ].join(" "),
  );
  return [name, ...lines.map((line) => `  ${line}`)].join("\n");
}

const tallies = measureLabels(loadKnowledge(shipped.knowledge));
process.stdout.write(`${table("Typed values, labelled by hand", tallies)}\n`);
if (process.argv.includes("--misses")) {
  for (const kind of kinds) {
    for (const line of tallies[kind].wrong) process.stdout.write(`  wrong  ${line}\n`);
    for (const line of tallies[kind].missed) process.stdout.write(`  missed ${line}\n`);
  }
}
