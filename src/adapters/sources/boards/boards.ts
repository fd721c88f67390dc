import type { JsonObject } from "../json.ts";
import { ashby } from "./ashby.ts";
import type { BoardKind } from "./board.ts";
import { greenhouse } from "./greenhouse.ts";
import { lever, leverEu } from "./lever.ts";
import { personio } from "./personio.ts";
import { recruitee } from "./recruitee.ts";
import { smartrecruiters } from "./smartrecruiters.ts";
import { workable } from "./workable.ts";

export const boards: readonly BoardKind[] = [
  greenhouse,
  lever,
  leverEu,
  ashby,
  smartrecruiters,
  workable,
  recruitee,
  personio,
];

/** A saved job as its system's adapter would give it; any other object as it is. `null`: its board does not show it. */
export function prunedJob(job: JsonObject): JsonObject | null {
  const kind = boards.find(({ holds }) => holds(job));
  return kind === undefined ? job : kind.prune(job);
}
