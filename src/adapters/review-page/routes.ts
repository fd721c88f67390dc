import { Hono } from "hono";
import { z } from "zod";
import { CandorError } from "../../domain/errors.ts";
import { UnsignedDecision } from "../../domain/review.ts";
import { Topic } from "../../domain/topic.ts";
import type { Clock, Logger, ReviewDesk } from "../../ports.ts";
import type { PageFile } from "../local-web/page-files.ts";
import { pageRoutes, securityHeaders } from "../local-web/page-routes.ts";

const maxBodyBytes = 64 * 1024;
const Decided = z.strictObject({ decisions: z.array(UnsignedDecision).min(1).max(100) });

type Parts = {
  desk: ReviewDesk;
  by: string;
  clock: Clock;
  logger: Logger;
  files: ReadonlyMap<string, PageFile>;
  isSecret: (given: string) => boolean;
};

const problem = (status: number, message: string): Response =>
  Response.json({ error: message }, { status, headers: securityHeaders });

const json = (value: unknown): Response => Response.json(value, { headers: securityHeaders });

/** What is asked for wrongly says what is wrong; anything else is a defect, told to the log and not to the browser. */
function failed(error: unknown, logger: Logger): Response {
  if (error instanceof CandorError) return problem(error.code === "not_found" ? 404 : 400, error.message);
  if (error instanceof z.ZodError || error instanceof SyntaxError)
    return problem(400, "That is no decision that can be made. Load the page again.");
  logger.error("review_page_failed", error);
  return problem(500, "Something went wrong here. Look into the terminal.");
}

export function reviewRoutes({ desk, by, clock, logger, files, isSecret }: Parts): Hono {
  const app = new Hono();

  app.route("/", pageRoutes(files));
  app.use("/api/*", async (context, next) => {
    if (!isSecret(context.req.header("x-candor-review") ?? ""))
      return problem(401, "This page was opened without its secret. Use the whole address that the terminal shows.");
    if (Number(context.req.header("content-length") ?? 0) > maxBodyBytes) return problem(413, "That is too long.");
    return next();
  });
  app.get("/api/postings", async () => json({ by, topics: Topic.options, postings: await desk.list() }));
  app.get("/api/postings/:key", async (context) => json(await desk.review(context.req.param("key"))));
  app.post("/api/postings/:key/decisions", async (context) => {
    const { decisions } = Decided.parse(JSON.parse(await context.req.text()));
    const signed = decisions.map((decision) => ({ ...decision, by, at: clock.now() }));
    return json(await desk.decide(context.req.param("key"), signed));
  });
  app.post("/api/postings/:key/publish", async (context) => {
    const { number } = await desk.publish(context.req.param("key"), by);
    return json({ number });
  });
  app.notFound(() => problem(404, "There is nothing here."));
  app.onError((error) => failed(error, logger));
  return app;
}
