// Learns knowledge/pairing-model.gz from knowledge/examples/answers, knowledge/examples/postings and WordNet: npm run train:answers
import { join } from "node:path";
import { readFolderOfAskedPostings } from "../eval/finding/read-asked-postings.ts";
import { asAsked, readFolderOfCases } from "../eval/finding/read-cases.ts";
import { loadVocabularies } from "../src/adapters/knowledge/load-knowledge.ts";
import {
  answersFolder,
  hashOfAnswers,
  postingsFolder,
  writePairingModel,
} from "../src/adapters/knowledge/pairing-model-file.ts";
import { readLabelModel } from "../src/adapters/knowledge/topic-model-file.ts";
import { shipped } from "../src/app/paths.ts";
import { readAsEnglish } from "../src/domain/as-english.ts";
import { unlearnt } from "../src/domain/pairing-model.ts";
import { learnPairing } from "./train/learn-pairing.ts";
import { lessonsOf } from "./train/pairing-lessons.ts";
import { readWordNet } from "./train/read-wordnet.ts";
import { wordDirections } from "./train/word-directions.ts";

const dimensions = 256;

const knowledge = {
  ...loadVocabularies(shipped.knowledge),
  topicModel: readLabelModel(shipped.knowledge, "topic"),
  actModel: readLabelModel(shipped.knowledge, "act"),
  pairingModel: unlearnt,
};
const folderOf = (name: string): string => join(shipped.knowledge, name);
const lessons = lessonsOf(
  [...readFolderOfCases(folderOf(answersFolder)).map(asAsked), ...readFolderOfAskedPostings(folderOf(postingsFolder))],
  knowledge,
);
// Words that candidates may use besides those of the lessons.
const common = [...(knowledge.commonWords.get("en") ?? [])].flatMap((word) =>
  readAsEnglish([word], "en", knowledge.dictionaries),
);
const stems = new Set([
  ...common,
  ...lessons.flatMap(({ statements, headings, questions }) =>
    [...statements, ...headings, ...questions.map(({ gist }) => gist)].flatMap((gist) => gist.stems),
  ),
]);
const known = wordDirections(stems, readWordNet(), { dimensions, functionWords: knowledge.functionWords });
const learnt = learnPairing(lessons, known, dimensions);
writePairingModel(shipped.knowledge, { ...learnt, source: hashOfAnswers(shipped.knowledge) });
const questions = lessons.reduce((sum, lesson) => sum + lesson.questions.length, 0);
process.stdout.write(
  `${String(lessons.length)} postings, ${String(questions)} questions, ${String(learnt.phrases.length)} phrases\n`,
);
