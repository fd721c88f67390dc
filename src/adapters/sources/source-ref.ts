import { distance } from "fastest-levenshtein";
import { InputError } from "../../domain/errors.ts";
import type { BoardKind, BoardPlace } from "./boards/board.ts";
import { boards } from "./boards/boards.ts";

/** What a reference names. */
export type SourceRef =
  | { kind: "input" }
  | { kind: "path"; path: string }
  | { kind: "page"; url: string }
  | { kind: "board"; board: BoardKind; place: BoardPlace };

const schemes = boards.map(({ scheme }) => scheme);

function boardRef(scheme: string, rest: string): SourceRef {
  const board = boards.find((one) => one.scheme === scheme);
  if (board === undefined) {
    const [nearest] = schemes.toSorted((a, b) => distance(a, scheme) - distance(b, scheme));
    throw new InputError(
      `There is no board ${scheme}. Did you mean ${nearest}? Candor reads ${schemes.join(", ")}, files, folders and https addresses.`,
    );
  }
  const [name = "", ...id] = rest.split("/");
  if (name === "") throw new InputError(`Say whose board: ${scheme}:NAME, or ${scheme}:NAME/ID for one job.`);
  return { kind: "board", board, place: { board: name, id: id.length === 0 ? null : id.join("/") } };
}

/** A job's page that is drawn by scripts is read from its system's API instead. */
function pageRef(url: string): SourceRef {
  if (!URL.canParse(url)) throw new InputError(`${url} is no address. Give one that begins with https://`);
  const page = new URL(url);
  for (const board of boards) {
    const place = board.placeOf(page);
    if (place !== null) return { kind: "board", board, place };
  }
  return { kind: "page", url };
}

/** Reads what one gives on the command line or in the configuration. Throws InputError with what can be given. */
export function parseRef(ref: string): SourceRef {
  if (ref === "-") return { kind: "input" };
  if (/^https?:\/\//iu.test(ref)) return pageRef(ref);
  const [, scheme, rest] = /^([a-z][a-z-]+):(?!\/)(.*)$/u.exec(ref) ?? [];
  if (scheme !== undefined && rest !== undefined) return boardRef(scheme, rest);
  return { kind: "path", path: ref };
}
