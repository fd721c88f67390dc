import { extname } from "node:path";
import { InputError, UnavailableError } from "../../domain/errors.ts";
import type { Validators } from "../../domain/source.ts";
import type { Arrival, SourceReader } from "../../ports.ts";
import type { BoardJob, BoardKind, BoardPlace } from "./boards/board.ts";
import { decodePayload } from "./decode-json.ts";
import { decodeFile } from "./decode-file.ts";
import { hashOf, keyOf, maxBytes } from "./decode-source.ts";
import { factsSuffix, readFactsFile } from "./facts-file.ts";
import { fetchPage } from "./fetch/fetch-page.ts";
import type { Fetcher } from "./fetch/fetcher.ts";
import { listFiles, readFileBytes, readStandardInput, stem } from "./read-file.ts";
import { parseRef } from "./source-ref.ts";

const end: Arrival = { kind: "end", validators: null };

/** What is wrong with one source withholds no other one; anything else is a defect and goes on. */
function refused(ref: string, error: unknown): Arrival {
  if (error instanceof InputError || error instanceof UnavailableError) return { kind: "refused", ref, error };
  throw error;
}

async function* decoded(
  bytes: Uint8Array,
  ref: string,
  name: string,
  type: string | null = null,
): AsyncGenerator<Arrival> {
  for (const source of await decodeFile(bytes, name, type)) yield { kind: "source", ref, source };
}

async function* readFile(path: string): AsyncGenerator<Arrival> {
  const bytes = await readFileBytes(path);
  if (path.endsWith(factsSuffix)) {
    const { decisions, ...ingested } = readFactsFile(new TextDecoder().decode(bytes), path);
    yield { kind: "facts", ref: path, ingested, decisions };
  } else yield* decoded(bytes, path, path);
}

/** A folder's files one by one. Where reviewed facts stand beside their source, the facts are what is read. */
async function* readPath(path: string): AsyncGenerator<Arrival> {
  const files = await listFiles(path);
  const [only, ...others] = files;
  if (only === path && others.length === 0) {
    yield* readFile(path);
    return;
  }
  const reviewed = new Set(files.filter((file) => file.endsWith(factsSuffix)).map(stem));
  const isRead = (file: string): boolean => file.endsWith(factsSuffix) || !reviewed.has(stem(file));
  yield { kind: "expected", count: files.filter(isRead).length };
  for (const file of files) {
    if (!isRead(file)) continue;
    try {
      yield* readFile(file);
    } catch (error) {
      yield refused(file, error);
    }
  }
}

function jobArrival({ id, payload }: BoardJob, board: BoardKind, place: BoardPlace): Arrival | null {
  const ref = `${board.scheme}:${place.board}/${id}`;
  const pruned = board.prune(payload);
  if (pruned === null) return null;
  const key = keyOf(`${place.board}-${id}`);
  return {
    kind: "source",
    ref,
    source: { ...decodePayload(pruned), key, kind: "json", sha256: hashOf(JSON.stringify(payload)) },
  };
}

async function* readBoard(
  board: BoardKind,
  place: BoardPlace,
  fetcher: Fetcher,
  validators: Validators | null,
): AsyncGenerator<Arrival> {
  const listed = await board.fetchJobs(place, fetcher, validators);
  if (listed.kind === "unchanged") {
    yield listed;
    return;
  }
  if (listed.count !== null) yield { kind: "expected", count: listed.count };
  for await (const job of listed.jobs) {
    const arrival = jobArrival(job, board, place);
    if (arrival !== null) yield arrival;
  }
  yield { kind: "end", validators: listed.validators };
}

async function* readPage(url: string, fetcher: Fetcher, validators: Validators | null): AsyncGenerator<Arrival> {
  const fetched = await fetchPage(url, fetcher, { maxBytes, validators });
  if (fetched.kind === "unchanged") {
    yield fetched;
    return;
  }
  const page = new URL(fetched.url);
  const [type = ""] = fetched.contentType.toLowerCase().split(";", 1);
  // A page has no file name: its path names it, and its type says what it is.
  const name = `${page.hostname}${page.pathname.replace(/\/+$/u, "").replaceAll("/", "-")}`;
  yield* decoded(fetched.bytes, url, extname(name) === "" ? name : name.slice(0, -extname(name).length), type.trim());
  yield { kind: "end", validators: fetched.validators };
}

/** Reads whatever a recruiter has a posting in. */
export const createSourceReader = ({ fetcher }: { fetcher: Fetcher }): SourceReader => ({
  read: async function* (ref, validators = null) {
    const named = parseRef(ref);
    switch (named.kind) {
      case "input":
        yield* decoded(await readStandardInput(), ref, "posting");
        yield end;
        return;
      case "path":
        yield* readPath(named.path);
        yield end;
        return;
      case "page":
        yield* readPage(named.url, fetcher, validators);
        return;
      case "board":
        yield* readBoard(named.board, named.place, fetcher, validators);
    }
  },
});
