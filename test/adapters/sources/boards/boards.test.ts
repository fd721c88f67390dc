import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSourceReader } from "../../../../src/adapters/sources/create-source-reader.ts";
import { decodeSource } from "../../../../src/adapters/sources/decode-source.ts";
import { createFetcher } from "../../../../src/adapters/sources/fetch/fetcher.ts";
import type { Validators } from "../../../../src/domain/source.ts";
import type { Arrival } from "../../../../src/ports.ts";
import {
  ashbyJob,
  greenhouseJob,
  leverJob,
  personioFeed,
  recruiteeOffer,
  smartRecruitersJob,
  workableJob,
} from "./jobs.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(left).toEqual([]);
});

const reader = createSourceReader({ fetcher: createFetcher() });
async function read(ref: string, validators: Validators | null = null): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for await (const arrival of reader.read(ref, validators)) arrivals.push(arrival);
  return arrivals;
}
const sourcesIn = (arrivals: readonly Arrival[]) =>
  arrivals.flatMap((arrival) => (arrival.kind === "source" ? [arrival.source] : []));
async function only(ref: string) {
  const [source, ...others] = sourcesIn(await read(ref));
  if (source === undefined || others.length > 0) throw new Error(`${ref} holds ${others.length + 1} postings`);
  return source;
}
/** What a payload says, as one text. */
const said = ({ texts }: { texts: Readonly<Record<string, string>> }) => Object.values(texts).join("\n");

const brookline = () => nock("https://boards-api.greenhouse.io/v1/boards/brooklinegauges");
const paperLane = () => nock("https://api.smartrecruiters.com/v1/companies/PaperLane");
const halyard = (...jobs: object[]) =>
  nock("https://api.ashbyhq.com")
    .get("/posting-api/job-board/Halyard")
    .query({ includeCompensation: "true" })
    .reply(200, { apiVersion: "1", jobs });
const saved = (value: unknown) => decodeSource(Buffer.from(JSON.stringify(value)), "job.json")[0];

describe("greenhouse", () => {
  test("each job is read with its pay; the list's validators are kept, consent and self-identification are not read", async () => {
    brookline()
      .get("/jobs")
      .reply(200, { jobs: [{ id: 4012345 }], meta: { total: 1 } }, { etag: '"7"' });
    brookline().get("/jobs/4012345").query({ pay_transparency: "true" }).reply(200, greenhouseJob);
    const arrivals = await read("greenhouse:brooklinegauges");
    expect(arrivals.at(-1)).toEqual({ kind: "end", validators: { etag: '"7"', lastModified: null } });
    const [source] = sourcesIn(arrivals);
    expect(source).toMatchObject({
      key: "brooklinegauges-4012345",
      title: "Tide Gauge Technician",
      employer: "Brookline Gauges",
      texts: { "/content": "What you will do\nCalibrate gauges on piers\nRequirements\n3+ years of field work" },
    });
    expect(source?.texts["/pay_input_ranges/0/min_cents"]).toBe("48000");
    expect(source === undefined ? "" : said(source)).not.toMatch(/self-identification|gdpr/u);
  });

  test("a board that has not changed is not read", async () => {
    const validators = { etag: '"7"', lastModified: null };
    nock("https://boards-api.greenhouse.io", { reqheaders: { "if-none-match": '"7"' } })
      .get("/v1/boards/brooklinegauges/jobs")
      .reply(304);
    expect(await read("greenhouse:brooklinegauges", validators)).toEqual([{ kind: "unchanged" }]);
  });

  test("the page of a job is read from the API", async () => {
    brookline().get("/jobs/4012345").query({ pay_transparency: "true" }).reply(200, greenhouseJob);
    expect((await only(greenhouseJob.absolute_url)).key).toBe("brooklinegauges-4012345");
  });

  test("an unknown board says so", async () => {
    brookline().get("/jobs").reply(404, { status: 404, error: "Job not found" });
    await expect(read("greenhouse:brooklinegauges")).rejects.toThrow(/Look at the name/u);
  });
});

describe("lever", () => {
  test("postings are read page by page until one is not full", async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ ...leverJob, id: `job-${index}` }));
    const api = nock("https://api.lever.co").get("/v0/postings/fjordline");
    api.query({ mode: "json", skip: "0", limit: "100" }).reply(200, page);
    nock("https://api.lever.co")
      .get("/v0/postings/fjordline")
      .query({ mode: "json", skip: "100", limit: "100" })
      .reply(200, [leverJob]);
    expect(sourcesIn(await read("lever:fjordline"))).toHaveLength(101);
  });

  test("lists keep their headings, plain twins and an unspecified workplace are left out", async () => {
    nock("https://api.eu.lever.co").get(`/v0/postings/fjordline/${leverJob.id}`).query(true).reply(200, leverJob);
    const source = await only(`lever-eu:fjordline/${leverJob.id}`);
    expect(source.title).toBe("Night Ferry Purser");
    expect(source.texts["/lists/0/text"]).toBe("What we ask for");
    expect(source.headings).toContainEqual({ path: "/lists/0/text", start: 0, end: 15 });
    expect(Object.keys(source.texts).filter((path) => path.endsWith("Plain"))).toEqual([]);
    expect(said(source)).not.toContain("unspecified");
  });
});

describe("ashby", () => {
  test("hybrid outweighs the flag of remote, and pay that is not to be shown is not read", async () => {
    halyard(ashbyJob);
    const source = await only("ashby:Halyard");
    expect(source.texts["/workplaceType"]).toBe("Hybrid");
    expect(source.texts["/isRemote"]).toBeUndefined();
    expect(said(source)).not.toContain("130K");
  });

  test("a job that is not listed is not read", async () => {
    halyard({ ...ashbyJob, isListed: false }, { ...ashbyJob, id: "c3" });
    expect((await only("ashby:Halyard")).key).toBe("Halyard-c3");
  });

  test("a job that the board does not have says so", async () => {
    halyard(ashbyJob);
    await expect(read("https://jobs.ashbyhq.com/Halyard/zzz")).rejects.toThrow(/has no job zzz/u);
  });
});

describe("smartrecruiters", () => {
  test("each job of each page is asked for, since the list has no text", async () => {
    const first = Array.from({ length: 100 }, (_, index) => ({ id: `${index}` }));
    paperLane().get("/postings").query({ limit: "100", offset: "0" }).reply(200, { totalFound: 101, content: first });
    paperLane()
      .get("/postings")
      .query({ limit: "100", offset: "100" })
      .reply(200, { totalFound: 101, content: [{ id: "743999" }] });
    paperLane()
      .get(/\/postings\/\d+$/u)
      .times(101)
      .reply(200, smartRecruitersJob);
    const sources = sourcesIn(await read("smartrecruiters:PaperLane"));
    expect(sources).toHaveLength(101);
    expect(sources.at(-1)).toMatchObject({ key: "PaperLane-743999", title: "Archivist", employer: "Paper Lane" });
    expect(sources.at(-1)?.texts["/jobAd/sections/qualifications/text"]).toBe("A diploma in archival science");
  });

  test("an unknown company is answered like an empty one, and closes nothing", async () => {
    paperLane().get("/postings").query(true).reply(200, { totalFound: 0, content: [] });
    await expect(read("smartrecruiters:PaperLane")).rejects.toThrow(/knows no company PaperLane/u);
  });
});

test("workable: the account's name is the employer, and a false flag says nothing", async () => {
  nock("https://apply.workable.com")
    .get("/api/v1/widget/accounts/glasshouse")
    .query({ details: "true" })
    .reply(200, { name: "Glass House", description: null, jobs: [workableJob] });
  const source = await only("workable:glasshouse");
  expect(source).toMatchObject({ key: "glasshouse-ABC123", title: "Greenhouse Grower", employer: "Glass House" });
  expect(source.texts["/telecommuting"]).toBeUndefined();
});

test("workable: a hard 429 is told, and nothing is closed", async () => {
  nock("https://apply.workable.com")
    .get(/accounts/u)
    .reply(429, "", { "retry-after": "600" });
  await expect(read("workable:glasshouse")).rejects.toThrow(/answered 429/u);
});

test("recruitee: the offer by its slug; application questions and false flags are not read", async () => {
  nock("https://lanterne.recruitee.com")
    .get("/api/offers/")
    .reply(200, { offers: [recruiteeOffer] });
  const source = await only("https://lanterne.recruitee.com/o/chef-de-cuisine");
  expect(source.key).toBe("lanterne-77");
  expect(source.texts["/on_site"]).toBe("true");
  expect(source.texts["/remote"]).toBeUndefined();
  expect(said(source)).not.toContain("Why us?");
});

test("personio: the feed's positions with their sections", async () => {
  nock("https://nordlicht.jobs.personio.de")
    .get("/xml")
    .reply(200, personioFeed, { "content-type": "application/xml" });
  const source = await only("personio:nordlicht");
  expect(source).toMatchObject({ key: "nordlicht-1234567", title: "Disponent (m/w/d)" });
  expect(source.texts["/jobDescriptions/jobDescription/0/value"]).toBe("Du planst Busse & Fähren");
  expect(source.texts["/jobDescriptions/jobDescription/1/name"]).toBe("Dein Profil");
});

test("a saved payload is read as the fetched one is", () => {
  expect(said(saved(ashbyJob) ?? { texts: {} })).not.toMatch(/130K/u);
  expect(saved(greenhouseJob)?.texts["/demographic_questions/header"]).toBeUndefined();
  expect(decodeSource(Buffer.from(personioFeed), "feed.xml")[0]?.title).toBe("Disponent (m/w/d)");
});

test.for([
  ["greenhose:acme", /no board greenhose. Did you mean greenhouse\?/u],
  ["greenhouse:", /greenhouse:NAME/u],
  ["recruitee:not a name", /no name of a Recruitee site/u],
  ["http://acme.example/jobs", /not encrypted/u],
] as const)("%s says what can be given", async ([ref, says]) => {
  await expect(read(ref)).rejects.toThrow(says);
});
