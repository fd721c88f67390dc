import { userInfo } from "node:os";
import type { Config } from "../app/config.ts";
import { createLogger } from "../app/logger.ts";
import { openPublishing, type Publishing } from "../app/open-publishing.ts";

export type UsePublishing = <T>(use: (publishing: Publishing) => Promise<T>) => Promise<T>;

/** Opens what publishing needs for as long as it is used. */
export const withPublishing =
  (config: () => Config): UsePublishing =>
  async (use) => {
    const settings = config();
    // What a person reads in the terminal is no place for the log of what went well.
    const logger = createLogger(settings.logLevel === "info" ? "warn" : settings.logLevel);
    const publishing = await openPublishing(settings, logger);
    try {
      return await use(publishing);
    } finally {
      await publishing.close();
    }
  };

/** Who decides, where nobody is named: the user of this machine. */
export const thisUser = (): string => userInfo().username;
