import { z } from "zod";
import { InputError } from "../../../domain/errors.ts";
import { Json } from "../json.ts";
import { type BoardKind, idOf, without } from "./board.ts";
import { fetchJson } from "./fetch-json.ts";

const Jobs = z.looseObject({ jobs: z.array(z.record(z.string(), Json)) });

/** Ashby's job posting API. */
export const ashby: BoardKind = {
  scheme: "ashby",
  placeOf: ({ hostname, pathname }) => {
    const [, board = "", id] = pathname.split("/");
    const isPage = hostname === "jobs.ashbyhq.com" && board !== "";
    return isPage ? { board: decodeURIComponent(board), id: id === undefined || id === "" ? null : id } : null;
  },
  holds: (job) => "jobUrl" in job && "isListed" in job,
  prune: (job) => {
    if (job["isListed"] === false) return null;
    return without(
      job,
      // True of hybrid jobs, too: the workplace type says which.
      ...("workplaceType" in job && job["workplaceType"] !== null ? ["isRemote"] : []),
      ...(job["shouldDisplayCompensationOnJobPostings"] === false ? ["compensation"] : []),
      "descriptionPlain",
      "isListed",
      "shouldDisplayCompensationOnJobPostings",
    );
  },
  fetchJobs: async ({ board, id }, fetcher, validators) => {
    const url = `https://api.ashbyhq.com/posting-api/job-board/${encodeURIComponent(board)}?includeCompensation=true`;
    const fetched = await fetchJson(url, Jobs, fetcher, id === null ? validators : null);
    if (fetched.kind === "unchanged") return fetched;
    const all = fetched.value.jobs.map((payload) => ({ id: idOf(payload), payload }));
    const jobs = id === null ? all : all.filter((job) => job.id === id);
    if (id !== null && jobs.length === 0) throw new InputError(`The board ashby:${board} has no job ${id}.`);
    return { kind: "jobs", jobs, count: jobs.length, validators: id === null ? fetched.validators : null };
  },
};
