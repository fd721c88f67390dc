import { z } from "zod";
import { InputError } from "../../../domain/errors.ts";
import { Json } from "../json.ts";
import { type BoardKind, idOf, without } from "./board.ts";
import { fetchJson } from "./fetch-json.ts";

const Account = z.looseObject({
  name: z.string().nullish(),
  jobs: z.array(z.record(z.string(), Json)),
});

/** Workable's widget API. */
export const workable: BoardKind = {
  scheme: "workable",
  placeOf: ({ hostname, pathname }) => {
    const [, board = "", j, id] = pathname.split("/");
    return hostname === "apply.workable.com" && board !== "" && board !== "api"
      ? { board, id: j === "j" && id !== undefined && id !== "" ? id : null }
      : null;
  },
  holds: (job) => "shortcode" in job && "telecommuting" in job,
  prune: (job) =>
    without(job, "code", "application_url", "shortlink", ...(job["telecommuting"] === true ? [] : ["telecommuting"])),
  fetchJobs: async ({ board, id }, fetcher, validators) => {
    const url = `https://apply.workable.com/api/v1/widget/accounts/${encodeURIComponent(board)}?details=true`;
    const fetched = await fetchJson(url, Account, fetcher, id === null ? validators : null);
    if (fetched.kind === "unchanged") return fetched;
    const { name, jobs: all } = fetched.value;
    const jobs = all
      .map((job) => ({
        id: idOf(job, "shortcode"),
        payload: name == null ? job : { ...job, company_name: name },
      }))
      .filter((job) => id === null || job.id === id);
    if (id !== null && jobs.length === 0) throw new InputError(`The board workable:${board} has no job ${id}.`);
    return { kind: "jobs", jobs, count: jobs.length, validators: id === null ? fetched.validators : null };
  },
};
