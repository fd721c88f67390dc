import { type OfficeHours, weekBegin } from "../domain/office-hours.ts";
import type { Clock, Inbox, Logger } from "../ports.ts";

export type DigestOptions = {
  inbox: Pick<Inbox, "accept">;
  tenant: string;
  officeHours: OfficeHours | null;
  clock: Clock;
  logger: Logger;
};

/** The lane in which digests are worked. */
const lane = "digest";

/**
 * Has the digest of each week made once when the next one begins, and at once where nobody was running then; until the
 * returned function is called.
 */
export function keepDigest({ inbox, tenant, officeHours, clock, logger }: DigestOptions): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const accept = async (): Promise<void> => {
    const at = clock.now();
    const until = weekBegin(officeHours, at);
    const since = weekBegin(officeHours, until - 1);
    const key = `digest:${tenant}:${until}`;
    const event = { kind: "digest_due" as const, tenant, channel: lane, atMicros: until * 1_000, since, until };
    await inbox.accept(event, { eventId: key, messageKey: key }, at);
  };

  const next = (): void => {
    const at = clock.now();
    // A week is at most eight days long, by any change of the clocks: no timer runs over.
    const wait = weekBegin(officeHours, at, 1) - at;
    timer = setTimeout(look, wait);
    timer.unref();
  };

  const acceptAndWait = async (): Promise<void> => {
    try {
      await accept();
    } catch (error) {
      logger.error("digest_not_accepted", error);
    }
    next();
  };

  const look = (): void => {
    running = acceptAndWait();
  };

  look();
  return async () => {
    await running;
    clearTimeout(timer);
  };
}
