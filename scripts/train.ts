// Learns knowledge/topic-model.gz and knowledge/act-model.gz from knowledge/examples: npm run train
import { join } from "node:path";
import { readFolderOfAskedPostings } from "../eval/finding/read-asked-postings.ts";
import { postingsFolder } from "../src/adapters/knowledge/pairing-model-file.ts";
import { hashOfSources, type LabelModel, writeLabelModel } from "../src/adapters/knowledge/topic-model-file.ts";
import { loadExamples, loadVocabularies } from "../src/adapters/knowledge/load-knowledge.ts";
import { textFeatures } from "../src/answer/understand/text-features.ts";
import { shipped } from "../src/app/paths.ts";
import { redact } from "../src/domain/redact.ts";
import { type Example, learnTopics, shuffled } from "./train/learn-topics.ts";

/** Of the questions about whole postings, which all ask, so many are learnt from; of what does something else there is less. */
const mostAsked = 60_000;
const timesOtherActs = 3;

const vocabularies = loadVocabularies(shipped.knowledge);
const features = (text: string): string[] => textFeatures(redact(text).text, vocabularies);
const labelled = (label: string, texts: readonly string[]): Example[] =>
  texts.map((text) => ({ label, features: features(text) }));

function learn(model: LabelModel, examples: readonly Example[]): void {
  const learnt = learnTopics(examples);
  writeLabelModel(shipped.knowledge, model, { ...learnt, source: hashOfSources(shipped.knowledge, model) });
  process.stdout.write(
    `${model}: ${String(examples.length)} examples, ${String(learnt.labels.length)} labels, ${String(learnt.features.length)} features\n`,
  );
}

const examplesOf = (kind: "questions" | "statements"): Example[][] =>
  [...loadExamples(join(shipped.knowledge, "examples", kind)).values()].map(({ concepts, acts }) => [
    ...Object.entries(concepts).flatMap(([concept, texts]) => labelled(concept, texts)),
    ...Object.entries(acts).flatMap(([act, texts]) => labelled(`/${act}`, texts)),
  ]);

const questions = examplesOf("questions").flat();
// What only looks like another act may be about anything.
const plain = ({ label }: Example): boolean => label === "/ask";
learn("topic", [...questions.filter((one) => !plain(one)), ...examplesOf("statements").flat()]);

const asked = readFolderOfAskedPostings(join(shipped.knowledge, postingsFolder))
  .flatMap((posting) => posting.questions)
  .flatMap(({ messages: [message = "", ...further] }) => (further.length === 0 ? [message] : []));
const few = shuffled(asked.length, 0)
  .slice(0, mostAsked)
  .flatMap((at) => asked[at] ?? []);
learn("act", [
  ...questions.flatMap(({ label, features: known }): Example[] =>
    label.startsWith("/")
      ? Array.from({ length: timesOtherActs }, () => ({ label: label.slice(1), features: known }))
      : [{ label: "ask", features: known }],
  ),
  ...labelled("ask", few),
]);
