import type { WebClient } from "@slack/web-api";
import type { LogFields, Logger } from "../../ports.ts";
import { noticeView } from "./form.ts";
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

/** The same; where something was pressed outside of a channel, as on the Home, in a window, while its trigger lives. */
export const tellWhoPressed =
  ({ trigger, ...listener }: Listener & { trigger: string | null }) =>
  async (text: string): Promise<void> => {
    if (listener.channel !== null) return tellAlone(listener)(text);
    const { web, logger, about } = listener;
    try {
      await web.views.open({ trigger_id: trigger ?? "", view: noticeView(text) });
    } catch (error) {
      logger.warn("slack_notice_failed", { ...about, code: failureCode(error) });
    }
  };
