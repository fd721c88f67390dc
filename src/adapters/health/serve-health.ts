import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { InputError } from "../../domain/errors.ts";
import type { Logger } from "../../ports.ts";

/** Whether work can be done now, and what an operator wants to know about it: states and counts, nobody's words. */
export type Readiness = { ready: boolean } & Readonly<Record<string, unknown>>;

export type HealthOptions = { port: number; readiness: () => Promise<Readiness>; logger: Logger };

const host = "127.0.0.1";

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
};

/**
 * `/healthz`: the process lives and its event loop turns · `/readyz`: 200 where work can be done, 503 where not, with
 * the reasons. For this machine only: a supervisor, or a proxy that decides who may ask.
 */
export async function serveHealth({ port, readiness, logger }: HealthOptions) {
  const tellReadiness = async (response: ServerResponse): Promise<void> => {
    try {
      const told = await readiness();
      answer(response, told.ready ? 200 : 503, told);
    } catch (error) {
      logger.error("readiness_failed", error);
      answer(response, 503, { ready: false });
    }
  };

  const server = createServer((request, response) => {
    // Not as a URL: whoever asks for `//` must not end the process.
    switch (request.url?.split("?", 1)[0] ?? "") {
      case "/healthz":
        return answer(response, 200, { alive: true });
      case "/readyz":
        return void tellReadiness(response);
      default:
        return answer(response, 404, { paths: ["/healthz", "/readyz"] });
    }
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new InputError(`Port ${port} cannot be used. Set CANDOR_HEALTH_PORT to a free one, or empty it.`, {
      cause: error,
    });
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close(): Promise<void> {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
