// Prints how long the verifier takes for one sentence against all facts, warm: node bench/verify.ts [rounds]
// Each fact's own words are judged as a stranger's sentence, and as such all have to pass.
import type { Fact } from "../src/domain/fact.ts";
import type { ClaimSubject } from "../src/answer/rails/rail.ts";
import { claimRails, createVerifier } from "../src/answer/verify.ts";
import { report } from "./measure.ts";
import { knowledge, revision } from "./posting.ts";

const rounds = Number(process.argv[2] ?? "200");
const verify = createVerifier(claimRails(knowledge));
const { facts, posting } = revision;
const [first] = facts;
if (first === undefined) throw new Error("there are no facts to measure with");

const subjectOf = (text: string, cited: ClaimSubject["cited"]): ClaimSubject => ({
  claim: { segments: [{ kind: "words", text }], facts: cited.map(({ id }) => id), origin: "free" },
  text,
  language: "en",
  factsLanguage: posting.language,
  cited,
  all: facts,
  employer: posting.employer,
  slotsRequired: false,
});
// Made anew for each run: a reply's sentence is read for the first time, only the facts are known.
const ownCited = (): ClaimSubject[] => facts.map((fact) => subjectOf(fact.statement, [fact]));
/** The hardest case: a sentence that cites every fact there is. */
const allCited = (): ClaimSubject[] => facts.map((fact) => subjectOf(fact.statement, facts));
/** Words that no fact lends, so that no sentence is settled by being a fact's own. */
const inOtherWords = (): ClaimSubject[] =>
  facts.map((fact) => subjectOf(`The posting says that ${fact.statement.toLowerCase()}`, facts));

const timed = (subject: ClaimSubject): number => {
  const started = performance.now();
  verify(subject);
  return performance.now() - started;
};

const blocked = ownCited().flatMap((subject) => {
  const verdict = verify(subject);
  return verdict.kind === "block" ? [`${verdict.rail}: ${verdict.reason} (${subject.text})`] : [];
});
console.log(`${facts.length} facts; own words blocked: ${blocked.length}`);
for (const line of blocked) console.log(`  ${line}`);

const cases = [
  ["own words, own fact cited", ownCited],
  ["own words, all facts cited", allCited],
  ["own words behind a lead, all facts cited", inOtherWords],
] as const;
for (const [name, subjects] of cases) {
  for (let round = 0; round < 20; round += 1) for (const subject of subjects()) verify(subject);
  report(name, Array.from({ length: rounds }, () => subjects().map(timed)).flat());
}

/** How the time for one sentence grows with the facts that it cites: the posting's own, said again of other harbours. */
for (const count of [10, 100, 1_000]) {
  const many = Array.from({ length: count }, (_, index): Fact => {
    const fact = facts[index % facts.length] ?? first;
    return { ...fact, id: `f${index + 1}`, statement: `Harbour ${index}: ${fact.statement}` };
  });
  const subjects = (): ClaimSubject[] =>
    facts.slice(0, 10).map(({ statement }) => ({
      ...subjectOf(`The posting says that ${statement.toLowerCase()}`, many),
      all: many,
    }));
  for (let round = 0; round < 5; round += 1) for (const subject of subjects()) verify(subject);
  report(`${count} facts cited`, Array.from({ length: Math.max(5, rounds / 10) }, () => subjects().map(timed)).flat());
}
