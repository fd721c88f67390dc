import type { WebClient } from "@slack/web-api";
import type { GapDesk, Logger } from "../../ports.ts";
import { gapModalView } from "./gap-modal.ts";
import { ActionsPayload } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";
import { escapeText } from "./slack-text.ts";

export type PressGapOptions = {
  web: WebClient;
  team: string;
  /** Who is in it may speak for the employer. */
  recruitersChannel: string;
  gapDesk: GapDesk;
  logger: Logger;
};

/** Works a press on a gap's card: opens the form while its trigger lives. Never throws; whoever pressed is told. */
export async function pressGap(body: unknown, options: PressGapOptions): Promise<void> {
  const { web, team, recruitersChannel, gapDesk, logger } = options;
  const parsed = ActionsPayload.safeParse(body);
  const gapId = parsed.data?.actions[0]?.value ?? "";
  if (!parsed.success || gapId === "") return logger.warn("slack_event_ignored", { reason: "unreadable" });
  const { user, trigger_id: trigger } = parsed.data;
  const channel = actionChannel(parsed.data);

  const tell = async (text: string): Promise<void> => {
    if (channel === null) return;
    try {
      const message = { channel, user: user.id, text: escapeText(text), parse: "none" as const, link_names: false };
      await web.chat.postEphemeral(message);
    } catch (error) {
      logger.warn("slack_notice_failed", { gapId, code: failureCode(error) });
    }
  };

  if (channel !== recruitersChannel) {
    logger.warn("gap_press_refused", { gapId, channel, user: user.id });
    return tell("Only the recruiters' channel can do this.");
  }
  try {
    const gap = await gapDesk.find(team, gapId);
    if (gap === null) return await tell("This question is not there any more.");
    if (gap.answer !== null) {
      return await tell(`${gap.answer.name ?? "Somebody else"} has answered this already: “${gap.answer.words}”`);
    }
    await web.views.open({ trigger_id: trigger ?? "", view: gapModalView(gap, await gapDesk.waiters(team, gapId)) });
  } catch (error) {
    logger.warn("gap_press_failed", { gapId, code: failureCode(error) });
    await tell("That did not work just now. Please press the button once more.");
  }
}
