import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeSource, listSources, readSource, readSources } from "../../../src/adapters/sources/read-source.ts";
import { InputError } from "../../../src/domain/errors.ts";

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
    await expect(readSource(await file("a.txt", Uint8Array.of(80, 75, 3, 4, 0, 0)))).rejects.toThrow(/is not a text/u);
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
  test("a folder", async () => {
    await expect(readSource(await folder())).rejects.toThrow(/is a folder/u);
    await expect(listSources(await folder())).rejects.toThrow(/holds no \.txt/u);
  });
});

test("a text of Windows that is no UTF-8 is read as cp1252", async () => {
  const { texts } = await readSource(await file("a.txt", Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x35)));
  expect(texts[""]).toBe("Café €5");
});

test("a folder lists its readable files by name", async () => {
  const path = await folder();
  await mkdir(join(path, "inner"));
  await Promise.all(["b.md", "a.txt", "c.png", ".hidden.txt"].map((name) => writeFile(join(path, name), "x")));
  expect(await listSources(path)).toEqual([join(path, "a.txt"), join(path, "b.md")]);
});

test("a board's payload holds several postings", async () => {
  const path = await file("board.json", JSON.stringify({ jobs: [{ title: "Baker" }, { title: "Miller" }] }));
  expect((await readSources(path)).map(({ key, title }) => [key, title])).toEqual([
    ["board-1", "Baker"],
    ["board-2", "Miller"],
  ]);
  await expect(readSource(path)).rejects.toThrow(/holds 2 postings/u);
});

const kind = (text: string) => decodeSource(new TextEncoder().encode(text), "posting")[0]?.kind;

test("the kind is told by how a text begins where the name does not tell", () => {
  expect([kind("<!doctype html><p>Baker</p>"), kind('{"title":"Baker"}'), kind("Baker wanted")]).toEqual([
    "html",
    "json",
    "text",
  ]);
});
