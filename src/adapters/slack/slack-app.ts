import { App, type Receiver } from "@slack/bolt";
import { InputError, type UnavailableError } from "../../domain/errors.ts";
import type { IncomingEvent } from "../../domain/event.ts";
import type {
  Clock,
  GapDesk,
  HandOffStore,
  Inbox,
  Logger,
  Membership,
  Messenger,
  PersonFile,
  PostingDesk,
  Presence,
  Surfaces,
} from "../../ports.ts";
import { boltLogger } from "./bolt-logger.ts";
import { directChannels } from "./direct-channels.ts";
import { appHome } from "./home.ts";
import { httpReceiver } from "./http-receiver.ts";
import { identify } from "./identify.ts";
import { listenToSurfaces } from "./listen-to-surfaces.ts";
import { createMayAct } from "./may-act.ts";
import { slackMessenger } from "./messenger.ts";
import { slackPresence } from "./presence.ts";
import { pressCard } from "./press-card.ts";
import { pressGap } from "./press-gap.ts";
import { pressPosting } from "./press-posting.ts";
import { persistBeforeAck } from "./receiver.ts";
import { type ConnectionState, defaultPace, type Pace } from "./socket-connection.ts";
import { socketReceiver } from "./socket-receiver.ts";
import { statusLine } from "./status-line.ts";
import { slackUnavailable } from "./unavailable.ts";
import { slackWebClient, webClientOptions } from "./web-client.ts";

/**
 * How Slack reaches this process: over connections that it opens itself (`appToken` xapp-… with connections:write), or
 * by signed requests to a port.
 */
export type Transport =
  | { kind: "socket"; appToken: string; connections: number }
  | { kind: "http"; signingSecret: string; port: number };

export type SlackConfig = {
  /** xoxb-… */
  botToken: string;
  transport: Transport;
  /** Set for another Slack than Slack: the local workspace's Web API. */
  apiUrl?: string | undefined;
  /** Channel ids. */
  recruitersChannel: string;
  accommodationsChannel: string;
};

export type SlackAppOptions = {
  config: SlackConfig;
  inbox: Pick<Inbox, "accept">;
  handOffs: Pick<HandOffStore, "find">;
  gapDesk: GapDesk;
  membership: Membership;
  postingDesk: Pick<PostingDesk, "pause" | "resume">;
  surfaces: Surfaces;
  personFile: PersonFile;
  /** What the status line says while a message is worked on. */
  statusWords: (event: IncomingEvent) => string;
  redact: (message: string) => { text: string };
  logger: Logger;
  clock: Clock;
  pace?: Pace;
  /** Waits before Slack is asked once more where it could not be reached; none for a test that nobody wants to wait for. */
  patienceMs?: readonly number[];
};

export type SlackApp = {
  messenger: Messenger;
  presence: Presence;
  botUserId: string;
  team: string;
  /** Of each connection; over HTTP the one port. Slack's words come in while any of them is connected. */
  connections(): ConnectionState[];
  stop(): Promise<void>;
};

const ackPathMs = 2_000;

const appUnavailable = (error: unknown): UnavailableError =>
  slackUnavailable(error instanceof AggregateError ? error.errors[0] : error, "app");

type WatchedReceiver = Receiver & { states(): ConnectionState[] };

function receiverFor({ transport, apiUrl }: SlackConfig, { logger, clock, pace }: SlackAppOptions): WatchedReceiver {
  switch (transport.kind) {
    case "socket": {
      const { appToken, connections } = transport;
      return socketReceiver({ appToken, apiUrl, connections, logger, clock, pace: pace ?? defaultPace });
    }
    case "http":
      return httpReceiver({ signingSecret: transport.signingSecret, port: transport.port, logger });
  }
}

/**
 * Connects to Slack. Resolves once events come in; rejects with an UnavailableError that says what to do where a token
 * is refused or Slack cannot be reached. Afterwards connections are kept up by themselves.
 */
export async function startSlack(options: SlackAppOptions): Promise<SlackApp> {
  const { config, inbox, handOffs, gapDesk, membership, surfaces, redact, logger, clock } = options;
  const { botToken, apiUrl } = config;
  const lanes = { recruiters: config.recruitersChannel, accommodations: config.accommodationsChannel };
  const installation = await identify(config, logger, options.patienceMs);
  const { team, botUserId, botId } = installation;

  const inner = receiverFor(config, options);
  const web = slackWebClient(botToken, apiUrl, logger);
  // Slack waits three seconds for the ack, which waits for these.
  const directChannel = directChannels(slackWebClient(botToken, apiUrl, logger, ackPathMs));
  const mayAct = createMayAct({ membership, lanes, logger });
  const accepting = { mayAct, inbox, handOffs, gapDesk, surfaces, directChannel, installation, redact, logger, clock };
  const receiver = persistBeforeAck(inner, accepting);

  const app = new App({
    receiver,
    // Known already. With `token` Bolt would ask once more, and end the process where that is refused.
    authorize: () => Promise.resolve({ botToken, botUserId, teamId: team, ...(botId === null ? {} : { botId }) }),
    // Bolt would keep a state per conversation in memory.
    convoStore: false,
    logger: boltLogger(logger),
    clientOptions: webClientOptions(apiUrl),
  });
  app.error((error) => {
    logger.error("slack_listener_failed", error);
    return Promise.resolve();
  });

  const standing = (person: string) => membership.standing(lanes.recruiters, person);
  const home = appHome({ web, team, surfaces, standing, logger });
  listenToSurfaces(app, { web, team, surfaces, standing, home, inbox, directChannel, clock, logger });
  app.action(/^(?:answer|claim|return|own|correct)_hand_off(?::|$)/u, async ({ ack, body }) => {
    await ack();
    await pressCard(body, { web, team, mayAct, handOffs, inbox, logger, clock });
  });
  app.action(/^(?:answer|correct)_gap(?::|$)/u, async ({ ack, body }) => {
    await ack();
    await pressGap(body, { web, team, mayAct, gapDesk, logger });
  });
  app.action(/^(?:pause|resume)_posting(?::|$)/u, async ({ ack, body }) => {
    await pressPosting(body, { web, mayAct, postingDesk: options.postingDesk, home, logger });
    await ack();
  });

  try {
    await receiver.start();
  } catch (error) {
    await receiver.stop();
    throw error instanceof InputError ? error : appUnavailable(error);
  }
  return {
    messenger: slackMessenger({ token: botToken, apiUrl, team, lanes, personFile: options.personFile, logger }),
    presence: slackPresence({ home, status: statusLine({ web, clock, logger }), words: options.statusWords }),
    botUserId,
    team,
    connections: () => inner.states(),
    async stop() {
      await receiver.stop();
    },
  };
}
