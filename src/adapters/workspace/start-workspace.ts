import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Control } from "./control.ts";
import { readPageFiles } from "../local-web/page-files.ts";
import type { OpenModal, OpenView } from "./interactions/view-store.ts";
import { isLocalRequest } from "../local-web/local-only.ts";
import type { Message } from "./message.ts";
import type { Channel, Person, Team } from "./team.ts";
import { furnish, type WorkspaceOptions } from "./furnish.ts";

export interface Workspace extends Control {
  /** The page; `?as=avery` opens it as that person. */
  url: string;
  /** The Web API, for Bolt's `clientOptions.slackApiUrl`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  team: { id: string; name: string };
  appId: string;
  bot: Team["bot"];
  people: readonly Person[];
  /** As they stand now. */
  readonly channels: readonly Channel[];
  /** All that is in a conversation (an id, or a person's handle for their DM), ephemeral messages too, oldest first. */
  messagesIn(channel: string): readonly Message[];
  statusOf(channel: string): string;
  /** What is in a file that a message shows; undefined where it was deleted. */
  bytesOf(fileId: string): Buffer | undefined;
  modalOf(who: string): OpenModal | undefined;
  homeOf(who: string): OpenView | undefined;
  connectedSockets(): number;
  close(): Promise<void>;
}

export interface StartOptions extends WorkspaceOptions {
  /** 0, the default, takes any free port. */
  port?: number;
}

const host = "127.0.0.1";

/** Starts the local workspace, on this machine only. A taken port rejects; the error's cause has code EADDRINUSE. */
export async function startWorkspace({ port: wanted = 0, ...options }: StartOptions = {}): Promise<Workspace> {
  const pageFiles = await readPageFiles(join(import.meta.dirname, "page"));
  const server = createServer();
  const port = await listen(server, wanted);
  const url = `http://${host}:${port}`;
  const { team, messages, statuses, files, views, sockets, control, app, closing } = furnish(options, {
    url,
    port,
    pageFiles,
  });

  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (incoming, outgoing) => void answer(incoming, outgoing));
  server.on("upgrade", (request, socket, head) => {
    if (!isLocalRequest(request, port) || !sockets.accept(request, socket, head)) socket.destroy();
  });

  const conversation = (named: string): string => {
    const person = team.person(named);
    return (person === undefined ? team.channelNamed(named) : team.dmWith(person.id))?.id ?? named;
  };
  return {
    ...control,
    url,
    apiUrl: `${url}/api/`,
    botToken: team.botToken,
    appToken: team.appToken,
    team: { id: team.id, name: team.name },
    appId: team.appId,
    bot: team.bot,
    people: team.people,
    get channels() {
      return team.channels;
    },
    messagesIn: (named) => messages.inChannel(conversation(named)),
    statusOf: (named) => statuses.of(conversation(named)),
    bytesOf: (fileId) => files.bytes(fileId),
    modalOf: (who) => views.modalOf(team.person(who)?.id ?? who),
    homeOf: (who) => views.homeOf(team.person(who)?.id ?? who),
    connectedSockets: () => sockets.connected(),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await sockets.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(`the local workspace cannot listen on ${host}:${port}`, { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the local workspace has no port");
  return address.port;
}
