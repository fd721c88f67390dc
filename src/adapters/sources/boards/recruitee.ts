import { z } from "zod";
import { InputError } from "../../../domain/errors.ts";
import { Json, type JsonObject } from "../json.ts";
import { type BoardKind, idOf, without } from "./board.ts";
import { fetchJson } from "./fetch-json.ts";

const Offers = z.looseObject({ offers: z.array(z.record(z.string(), Json)) });

/** One of three flags is the work model; those that are false say nothing. */
const falseFlags = (job: JsonObject): string[] => ["remote", "hybrid", "on_site"].filter((flag) => job[flag] === false);

/** Recruitee's careers site API. */
export const recruitee: BoardKind = {
  scheme: "recruitee",
  placeOf: ({ hostname, pathname }) => {
    const board = /^([^.]+)\.recruitee\.com$/u.exec(hostname)?.[1];
    const id = /^\/o\/([^/]+)/u.exec(pathname)?.[1] ?? null;
    return board === undefined ? null : { board, id };
  },
  holds: (job) => "careers_url" in job,
  prune: (job) =>
    without(
      job,
      "open_questions",
      "options_cv",
      "options_cover_letter",
      "options_photo",
      "options_phone",
      "careers_apply_url",
      "mailbox_email",
      "guid",
      "position",
      "status",
      "translations",
      ...falseFlags(job),
    ),
  fetchJobs: async ({ board, id }, fetcher, validators) => {
    if (!/^[a-z\d-]+$/iu.test(board)) throw new InputError(`${board} is no name of a Recruitee site.`);
    const fetched = await fetchJson(
      `https://${board}.recruitee.com/api/offers/`,
      Offers,
      fetcher,
      id === null ? validators : null,
    );
    if (fetched.kind === "unchanged") return fetched;
    const jobs = fetched.value.offers
      .map((payload) => ({ id: idOf(payload), slug: payload["slug"], payload }))
      .filter((job) => id === null || job.id === id || job.slug === id);
    if (id !== null && jobs.length === 0) throw new InputError(`The board recruitee:${board} has no job ${id}.`);
    return { kind: "jobs", jobs, count: jobs.length, validators: id === null ? fetched.validators : null };
  },
};
