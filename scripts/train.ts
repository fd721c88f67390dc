// Learns knowledge/topic-model.gz from knowledge/examples: npm run train
import { join } from "node:path";
import { hashOfSources, writeTopicModel } from "../src/adapters/knowledge/topic-model-file.ts";
import { loadExamples, loadVocabularies } from "../src/adapters/knowledge/load-knowledge.ts";
import { textFeatures } from "../src/answer/understand/text-features.ts";
import { shipped } from "../src/app/paths.ts";
import { redact } from "../src/domain/redact.ts";
import { type Example, learnTopics } from "./train/learn-topics.ts";

const vocabularies = loadVocabularies(shipped.knowledge);
const texts = ["questions", "statements"].flatMap((kind) => [
  ...loadExamples(join(shipped.knowledge, "examples", kind)).values(),
]);
const labelled = texts.flatMap(({ concepts, acts }) => [
  ...Object.entries(concepts),
  ...Object.entries(acts).map(([act, shown]): [string, string[]] => [`/${act}`, shown]),
]);
const examples = labelled.flatMap(([label, shown]) =>
  shown.map((text): Example => ({ label, features: textFeatures(redact(text).text, vocabularies) })),
);
const learnt = learnTopics(examples);
writeTopicModel(shipped.knowledge, { ...learnt, source: hashOfSources(shipped.knowledge) });
process.stdout.write(
  `${String(examples.length)} examples, ${String(learnt.labels.length)} labels, ${String(learnt.features.length)} features\n`,
);
