import { type App, type Receiver, SocketModeReceiver } from "@slack/bolt";
import { UnavailableError } from "../../domain/errors.ts";
import type { Clock, Logger } from "../../ports.ts";
import { boltLogger } from "./bolt-logger.ts";
import { type ConnectionState, keepConnected, type Pace, type SocketConnection } from "./socket-connection.ts";
import { webClientOptions } from "./web-client.ts";

export type SocketReceiverOptions = {
  appToken: string;
  apiUrl: string | undefined;
  /** How many connections; Slack sends each payload to one of them, and refreshes them one by one. At most 10 an app. */
  connections: number;
  logger: Logger;
  clock: Clock;
  pace: Pace;
};

export type SocketReceiver = Receiver & { states(): ConnectionState[] };

/** One Bolt receiver out of several of Bolt's Socket Mode receivers, each watched over. */
export function socketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { logger, clock, pace } = options;
  let connections: SocketConnection[] = [];
  let app: App | null = null;

  const open = (): SocketModeReceiver => {
    const receiver = new SocketModeReceiver({
      appToken: options.appToken,
      autoReconnectEnabled: false,
      logger: boltLogger(logger),
      installerOptions: { clientOptions: webClientOptions(options.apiUrl) },
      processEventErrorHandler: ({ error }) => {
        // An event that could not be stored is reported where that happened.
        if (!(error instanceof UnavailableError)) logger.error("slack_event_failed", error);
        return Promise.resolve(false);
      },
    });
    if (app !== null) receiver.init(app);
    return receiver;
  };

  return {
    init(processor) {
      app = processor;
    },
    /** Resolves with the first connection; the others follow. Rejects where none comes up. */
    async start() {
      connections = Array.from({ length: options.connections }, (_, index) =>
        keepConnected({ open, logger: logger.child({ connection: index }), pace, now: () => clock.now() }),
      );
      await Promise.any(connections.map(({ first }) => first));
    },
    async stop() {
      await Promise.all(connections.map((connection) => connection.stop()));
    },
    states: () => connections.map((connection) => connection.state()),
  };
}
