import { onTestFinished } from "vitest";
import type { Store, StoreDesk } from "../../src/ports.ts";
import { sampleEvent } from "../fakes/sample-effects.ts";

export type OpenContractStore = () => Promise<{ store: Store; dispose(): Promise<void> }>;

/** Resolves to an empty store that is disposed of after the test. */
export type Opened = () => Promise<Store>;

export type StoreWithDesk = { store: Store; desk: StoreDesk; dispose(): Promise<void> };

/** Opens a store with its desk, which are closed and disposed of after the test. */
export async function openForTest<T extends StoreWithDesk>(open: () => Promise<T>): Promise<T> {
  const opened = await open();
  onTestFinished(async () => {
    await opened.desk.close();
    await opened.dispose();
  });
  return opened;
}

export const accept = (store: Store, channel: string, id: string, tenant = "T1") =>
  store.inbox.accept({ ...sampleEvent(channel, id), tenant }, { eventId: `e-${id}`, messageKey: `m-${id}` }, 0);

export const claim = async (store: Store, worker = "w", now = 0): Promise<string | null> => {
  const claimed = await store.inbox.claim(worker, now, now + 100);
  return claimed?.event.kind === "message" ? claimed.event.messageId : null;
};

export const claimId = async (store: Store, worker = "w", now = 0): Promise<string> => {
  const claimed = await store.inbox.claim(worker, now, now + 100);
  if (claimed === null) throw new Error("nothing to claim");
  return claimed.id;
};
