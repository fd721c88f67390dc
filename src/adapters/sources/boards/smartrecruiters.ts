import { z } from "zod";
import { InputError } from "../../../domain/errors.ts";
import { Json } from "../json.ts";
import { type BoardJob, type BoardKind, without } from "./board.ts";
import { fetchValue } from "./fetch-json.ts";

const Job = z.record(z.string(), Json);
const Page = z.looseObject({ totalFound: z.number(), content: z.array(z.looseObject({ id: z.string() })) });
const api = "https://api.smartrecruiters.com/v1/companies";
const pageSize = 100;

/** SmartRecruiters' posting API. The list has no text, so each job is asked for by itself. */
export const smartrecruiters: BoardKind = {
  scheme: "smartrecruiters",
  placeOf: ({ hostname, pathname }) => {
    if (hostname !== "jobs.smartrecruiters.com" && hostname !== "careers.smartrecruiters.com") return null;
    const [, board = "", page] = pathname.split("/");
    const id = /^\d+/u.exec(page ?? "")?.[0] ?? null;
    return board === "" ? null : { board, id };
  },
  holds: (job) => "jobAd" in job,
  prune: (job) => without(job, "applyUrl", "referralUrl", "postingUrl", "creator", "active", "visibility"),
  fetchJobs: async ({ board, id }, fetcher) => {
    const postings = `${api}/${encodeURIComponent(board)}/postings`;
    const one = async (job: string): Promise<BoardJob> => ({
      id: job,
      payload: await fetchValue(`${postings}/${encodeURIComponent(job)}`, Job, fetcher),
    });
    if (id !== null) return { kind: "jobs", jobs: [await one(id)], count: 1, validators: null };
    const page = (offset: number) => fetchValue(`${postings}?limit=${pageSize}&offset=${offset}`, Page, fetcher);
    const first = await page(0);
    // An unknown company is answered like one without jobs: everything that it had would be closed.
    if (first.totalFound === 0)
      throw new InputError(`SmartRecruiters knows no company ${board}, or it has no open job. Look at the name.`);
    const each = async function* (): AsyncGenerator<BoardJob> {
      for (let { content } = first, offset = 0; content.length > 0; { content } = await page(offset)) {
        for (const job of content) yield one(job.id);
        offset += content.length;
        if (offset >= first.totalFound) return;
      }
    };
    return { kind: "jobs", jobs: each(), count: first.totalFound, validators: null };
  },
};
