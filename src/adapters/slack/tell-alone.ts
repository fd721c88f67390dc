import type { WebClient } from "@slack/web-api";
import type { LogFields, Logger } from "../../ports.ts";
import { noticeView } from "./form.ts";
import { failureCode } from "./post-failure.ts";
import { escapeText } from "./slack-text.ts";

type Presser = {
  web: WebClient;
  /** `null` where it was pressed outside of a channel, as on the Home. */
  channel: string | null;
  trigger: string | null;
  user: string;
  logger: Logger;
  about: LogFields;
};

/**
 * Says something that whoever pressed alone reads: in the channel, or in a window while its trigger lives. Best effort:
 * never throws.
 */
export const tellWhoPressed =
  ({ web, channel, trigger, user, logger, about }: Presser) =>
  async (text: string): Promise<void> => {
    try {
      await (channel === null
        ? web.views.open({ trigger_id: trigger ?? "", view: noticeView(text) })
        : // It may name a person, by a name that they chose.
          web.chat.postEphemeral({ channel, user, text: escapeText(text), parse: "none", link_names: false }));
    } catch (error) {
      logger.warn("slack_notice_failed", { ...about, code: failureCode(error) });
    }
  };
