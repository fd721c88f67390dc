import type { WebClient } from "@slack/web-api";
import type { HandOffStore, Logger } from "../../ports.ts";
import { answerModalView } from "./modals.ts";
import { ActionsPayload } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";

export type AnswerButtonOptions = {
  web: WebClient;
  team: string;
  lanes: { recruiters: string; accommodations: string };
  handOffs: Pick<HandOffStore, "find">;
  logger: Logger;
};

/**
 * Opens the answer modal for a press of "Answer". Only in the channels where hand-offs are shown: who is in them may
 * speak for the employer. Never throws; whoever pressed is told what went wrong.
 */
export async function openAnswerModal(body: unknown, options: AnswerButtonOptions): Promise<void> {
  const { web, lanes, logger, team } = options;
  const parsed = ActionsPayload.safeParse(body);
  if (!parsed.success) return logger.warn("slack_event_ignored", { reason: "unreadable" });
  const payload = parsed.data;
  const user = payload.user.id;
  const channel = actionChannel(payload);
  const handOffId = payload.actions[0]?.value ?? "";

  const tell = async (text: string): Promise<void> => {
    if (channel === null) return;
    try {
      await web.chat.postEphemeral({ channel, user, text });
    } catch (error) {
      logger.warn("slack_notice_failed", { handOffId, code: failureCode(error) });
    }
  };

  if (channel !== lanes.recruiters && channel !== lanes.accommodations) {
    logger.warn("answer_refused", { handOffId, channel, user });
    return tell("Only the recruiters' channel can answer this.");
  }
  try {
    const handOff = await options.handOffs.find(team, handOffId);
    if (handOff === null) return await tell("This request is not there any more.");
    if (handOff.state === "answered") return await tell("This request has been answered already.");
    await web.views.open({ trigger_id: payload.trigger_id ?? "", view: answerModalView(handOff) });
  } catch (error) {
    // Most often the trigger, which lives three seconds.
    logger.warn("answer_modal_failed", { handOffId, code: failureCode(error) });
    await tell("The form could not be opened. Please press the button once more.");
  }
}
