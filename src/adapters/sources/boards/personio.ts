import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { InputError, UnavailableError } from "../../../domain/errors.ts";
import { Json, type JsonObject } from "../json.ts";
import { type BoardKind, idOf, without } from "./board.ts";

const maxBytes = 64 * 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  // A feed of one position, or a position with one description, has the shape of the others.
  isArray: (name) => name === "position" || name === "jobDescription",
});
const Feed = z.looseObject({
  "workzag-jobs": z.union([
    z.literal("").transform(() => ({ position: [] as JsonObject[] })),
    z.looseObject({ position: z.array(z.record(z.string(), Json)).default([]) }),
  ]),
});

/** The positions of a Personio feed; `null` where the text is none. */
export function personioPositions(xml: string): JsonObject[] | null {
  if (!/<workzag-jobs[\s>/]/u.test(xml)) return null;
  const read = Feed.safeParse(parser.parse(xml));
  return read.success ? read.data["workzag-jobs"].position : null;
}

/** Personio's XML feed. */
export const personio: BoardKind = {
  scheme: "personio",
  placeOf: ({ hostname, pathname }) => {
    const board = /^([^.]+)\.jobs\.personio\.(?:de|com)$/u.exec(hostname)?.[1];
    const id = /^\/job\/(\d+)/u.exec(pathname)?.[1] ?? null;
    return board === undefined ? null : { board, id };
  },
  holds: (job) => "jobDescriptions" in job,
  prune: (job) => without(job, "additionalOffices"),
  fetchJobs: async ({ board, id }, fetcher, validators) => {
    if (!/^[a-z\d-]+$/iu.test(board)) throw new InputError(`${board} is no name of a Personio site.`);
    const host = `${board}.jobs.personio.de`;
    const types = ["application/xml", "text/xml"];
    const fetched = await fetcher(`https://${host}/xml`, {
      types,
      maxBytes,
      validators: id === null ? validators : null,
    });
    if (fetched.kind === "unchanged") return fetched;
    const positions = personioPositions(new TextDecoder().decode(fetched.bytes));
    if (positions === null)
      throw new UnavailableError(host, { message: `${host} answers in a shape that Candor does not know.` });
    const jobs = positions
      .map((payload) => ({ id: idOf(payload), payload }))
      .filter((job) => id === null || job.id === id);
    if (id !== null && jobs.length === 0) throw new InputError(`The board personio:${board} has no job ${id}.`);
    return { kind: "jobs", jobs, count: jobs.length, validators: id === null ? fetched.validators : null };
  },
};
