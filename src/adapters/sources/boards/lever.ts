import { z } from "zod";
import { Json } from "../json.ts";
import { type BoardJob, type BoardKind, idOf, without } from "./board.ts";
import { fetchValue } from "./fetch-json.ts";

const Job = z.record(z.string(), Json);
const pageSize = 100;

/** Lever's postings API, in the United States and in the European Union. */
const leverAt = (scheme: string, api: string, pages: string): BoardKind => ({
  scheme,
  placeOf: ({ hostname, pathname }) => {
    const [, board = "", id] = pathname.split("/");
    return hostname === pages && board !== "" ? { board, id: id === undefined || id === "" ? null : id } : null;
  },
  holds: (job) => "hostedUrl" in job && "categories" in job,
  prune: (job) => without(job, "createdAt", ...(job["workplaceType"] === "unspecified" ? ["workplaceType"] : [])),
  fetchJobs: async ({ board, id }, fetcher) => {
    const site = `${api}/${encodeURIComponent(board)}`;
    if (id !== null) {
      const payload = await fetchValue(`${site}/${encodeURIComponent(id)}?mode=json`, Job, fetcher);
      return { kind: "jobs", jobs: [{ id, payload }], count: 1, validators: null };
    }
    const page = (skip: number) =>
      fetchValue(`${site}?mode=json&skip=${skip}&limit=${pageSize}`, z.array(Job), fetcher);
    // Before anything is yielded: an unknown site must be told of at once.
    const first = await page(0);
    const each = async function* (): AsyncGenerator<BoardJob> {
      for (let jobs = first, skip = 0; ; jobs = await page(skip)) {
        for (const payload of jobs) yield { id: idOf(payload), payload };
        if (jobs.length < pageSize) return;
        skip += pageSize;
      }
    };
    return { kind: "jobs", jobs: each(), count: null, validators: null };
  },
});

export const lever = leverAt("lever", "https://api.lever.co/v0/postings", "jobs.lever.co");
export const leverEu = leverAt("lever-eu", "https://api.eu.lever.co/v0/postings", "jobs.eu.lever.co");
