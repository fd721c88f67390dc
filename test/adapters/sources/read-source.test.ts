import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSourceReader } from "../../../src/adapters/sources/create-source-reader.ts";
import { writeFactsFile } from "../../../src/adapters/sources/facts-file.ts";
import { decodeSource } from "../../../src/adapters/sources/decode-source.ts";
import { InputError } from "../../../src/domain/errors.ts";
import type { DecodedSource } from "../../../src/domain/source.ts";
import type { Arrival } from "../../../src/ports.ts";
import { cleanPosting, ingest } from "../../ingest/sample-source.ts";

const reader = createSourceReader({ fetcher: () => Promise.reject(new Error("nothing is fetched here")) });

async function arrivals(ref: string): Promise<Arrival[]> {
  const read: Arrival[] = [];
  for await (const arrival of reader.read(ref)) read.push(arrival);
  return read;
}
const sourcesOf = async (ref: string): Promise<DecodedSource[]> =>
  (await arrivals(ref)).flatMap((arrival) => (arrival.kind === "source" ? [arrival.source] : []));
async function readSource(ref: string): Promise<DecodedSource> {
  const [source] = await sourcesOf(ref);
  if (source === undefined) throw new Error(`${ref} holds no posting`);
  return source;
}

const folder = () => mkdtemp(join(tmpdir(), "candor-sources-"));
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await folder(), name);
  await writeFile(path, content);
  return path;
}

describe("a source that is no posting is refused with what to do", () => {
  test("empty", async () => {
    await expect(readSource(await file("a.txt", " \n "))).rejects.toThrow(/is empty\. Paste/u);
  });
  test("binary", async () => {
    await expect(readSource(await file("a.txt", Uint8Array.of(137, 80, 78, 71, 0, 0)))).rejects.toThrow(
      /is not a text/u,
    );
  });
  test("larger than 5 MB", async () => {
    await expect(readSource(await file("a.txt", "x".repeat(6 * 1024 * 1024)))).rejects.toThrow(
      /6 MB; a posting may have at most 5 MB/u,
    );
  });
  test("missing", async () => {
    await expect(readSource(join(await folder(), "gone.txt"))).rejects.toThrow(InputError);
  });
  test("broken JSON", async () => {
    await expect(readSource(await file("a.json", "{"))).rejects.toThrow(/not valid JSON/u);
  });
  test("a folder without any", async () => {
    await expect(readSource(await folder())).rejects.toThrow(/holds no \.txt/u);
  });
});

test("a text of Windows that is no UTF-8 is read as cp1252", async () => {
  const { texts } = await readSource(await file("a.txt", Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x35)));
  expect(texts[""]).toBe("Café €5");
});

test("a folder's readable files are read by name; one that cannot be read is told, and withholds no other", async () => {
  const path = await folder();
  await mkdir(join(path, "inner"));
  await Promise.all(["b.md", "a.txt", "c.png", ".hidden.txt"].map((name) => writeFile(join(path, name), "x")));
  await writeFile(join(path, "aa.json"), "{");
  const read = await arrivals(path);
  expect(read.map((arrival) => ("ref" in arrival ? [arrival.kind, basename(arrival.ref)] : arrival.kind))).toEqual([
    "expected",
    ["source", "a.txt"],
    ["refused", "aa.json"],
    ["source", "b.md"],
    "end",
  ]);
});

test("reviewed facts are read in place of the source beside which they stand", async () => {
  const path = await folder();
  const ingested = ingest(cleanPosting, "gauges.txt");
  await writeFile(join(path, "gauges.txt"), cleanPosting);
  await writeFile(join(path, "gauges.facts.yaml"), writeFactsFile({ ...ingested, decisions: [] }));
  expect(await arrivals(path)).toEqual([
    { kind: "expected", count: 1 },
    { kind: "facts", ref: join(path, "gauges.facts.yaml"), ingested, decisions: [] },
    { kind: "end", validators: null },
  ]);
});

test("a board's payload holds several postings", async () => {
  const path = await file("board.json", JSON.stringify({ jobs: [{ title: "Baker" }, { title: "Miller" }] }));
  expect((await sourcesOf(path)).map(({ key, title }) => [key, title])).toEqual([
    ["board-1", "Baker"],
    ["board-2", "Miller"],
  ]);
});

const kind = (text: string) => decodeSource(new TextEncoder().encode(text), "posting")[0]?.kind;

test("the kind is told by how a text begins where the name does not tell", () => {
  expect([kind("<!doctype html><p>Baker</p>"), kind('{"title":"Baker"}'), kind("Baker wanted")]).toEqual([
    "html",
    "json",
    "text",
  ]);
});
