import type { WebClient } from "@slack/web-api";
import { gapLane } from "../../domain/destination.ts";
import type { GapDesk, Logger } from "../../ports.ts";
import { gapModalView } from "./gap-modal.ts";
import { wordsOfAction } from "./hand-off-action.ts";
import { houseLane, type MayAct } from "./may-act.ts";
import { ActionsPayload } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";
import { tellWhoPressed } from "./tell-alone.ts";

export type PressGapOptions = {
  web: WebClient;
  team: string;
  mayAct: MayAct;
  gapDesk: GapDesk;
  logger: Logger;
};

/** Works a press on a gap's card: opens the form while its trigger lives. Never throws; whoever pressed is told. */
export async function pressGap(body: unknown, options: PressGapOptions): Promise<void> {
  const { web, team, mayAct, gapDesk, logger } = options;
  const parsed = ActionsPayload.safeParse(body);
  const gapId = parsed.data?.actions[0]?.value ?? "";
  if (!parsed.success || gapId === "") return logger.warn("slack_event_ignored", { reason: "unreadable" });
  const { user, trigger_id: trigger } = parsed.data;
  const action = wordsOfAction(parsed.data.actions[0]?.action_id ?? "");

  const channel = actionChannel(parsed.data);
  const tell = tellWhoPressed({ web, channel, trigger: trigger ?? null, user: user.id, logger, about: { gapId } });

  try {
    const gap = await gapDesk.find(team, gapId);
    const notAllowed = await mayAct(gap === null ? houseLane : gapLane(gap), user.id, { action, gapId });
    if (notAllowed !== null) return await tell(notAllowed);
    if (gap === null) return await tell("This question is not there any more.");
    // Whoever wants to answer what is answered learns of it first, and then may correct it.
    if (gap.answer !== null && action === "answer_gap") {
      return await tell(`${gap.answer.name ?? "Somebody else"} has answered this already: “${gap.answer.words}”`);
    }
    await web.views.open({ trigger_id: trigger ?? "", view: gapModalView(gap, await gapDesk.waiters(team, gapId)) });
  } catch (error) {
    logger.warn("gap_press_failed", { gapId, code: failureCode(error) });
    await tell("That did not work just now. Please press the button once more.");
  }
}
