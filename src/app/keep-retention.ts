import type { Clock, KeptSince, Logger, RetentionStore } from "../ports.ts";
import { repeatEvery } from "./repeat-every.ts";

/** How long each kind of data is kept, in milliseconds. */
export type KeepMs = KeptSince;

export type RetentionOptions = {
  retention: RetentionStore;
  tenant: string;
  keepMs: KeepMs;
  clock: Clock;
  logger: Logger;
};

const everyMs = 60 * 60 * 1_000;

/** Before when what is kept has been kept long enough. */
const keptSince = ({ conversations, answers, messages, audit }: KeepMs, now: number): KeptSince => ({
  conversations: now - conversations,
  answers: now - answers,
  messages: now - messages,
  audit: now - audit,
});

/** Lets go of what has been kept long enough, at once and each hour, until the returned function is called. */
export function keepRetention({ retention, tenant, keepMs, clock, logger }: RetentionOptions): () => Promise<void> {
  const sweep = async (): Promise<void> => {
    const now = clock.now();
    const swept = await retention.sweep(tenant, keptSince(keepMs, now), now);
    if (Object.values(swept).some((count) => count > 0)) logger.info("retention_swept", swept);
  };
  const sweeps = repeatEvery(everyMs, sweep, (error) => logger.error("retention_failed", error));
  sweeps.now();
  return sweeps.stop;
}
