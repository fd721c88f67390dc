import { type GuardedModel, guardModel } from "../adapters/llm/guarded-model.ts";
import type { WarmLanguageModel } from "../adapters/llm/language-model.ts";
import { serveHealth } from "../adapters/health/serve-health.ts";
import { commandName, handledEvents, scopes, shortcutId } from "../adapters/slack/needs.ts";
import { identify } from "../adapters/slack/identify.ts";
import { slackMembership } from "../adapters/slack/membership.ts";
import { startSlack, type SlackApp } from "../adapters/slack/slack-app.ts";
import { splitMessage } from "../adapters/slack/split-message.ts";
import { startWorkspace, type Workspace } from "../adapters/workspace/start-workspace.ts";
import { InputError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Posting } from "../domain/posting.ts";
import { redact } from "../domain/redact.ts";
import type { Logger, Store } from "../ports.ts";
import { accompanied, workingWords } from "./accompany.ts";
import { openAnswering } from "./answering.ts";
import { createGapDesk } from "./gap-desk.ts";
import { openConfiguredModel } from "./open-model.ts";
import { createCatalogue, type PostingCatalogue } from "./catalogue.ts";
import type { Config } from "./config.ts";
import { type SlackSettings, withConnections } from "./slack-settings.ts";
import { startInboxWorker } from "./inbox-worker.ts";
import { openConfiguredStore } from "./open-configured-store.ts";
import { startOutboxSender } from "./outbox-sender.ts";
import { createPersonFile } from "./person-file.ts";
import { createPostingDesk } from "./posting-desk.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { openSourceReader } from "./read-postings.ts";
import { createRecruiterSurfaces } from "./recruiter-surfaces.ts";
import { createReadiness } from "./readiness.ts";
import { createPostingSync } from "./sync-postings.ts";
import { createResponder } from "./respond-to-event.ts";
import { splitDeliveries } from "./split-deliveries.ts";
import { createSurfaces } from "./surfaces.ts";
import { extractionMark } from "./extraction-mark.ts";
import { keepDigest } from "./keep-digest.ts";
import { keepRetention } from "./keep-retention.ts";
import { keepSynced, syncAtStart } from "./keep-synced.ts";
import { systemClock, uuidIds } from "./system.ts";

export type Candor = {
  postings: readonly Posting[];
  /** Where to chat in the local workspace; `null` where Slack itself is served. */
  page: string | null;
  stop(): Promise<void>;
};

/** Two quick messages may come by two sockets in either order; nobody notices a tenth of a second. */
const settleMs = 100;
/** Slack refuses more than about one message a second in a channel; the local workspace bears more. */
const slackPaceMs = 1_000;

/** What the manifest in docs asks for and no more: what would be refused in Slack is refused here. */
const installation = {
  scopes: Object.keys(scopes),
  events: handledEvents,
  commands: [commandName],
  shortcuts: [{ callbackId: shortcutId, name: "Ask about this posting" }],
};

async function openWorkspace(port: number): Promise<Workspace> {
  try {
    return await startWorkspace({ port, seed: installation });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const taken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    if (!taken) throw error;
    throw new InputError(
      `Port ${port} is taken. Stop what uses it, or set CANDOR_PORT to another (0 takes any free one).`,
      { cause: error },
    );
  }
}

function localSlack({ apiUrl, botToken, appToken, channels }: Workspace): SlackSettings {
  const idOf = (name: string): string => {
    const channel = channels.find((one) => one.name === name);
    if (channel === undefined) throw new Error(`the local workspace has no channel ${name}`);
    return channel.id;
  };
  return {
    apiUrl,
    botToken,
    transport: { kind: "socket", appToken },
    recruitersChannel: idOf("candor-recruiters"),
    accommodationsChannel: idOf("candor-accommodations"),
  };
}

/** The patterns of the redactor are compiled on first use; no candidate should wait for that. */
const warmUp = (): void => {
  for (const message of ["I'm deaf, call me at +1 415 555 0134", "What is the salary?", "Gibt es Urlaub?"])
    redact(message);
};

/** A model that spends within its limits; `null` where none is configured. */
const guarding = (
  model: WarmLanguageModel | null,
  { config, store, logger }: { config: Config; store: Store; logger: Logger },
): GuardedModel | null =>
  model === null || config.model === null
    ? null
    : guardModel({ model, meter: store.model, dailyTokens: config.model.dailyTokens, clock: systemClock, logger });

type ReadingParts = {
  store: Store;
  tenant: string;
  publisher: Publisher;
  catalogue: Pick<PostingCatalogue, "all">;
  knowledge: Knowledge;
  logger: Logger;
};

/** Brings the postings up to date with where they come from, now and every so often until it is stopped. */
async function readPostings(config: Config, { store, tenant, catalogue, logger, ...parts }: ReadingParts) {
  const { collections } = store;
  const reader = openSourceReader();
  const common = { clock: systemClock, ids: uuidIds, logger };
  const postingSync = createPostingSync({
    ...common,
    ...parts,
    collections,
    tenant,
    reader,
    extraction: extractionMark(),
  });
  const syncing = { postingSync, refs: config.postingSources, logger };
  const postings = await syncAtStart({
    ...syncing,
    list: () => catalogue.all(tenant),
    holdsAny: async () => (await store.postings.standings(tenant)).some(({ closedAt }) => closedAt === null),
  });
  return { postings, stop: keepSynced({ ...syncing, everyMs: config.syncEveryMs }) };
}

/**
 * Opens everything in order (postings, store, Slack or the local workspace), then works. `stop` drains: what is under
 * way is finished, what is left waits on disk for the next start.
 */
export async function startCandor(config: Config, logger: Logger): Promise<Candor> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const store = await openConfiguredStore(config, { clock: systemClock, ids: uuidIds, logger, settleMs });
    closers.push(() => store.close());
    const model = await openConfiguredModel(config.model, logger);
    const guarded = guarding(model, { config, store, logger });
    const answering = openAnswering(guarded, logger);
    warmUp();
    const workspace = config.slack === null ? await openWorkspace(config.port) : null;
    if (workspace !== null) closers.push(() => workspace.close());
    const settings = workspace === null ? config.slack : localSlack(workspace);
    if (settings === null) throw new Error("there is neither Slack nor a local workspace");
    const membership = slackMembership({ ...settings, clock: systemClock, logger });
    const catalogue = createCatalogue({
      postings: store.postings,
      vocabulary: answering.naming,
      membership,
      clock: systemClock,
    });
    const { phrasebook, knowledge } = answering;
    const tenant = workspace === null ? (await identify(settings, logger)).team : workspace.team.id;
    const common = { clock: systemClock, ids: uuidIds, logger };
    const publisher = createPublisher({ ...common, store, tenant, knowledge, policy: config.publishPolicy });
    // Before anything is connected: what a candidate writes to a bot without postings would be accepted for nothing.
    const synced = await readPostings(config, { store, tenant, publisher, catalogue, knowledge, logger });
    closers.push(synced.stop);
    const postingDesk = createPostingDesk({ store, publisher, tenant, clock: systemClock, logger });
    // Looked at once somebody opens a Home: by then Slack is connected.
    const serving: { slack: SlackApp | null } = { slack: null };
    const readiness = createReadiness(store, { connections: () => serving.slack?.connections() ?? [] }, guarded);
    const recruiters = createRecruiterSurfaces({ gaps: store.gaps, postingDesk, readiness });
    const slack: SlackApp = await startSlack({
      membership,
      postingDesk,
      config: { ...settings, transport: withConnections(settings.transport) },
      inbox: store.inbox,
      handOffs: store.handOffs,
      gapDesk: createGapDesk({ store, knowledge, clock: systemClock }),
      surfaces: createSurfaces({ ...common, store, catalogue, recruiters, phrasebook }),
      personFile: createPersonFile(store.persons, systemClock),
      statusWords: (event) => workingWords(event, phrasebook),
      redact,
      logger,
      clock: systemClock,
    });
    serving.slack = slack;
    closers.push(() => slack.stop());
    const responder = createResponder({
      store,
      catalogue,
      answerMessage: answering.answerMessage,
      hearRequest: answering.hearRequest,
      handBackAfterMs: config.handBackAfterMs,
      officeHours: config.officeHours,
      answerWithinMs: config.answerWithinMs,
      knowledge,
      phrasebook,
      clock: systemClock,
      ids: uuidIds,
      logger,
    });
    const respond = splitDeliveries(accompanied(responder.respond, slack.presence), splitMessage, uuidIds);
    const onWork = (listener: () => void): (() => void) => store.onWork(listener);
    const sender = startOutboxSender({
      ...common,
      onWork,
      outbox: store.outbox,
      messenger: slack.messenger,
      paceMs: workspace === null ? slackPaceMs : 0,
    });
    closers.push(() => sender.stop());
    const worker = startInboxWorker({ ...common, onWork, inbox: store.inbox, ...responder, respond });
    closers.push(() => worker.stop());
    closers.push(keepRetention({ ...common, retention: store.retention, tenant, keepMs: config.keepMs }));
    closers.push(keepDigest({ ...common, inbox: store.inbox, tenant, officeHours: config.officeHours }));
    if (config.healthPort !== null) {
      const health = await serveHealth({ port: config.healthPort, readiness, logger });
      closers.push(() => health.close());
      logger.info("health_served", { port: health.port });
    }
    void model?.warm();
    return { postings: synced.postings, page: workspace === null ? null : `${workspace.url}/?as=avery`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
