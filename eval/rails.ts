// Prints what each claim rail is worth: npm run eval:rails [-- BANK_FOLDER]
import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { shipped } from "../src/app/paths.ts";
import { type Ablation, ablate } from "./rails/ablation.ts";
import { bankFiles, readClaims } from "./rails/claims.ts";
import { percent } from "../src/cli/evaluation/tally.ts";

const ours = fileURLToPath(new URL("claims.jsonl", import.meta.url));

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(12) : String(cell).padStart(14))).join("");

function table(name: string, { unsupported, caught, supported, accepted, rails }: Ablation): string {
  return [
    name,
    `  unsupported caught ${caught}/${unsupported} (${percent(caught, unsupported)}), supported accepted ${accepted}/${supported} (${percent(accepted, supported)})`,
    `  ${row(["rail", "catches", "only it", "points lost", "blocks true", "only it", "points cost"])}`,
    ...rails.map((one) => {
      const [lost, cost] = [percent(one.catchesAlone, unsupported), percent(one.blocksAlone, supported)];
      return `  ${row([one.rail, one.catches, one.catchesAlone, lost, one.blocks, one.blocksAlone, cost])}`;
    }),
    "",
  ].join("\n");
}

const knowledge = loadKnowledge(shipped.knowledge);
const [, , bank] = process.argv;
const own = await readClaims(ours, `${shipped.knowledge}/postings`, knowledge);
process.stdout.write(table("Own claims", ablate(own, knowledge)));
if (bank !== undefined)
  process.stdout.write(table(`Claims of ${bank}`, ablate(await readClaims(...bankFiles(bank), knowledge), knowledge)));
