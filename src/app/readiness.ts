import { setTimeout as pause } from "node:timers/promises";
import type { GuardedModel } from "../adapters/llm/guarded-model.ts";
import type { SlackApp } from "../adapters/slack/slack-app.ts";
import type { Readiness, Store } from "../ports.ts";

/** A store that takes longer does not answer candidates either. */
const storePatienceMs = 2_000;

type Counts = {
  inbox: Awaited<ReturnType<Store["inbox"]["counts"]>>;
  outbox: Awaited<ReturnType<Store["outbox"]["counts"]>>;
};

async function countsOf({ inbox, outbox }: Pick<Store, "inbox" | "outbox">): Promise<Counts | null> {
  const counted = Promise.all([inbox.counts(), outbox.counts()]).then(
    ([ofInbox, ofOutbox]) => ({ inbox: ofInbox, outbox: ofOutbox }),
    // What went wrong stands in the log, where work fails; here it is a state.
    () => null,
  );
  return Promise.race([counted, pause(storePatienceMs, null, { ref: false })]);
}

/** Ready: Slack's words come in, and the store takes them. */
export const createReadiness =
  (store: Pick<Store, "inbox" | "outbox">, slack: Pick<SlackApp, "connections">, model: GuardedModel | null) =>
  async (): Promise<Readiness> => {
    const counts = await countsOf(store);
    const connections = slack.connections();
    return {
      ready: counts !== null && connections.includes("connected"),
      slack: connections,
      store: counts === null ? "unreachable" : "reachable",
      // Without a model the posting's own words answer, so none of its states makes Candor unready.
      ...(model === null || counts === null ? {} : { model: await model.state() }),
      ...counts,
    };
  };
