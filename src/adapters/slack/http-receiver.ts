import { HTTPReceiver, type Receiver } from "@slack/bolt";
import { InputError, UnavailableError } from "../../domain/errors.ts";
import type { Logger } from "../../ports.ts";
import { boltLogger } from "./bolt-logger.ts";
import type { ConnectionState } from "./socket-connection.ts";

export type HttpReceiverOptions = { signingSecret: string; port: number; logger: Logger };

/** Where Slack's events, interactions and commands come in, as the app's manifest names it. */
export const requestPath = "/slack/events";

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Bolt's HTTP receiver, which checks each request's signature and age before anything reads it. */
export function httpReceiver({ signingSecret, port, logger }: HttpReceiverOptions): Receiver & {
  states(): ConnectionState[];
} {
  let state: ConnectionState = "connecting";
  const inner = new HTTPReceiver({
    signingSecret,
    endpoints: [requestPath],
    logger: boltLogger(logger),
    // Strangers look for all sorts of pages: that is answered, and no line of the log is theirs.
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404).end();
    },
    processEventErrorHandler: ({ error, response }) => {
      // An event that could not be stored is reported where that happened.
      if (!(error instanceof UnavailableError)) logger.error("slack_event_failed", error);
      // Not a 2xx: Slack sends it again.
      if (!response.headersSent) response.writeHead(503).end();
      return Promise.resolve(false);
    },
    // Slack has given up on it by then, and sends it again; the inbox knows it by its keys.
    unhandledRequestHandler: ({ response }) => {
      logger.warn("slack_ack_late");
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  return {
    init: (app) => inner.init(app),
    async start() {
      try {
        await inner.start(port);
      } catch (error) {
        if (!isPortTaken(error)) throw error;
        const message = `Port ${port} is taken. Stop what uses it, or set SLACK_HTTP_PORT to another.`;
        throw new InputError(message, { cause: error });
      }
      state = "connected";
      logger.info("slack_listening", { port });
    },
    async stop() {
      if (state === "connected") await inner.stop();
      state = "stopped";
    },
    states: () => [state],
  };
}
