import type { WebClient } from "@slack/web-api";
import { gapLane } from "../../domain/destination.ts";
import type { GapDesk, Logger } from "../../ports.ts";
import { gapModalView } from "./gap-modal.ts";
import { wordsOfAction } from "./hand-off-action.ts";
import { channelOf, type Lanes } from "./lanes.ts";
import { ActionsPayload } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";
import { tellAlone } from "./tell-alone.ts";

export type PressGapOptions = {
  web: WebClient;
  team: string;
  /** Who is in the channel where a gap's card stands may speak for the employer. */
  lanes: Lanes;
  gapDesk: GapDesk;
  logger: Logger;
};

/** Works a press on a gap's card: opens the form while its trigger lives. Never throws; whoever pressed is told. */
export async function pressGap(body: unknown, options: PressGapOptions): Promise<void> {
  const { web, team, lanes, gapDesk, logger } = options;
  const parsed = ActionsPayload.safeParse(body);
  const gapId = parsed.data?.actions[0]?.value ?? "";
  if (!parsed.success || gapId === "") return logger.warn("slack_event_ignored", { reason: "unreadable" });
  const { user, trigger_id: trigger } = parsed.data;
  const channel = actionChannel(parsed.data);
  const isFirst = wordsOfAction(parsed.data.actions[0]?.action_id ?? "") === "answer_gap";

  const tell = tellAlone({ web, channel, user: user.id, logger, about: { gapId } });

  try {
    const gap = await gapDesk.find(team, gapId);
    if (channel !== (gap === null ? lanes.recruiters : channelOf(gapLane(gap), lanes))) {
      logger.warn("gap_press_refused", { gapId, channel, user: user.id });
      return await tell("Only the recruiters' channel of this posting can do this.");
    }
    if (gap === null) return await tell("This question is not there any more.");
    // Whoever wants to answer what is answered learns of it first, and then may correct it.
    if (gap.answer !== null && isFirst) {
      return await tell(`${gap.answer.name ?? "Somebody else"} has answered this already: “${gap.answer.words}”`);
    }
    await web.views.open({ trigger_id: trigger ?? "", view: gapModalView(gap, await gapDesk.waiters(team, gapId)) });
  } catch (error) {
    logger.warn("gap_press_failed", { gapId, code: failureCode(error) });
    await tell("That did not work just now. Please press the button once more.");
  }
}
