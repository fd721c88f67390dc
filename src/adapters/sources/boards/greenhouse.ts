import { z } from "zod";
import { Json } from "../json.ts";
import { type BoardJob, type BoardKind, without } from "./board.ts";
import { fetchJson, fetchValue } from "./fetch-json.ts";

const Job = z.record(z.string(), Json);
const Listed = z.looseObject({ jobs: z.array(z.looseObject({ id: z.number() })) });
const api = "https://boards-api.greenhouse.io/v1/boards";

const jobUrl = (board: string, id: string): string =>
  `${api}/${encodeURIComponent(board)}/jobs/${encodeURIComponent(id)}?pay_transparency=true`;

/** Greenhouse's job board API. The list has no pay, so each job is asked for by itself. */
export const greenhouse: BoardKind = {
  scheme: "greenhouse",
  placeOf: ({ hostname, pathname, searchParams }) => {
    if (!/^(?:job-)?boards(?:\.eu)?\.greenhouse\.io$/u.test(hostname)) return null;
    const [, board = "", jobs, id] = pathname.split("/");
    if (board === "embed") return null;
    const job = (jobs === "jobs" ? id : undefined) ?? searchParams.get("gh_jid");
    return board === "" ? null : { board, id: job ?? null };
  },
  holds: (job) => "absolute_url" in job && "content" in job,
  prune: (job) =>
    without(
      job,
      "data_compliance",
      "compliance",
      "demographic_questions",
      "questions",
      "location_questions",
      "education",
    ),
  fetchJobs: async ({ board, id }, fetcher, validators) => {
    const one = async (job: string): Promise<BoardJob> => ({
      id: job,
      payload: await fetchValue(jobUrl(board, job), Job, fetcher),
    });
    if (id !== null) return { kind: "jobs", jobs: [await one(id)], count: 1, validators: null };
    const listed = await fetchJson(`${api}/${encodeURIComponent(board)}/jobs`, Listed, fetcher, validators);
    if (listed.kind === "unchanged") return listed;
    const { jobs } = listed.value;
    const each = async function* (): AsyncGenerator<BoardJob> {
      for (const job of jobs) yield one(String(job.id));
    };
    return { kind: "jobs", jobs: each(), count: jobs.length, validators: listed.validators };
  },
};
