// One size of bench/ingest.ts; prints what it measured as JSON.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadChoosingWords, loadKnowledge } from "../../src/adapters/knowledge/load-knowledge.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { createCatalogue } from "../../src/app/catalogue.ts";
import { silentLogger } from "../../src/app/logger.ts";
import { shipped } from "../../src/app/paths.ts";
import { createPublisher } from "../../src/app/publisher.ts";
import { createPostingSync } from "../../src/app/sync-postings.ts";
import { systemClock, uuidIds } from "../../src/app/system.ts";
import type { SourceReader } from "../../src/ports.ts";
import { percentile } from "../measure.ts";
import { messagesAbout } from "./messages.ts";
import { makePosting, sourceOf } from "./postings.ts";

const [size = 100, seed = 7] = process.argv.slice(2).map(Number);
const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begunAt = performance.now();
  await work();
  return (performance.now() - begunAt) / 1_000;
};

const knowledge = loadKnowledge(shipped.knowledge);
const folder = await mkdtemp(join(tmpdir(), "candor-ingest-"));
const parts = { clock: systemClock, ids: uuidIds, logger: silentLogger };
const store = await openStore({ ...parts, file: join(folder, "candor.sqlite") });
try {
  const publisher = createPublisher({ ...parts, store, tenant: "T1", knowledge, policy: "at_once" });
  const reader: SourceReader = {
    read: async function* (ref) {
      for (let index = 0; index < size; index += 1) {
        yield await Promise.resolve({ kind: "source" as const, ref, source: sourceOf(makePosting(index, seed)) });
      }
      yield { kind: "end", validators: null };
    },
  };
  const { collections } = store;
  const sync = createPostingSync({
    ...parts,
    publisher,
    collections,
    tenant: "T1",
    reader,
    knowledge,
    extraction: "bench",
  });
  const startMegabytes = megabytes(process.resourceUsage().maxRSS * 1_024);
  const secondsTaken = await seconds(() => sync.sync("made"));
  const peakMegabytes = megabytes(process.resourceUsage().maxRSS * 1_024);
  const secondsAgain = await seconds(() => sync.sync("made"));

  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const catalogue = createCatalogue({
    postings: store.postings,
    vocabulary: {
      choosing: loadChoosingWords(shipped.knowledge),
      functionWords: knowledge.functionWords,
      isAskable: (word) => knowledge.concepts.score(word).length > 0,
    },
    membership: { isMember: () => Promise.resolve(false) },
    clock: systemClock,
  });
  const catalogueSeconds = await seconds(() => catalogue.all("T1"));
  globalThis.gc?.();
  const catalogueMegabytes = megabytes(process.memoryUsage().heapUsed - heapBefore);

  const seeker = { tenant: "T1", candidate: "U1" };
  const messages = messagesAbout(size, seed, 400);
  // The first message of a process compiles what all later ones use.
  for (const { text } of messages.slice(0, 20)) await catalogue.name(seeker, text, null);
  const times: number[] = [];
  let found = 0;
  let offered = 0;
  for (const { text, keys } of messages) {
    const begunAt = performance.now();
    const named = await catalogue.name(seeker, text, null);
    times.push(performance.now() - begunAt);
    const named1 = named.kind === "one" ? [named.key] : named.kind === "several" ? named.keys : [];
    if (named.kind === "one" && keys.has(named.key)) found += 1;
    if (named1.slice(0, 10).some((key) => keys.has(key))) offered += 1;
  }
  process.stdout.write(
    JSON.stringify({
      size,
      secondsTaken,
      secondsAgain,
      startMegabytes,
      peakMegabytes,
      catalogueSeconds,
      catalogueMegabytes,
      asked: messages.length,
      found,
      offered,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
    }),
  );
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
