// Prints how claims in another language than the posting's, and claims in Chinese and Korean, are judged, by the pair of
// languages: npm run eval:across [-- --misses]
import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../src/adapters/knowledge/load-knowledge.ts";
import { claimRails, createVerifier } from "../src/answer/verify.ts";
import { shipped } from "../src/app/paths.ts";
import { percent } from "../src/cli/evaluation/tally.ts";
import { bankFiles, readClaims } from "./rails/claims.ts";

const knowledge = loadKnowledge(shipped.knowledge);
const claims = await readClaims(...bankFiles(fileURLToPath(new URL("across", import.meta.url))), knowledge);
const verify = createVerifier(claimRails(knowledge));
const judged = claims.map(({ label, subject }) => ({
  label,
  pair:
    subject.language === subject.factsLanguage ? subject.language : `${subject.factsLanguage} → ${subject.language}`,
  verdict: verify(subject),
}));

const share = (part: number, whole = 0): string => `${part}/${whole} (${percent(part, whole)})`;

const line = (name: string, some: typeof judged): string => {
  const [good, bad] = [true, false].map((supported) => some.filter(({ label }) => label.supported === supported));
  const accepted = good?.filter(({ verdict }) => verdict.kind === "pass").length ?? 0;
  const caught = bad?.filter(({ verdict }) => verdict.kind === "block").length ?? 0;
  return `${name.padEnd(10)} unsupported caught ${share(caught, bad?.length)}, supported accepted ${share(accepted, good?.length)}\n`;
};

process.stdout.write(line("all", judged));
for (const [pair, some] of Map.groupBy(judged, (one) => one.pair)) process.stdout.write(line(pair, some));
if (process.argv.includes("--misses"))
  for (const { label, pair, verdict } of judged.filter((one) => one.label.supported !== (one.verdict.kind === "pass")))
    process.stdout.write(
      `${label.id} ${pair} ${label.supported ? "blocked" : "PASSED"} ${label.kind}: ${label.claim} ⟵ ${label.quotes.join(" ¦ ")}${verdict.kind === "block" ? ` [${verdict.rail}: ${verdict.reason}]` : ""}\n`,
    );
