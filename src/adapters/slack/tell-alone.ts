import type { WebClient } from "@slack/web-api";
import type { LogFields, Logger } from "../../ports.ts";
import { failureCode } from "./post-failure.ts";
import { escapeText } from "./slack-text.ts";

export type Listener = { web: WebClient; channel: string | null; user: string; logger: Logger; about: LogFields };

/** Says something that one person alone reads in a channel. Best effort: never throws. */
export const tellAlone =
  ({ web, channel, user, logger, about }: Listener) =>
  async (text: string): Promise<void> => {
    if (channel === null) return;
    try {
      // It may name a person, by a name that they chose.
      await web.chat.postEphemeral({ channel, user, text: escapeText(text), parse: "none", link_names: false });
    } catch (error) {
      logger.warn("slack_notice_failed", { ...about, code: failureCode(error) });
    }
  };
