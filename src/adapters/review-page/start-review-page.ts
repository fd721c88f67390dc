import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { InputError } from "../../domain/errors.ts";
import type { Clock, Logger, ReviewDesk } from "../../ports.ts";
import { isLocalRequest } from "../local-web/local-only.ts";
import { readPageFiles } from "../local-web/page-files.ts";
import { reviewRoutes } from "./routes.ts";

export type ReviewPage = {
  /** With the secret that lets this reader, and nobody else on the machine, decide. */
  url: string;
  close(): Promise<void>;
};

export type ReviewPageOptions = {
  desk: ReviewDesk;
  /** Who decides. */
  by: string;
  clock: Clock;
  logger: Logger;
  /** 0, the default, takes any free port. */
  port?: number;
  /** The posting that is shown first. */
  key?: string | undefined;
};

const host = "127.0.0.1";

/** Serves the page on which postings are reviewed, to this machine only, until it is closed. */
export async function startReviewPage({
  desk,
  by,
  clock,
  logger,
  port = 0,
  key,
}: ReviewPageOptions): Promise<ReviewPage> {
  const secret = randomBytes(24).toString("base64url");
  const isSecret = (given: string): boolean =>
    given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret));
  const files = await readPageFiles(join(import.meta.dirname, "page"));
  const listener = getRequestListener(reviewRoutes({ desk, by, clock, logger, files, isSecret }).fetch);
  let bound = port;
  const server = createServer((request, response) => {
    if (isLocalRequest(request, bound)) void listener(request, response);
    else response.writeHead(403).end("Only this machine's own page may read or decide here.");
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new InputError(`Port ${port} is taken. Give another with --port, or none for any free one.`, {
      cause: error,
    });
  }
  const address = server.address();
  bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    // Behind "#" the secret is sent to no server and stands in no log.
    url: `http://${host}:${bound}/#${secret}${key === undefined ? "" : `/${encodeURIComponent(key)}`}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
