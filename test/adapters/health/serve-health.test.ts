import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { type Readiness, serveHealth } from "../../../src/adapters/health/serve-health.ts";
import { recordingLogger } from "../../fakes/logger.ts";

async function served(readiness: () => Promise<Readiness>) {
  const logger = recordingLogger();
  const health = await serveHealth({ port: 0, readiness, logger });
  onTestFinished(() => health.close());
  /** As it is written: `fetch` would correct a path such as `//`. */
  const get = (path: string) =>
    new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      request({ host: "127.0.0.1", port: health.port, path }, (response) => {
        response.setEncoding("utf8").on("data", (text: string) => {
          resolve({ status: response.statusCode, body: JSON.parse(text) });
        });
      })
        .on("error", reject)
        .end();
    });
  return { get, logger };
}

test("whoever works is alive and ready, with or without a query", async () => {
  const { get } = await served(() => Promise.resolve({ ready: true, slack: ["connected"] }));
  expect(await get("/healthz?probe=1")).toEqual({ status: 200, body: { alive: true } });
  expect(await get("/readyz")).toEqual({ status: 200, body: { ready: true, slack: ["connected"] } });
});

test("whoever cannot work now is alive and not ready, and says why", async () => {
  const { get } = await served(() => Promise.resolve({ ready: false, slack: ["refused"] }));
  expect(await get("/readyz")).toEqual({ status: 503, body: { ready: false, slack: ["refused"] } });
});

test("a look that fails is no readiness", async () => {
  const { get, logger } = await served(() => Promise.reject(new Error("no")));
  expect(await get("/readyz")).toEqual({ status: 503, body: { ready: false } });
  expect(logger.events()).toEqual(["readiness_failed"]);
});

test.each(["//", "/", "/admin", "*", "//healthz"])("a request for %s ends nothing", async (path) => {
  const { get } = await served(() => Promise.resolve({ ready: true }));
  expect(await get(path)).toMatchObject({ status: 404 });
  expect(await get("/healthz")).toMatchObject({ status: 200 });
});
