import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadChoosingWords, loadKnowledge } from "../../../src/adapters/knowledge/load-knowledge.ts";
import { decodeSource } from "../../../src/adapters/sources/decode-source.ts";
import { tellingMarks } from "../../../src/answer/choose/catalogue.ts";
import { createPostingNamer, type NamePosting } from "../../../src/answer/choose/name-posting.ts";
import { shipped } from "../../../src/app/paths.ts";
import { usualHandling } from "../../../src/domain/handling.ts";
import type { IngestedPosting } from "../../../src/domain/posting.ts";
import { ingestPosting } from "../../../src/ingest/ingest-posting.ts";

export const knowledge = loadKnowledge(shipped.knowledge);
export const vocabulary = {
  choosing: loadChoosingWords(shipped.knowledge),
  functionWords: knowledge.functionWords,
  isAskable: (word: string): boolean => knowledge.concepts.score(word).length > 0,
};

const ingest = (name: string, bytes: Buffer): IngestedPosting => {
  const [source] = decodeSource(bytes, name);
  if (source === undefined) throw new Error(`${name} holds no posting`);
  return ingestPosting(source, knowledge);
};

/** Names these postings. */
export function namerOf(ingested: readonly IngestedPosting[]): NamePosting {
  const namer = createPostingNamer(vocabulary);
  for (const one of ingested) {
    namer.put({
      posting: one.posting,
      ...tellingMarks(one),
      closedAt: null,
      handling: usualHandling,
      changedAt: 0,
    });
  }
  return namer.name;
}

/** A posting of little more than its title and its place. */
export const titled = (key: string, title: string, place: string): IngestedPosting => ({
  posting: { key, title, employer: null, language: "en", kind: "posting", sha256: "0".repeat(64) },
  texts: {},
  facts: [
    {
      id: "f1",
      topic: "location",
      state: "stated",
      statement: place,
      quotes: [{ start: 0, end: place.length, raw: place }],
      provenance: { kind: "posting" },
    },
  ],
  lint: [],
});

/** The postings that come with Candor: a nurse manager, a data analyst, a machine learning engineer. */
export const ownPostings: IngestedPosting[] = [
  "harbor-nurse-manager.html",
  "lumen-ml-engineer.txt",
  "nordlicht-data-analyst.json",
].map((name) => ingest(name, readFileSync(join(shipped.knowledge, "postings", name))));
