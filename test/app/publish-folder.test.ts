import { expect, test } from "vitest";
import { publishFolder, servedOnly } from "../../src/app/publish-folder.ts";
import { InputError } from "../../src/domain/errors.ts";
import type { IngestedPosting } from "../../src/domain/posting.ts";
import { fakeClock } from "../fakes/clock.ts";
import { recordingLogger } from "../fakes/logger.ts";
import { openTemporaryStore } from "../fakes/temporary-store.ts";

const ingested = (key: string, kind: "posting" | "not_a_posting" = "posting"): IngestedPosting => ({
  posting: { key, title: key, employer: null, language: "en", kind, sha256: "0".repeat(64) },
  texts: {},
  facts: [],
  lint: [],
});

test("a posting whose file was taken out of the folder is offered and answered from no more", async () => {
  const { store, dispose } = await openTemporaryStore();
  const clock = fakeClock();
  const logger = recordingLogger();
  await publishFolder(
    { postings: [ingested("kept"), ingested("gone")], refused: [] },
    "T1",
    store.postings,
    clock,
    logger,
  );
  const now = await publishFolder({ postings: [ingested("kept")], refused: [] }, "T1", store.postings, clock, logger);
  const served = servedOnly(store.postings, now);
  expect((await served.list("T1")).map(({ key }) => key)).toEqual(["kept"]);
  expect(await served.current("T1", "gone")).toBeNull();
  expect(await store.postings.current("T1", "gone")).not.toBeNull();
  await dispose();
});

test("a folder in which nothing is a posting is refused with what to do", async () => {
  const { store, dispose } = await openTemporaryStore();
  const nothing = { postings: [ingested("recipe", "not_a_posting")], refused: [] };
  await expect(publishFolder(nothing, "T1", store.postings, fakeClock(), recordingLogger())).rejects.toThrow(
    InputError,
  );
  await dispose();
});
