import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createAdministration } from "./administration.ts";
import { assistantMethods } from "./api/assistant-methods.ts";
import { authMethods } from "./api/auth-methods.ts";
import { chatMethods } from "./api/chat-methods.ts";
import { conversationMethods } from "./api/conversation-methods.ts";
import { fileMethods } from "./api/file-methods.ts";
import { peopleMethods } from "./api/people-methods.ts";
import { serveApi } from "./api/serve-api.ts";
import { viewMethods } from "./api/view-methods.ts";
import { createAppLink } from "./app-link.ts";
import { createControl } from "./control.ts";
import { deskRoutes } from "./desk/desk-routes.ts";
import type { PageFile } from "../local-web/page-files.ts";
import { pageRoutes } from "../local-web/page-routes.ts";
import { createEventSender } from "./event-sender.ts";
import { createFaults } from "./faults.ts";
import { createFileStore } from "./file-store.ts";
import { createFeed } from "./feed.ts";
import { type Clock, createTimestamps, type MakeId, randomId } from "./ids.ts";
import { createModals } from "./interactions/modals.ts";
import { createPress } from "./interactions/press.ts";
import { createResponseUrls } from "./interactions/response-urls.ts";
import { createRunShortcut } from "./interactions/run-shortcut.ts";
import { createRunCommand } from "./interactions/run-command.ts";
import { createTriggers } from "./interactions/triggers.ts";
import { createViewStore } from "./interactions/view-store.ts";
import { isLocalRequest } from "../local-web/local-only.ts";
import { createMessageStore } from "./message-store.ts";
import { createHttpLink } from "./http-link.ts";
import { createSocketLink } from "./socket-link.ts";
import { createStatusStore } from "./status-store.ts";
import { createTeam, type TeamSeed } from "./team.ts";
import { createTyping } from "./typing.ts";
import { uploadRoutes } from "./upload-routes.ts";

export interface WorkspaceOptions {
  seed?: TeamSeed;
  clock?: Clock;
  makeId?: MakeId;
  /** How long the app may take to acknowledge; Slack gives 3 s. */
  ackTimeoutMs?: number;
  /** Waits before an event is sent again; Slack's: at once, a minute, five minutes. */
  retryDelaysMs?: readonly number[];
  /** How long a trigger_id opens a modal; Slack's: 3 s. */
  triggerLifeMs?: number;
  /** Told of failures on paths that have no caller; without it they become warnings of the process. */
  onError?: (error: unknown) => void;
}

export interface Premises {
  url: string;
  port: number;
  pageFiles: ReadonlyMap<string, PageFile>;
}

/** Puts the workspace's parts together behind one HTTP app; nothing here listens. */
export function furnish(options: WorkspaceOptions, { url, port, pageFiles }: Premises) {
  const clock = options.clock ?? Date.now;
  const makeId = options.makeId ?? randomId;
  const onError = options.onError ?? warn;
  const closing = new AbortController();
  const team = createTeam(options.seed ?? {});
  const feed = createFeed();
  const faults = createFaults(() => feed.publish({ kind: "faults" }));
  const nextTs = createTimestamps(clock);
  const messages = createMessageStore(feed, nextTs);
  const statuses = createStatusStore(feed, clock);
  const files = createFileStore(makeId);
  const views = createViewStore(feed, makeId);
  const triggers = createTriggers(clock, makeId, options.triggerLifeMs ?? 3000);
  const responseUrls = createResponseUrls({ team, messages, clock, makeId, baseUrl: url });
  const sockets = createSocketLink({
    appId: team.appId,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    closing: closing.signal,
    onChange: (connected) => feed.publish({ kind: "links", connected }),
  });
  const http = createHttpLink({ ackTimeoutMs: options.ackTimeoutMs ?? 3000, clock, closing: closing.signal });
  const link = createAppLink(sockets, http);
  const retryDelaysMs = options.retryDelaysMs ?? [0, 60_000, 300_000];
  const events = createEventSender({
    team,
    feed,
    link,
    faults,
    clock,
    makeId,
    retryDelaysMs,
    onError,
    closing: closing.signal,
  });
  const control = createControl({
    team,
    administration: createAdministration(team, feed, sockets),
    events,
    faults,
    sockets,
    http,
    nextTs,
    views,
    typing: createTyping(team, messages, makeId),
    modals: createModals({ team, views, triggers, link, makeId }),
    press: createPress({ team, messages, views, triggers, responseUrls, link, nextTs }),
    runShortcut: createRunShortcut({ team, messages, triggers, responseUrls, link, nextTs }),
    runCommand: createRunCommand({ team, messages, triggers, responseUrls, link, makeId }),
  });
  const methods = {
    ...authMethods(team, sockets, { url, linkUrl: `${url.replace(/^http/u, "ws")}/link/` }),
    ...chatMethods({ team, messages, statuses, makeId }),
    ...conversationMethods(team, messages),
    ...fileMethods({ team, messages, statuses, files, uploadUrl: `${url}/upload/` }),
    ...peopleMethods(team),
    ...viewMethods({ team, views, triggers, makeId }),
    ...assistantMethods(team, messages, statuses),
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) =>
    isLocalRequest(context.env.incoming, port) ? next() : context.text("Only from this machine.", 403),
  );
  app.route("/api", serveApi(team, methods, faults, closing.signal));
  app.route("/response", responseUrls.routes);
  app.route("/upload", uploadRoutes(files));
  app.route("/desk", deskRoutes({ team, messages, statuses, files, views, faults, link }, control, feed));
  app.route("/", pageRoutes(pageFiles));
  app.onError((error, context) => {
    onError(error);
    return context.json({ ok: false, error: "internal_error" }, 500);
  });
  return { team, messages, statuses, files, views, sockets, control, app, closing };
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
