import type { WebClient } from "@slack/web-api";
import { handOffLane } from "../../domain/destination.ts";
import { type HandOff, isHeldByAnother, standingAnswer } from "../../domain/hand-off.ts";
import type { Clock, HandOffStore, Inbox, Logger } from "../../ports.ts";
import { HandOffAction, wordsOfAction } from "./hand-off-action.ts";
import { houseLane, type MayAct } from "./may-act.ts";
import { answerModalView, correctionModalView } from "./modals.ts";
import { ActionsPayload, pressKeys } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";
import { tellWhoPressed } from "./tell-alone.ts";

export type PressCardOptions = {
  web: WebClient;
  team: string;
  mayAct: MayAct;
  handOffs: Pick<HandOffStore, "find">;
  inbox: Pick<Inbox, "accept">;
  logger: Logger;
  clock: Clock;
};

type Press = { action: HandOffAction; handOffId: string; recruiter: string; name: string | null };

/** Why the answer cannot be corrected, for whoever pressed; `null` where it can. */
function noCorrection(handOff: HandOff): string | null {
  if (standingAnswer(handOff) === null) return "There is no answer to correct yet.";
  if (handOff.stoppedAt === null) return null;
  return "The candidate does not want to be written to any more, so the answer cannot be corrected.";
}

/** Why the press means nothing any more, for whoever pressed; `null` where it does. */
function refusal({ action, recruiter }: Press, handOff: HandOff | null): string | null {
  if (handOff === null) return "This request is not there any more.";
  if (action === "correct_hand_off") return noCorrection(handOff);
  if (handOff.state === "answered") return "This request has been answered already.";
  const { holder } = handOff;
  if (isHeldByAnother(handOff, recruiter)) {
    return `${holder?.name ?? "Somebody else"} talks with the candidate. You can answer when they have handed back.`;
  }
  return action === "claim_hand_off" && holder !== null ? "You have taken this conversation over already." : null;
}

/**
 * Works a press of a button on a hand-off's card. Who is in the channel where the hand-off is shown may speak for the
 * employer, and nobody else. Never throws; whoever pressed is told what went wrong.
 */
export async function pressCard(body: unknown, options: PressCardOptions): Promise<void> {
  const { web, mayAct, logger, team, clock } = options;
  const parsed = ActionsPayload.safeParse(body);
  const [pressed] = parsed.data?.actions ?? [];
  const action = HandOffAction.safeParse(wordsOfAction(pressed?.action_id ?? "")).data;
  if (!parsed.success || pressed === undefined || action === undefined) {
    return logger.warn("slack_event_ignored", { reason: "unreadable" });
  }
  const { user, trigger_id: trigger } = parsed.data;
  const channel = actionChannel(parsed.data);
  const handOffId = pressed.value ?? "";
  const press: Press = { action, handOffId, recruiter: user.id, name: user.name ?? null };

  const about = { handOffId };
  const tell = tellWhoPressed({ web, channel, trigger: trigger ?? null, user: user.id, logger, about });

  const store = async (
    { tenant, channel: conversation }: HandOff,
    kind: "hand_off_claimed" | "hand_off_returned" | "hand_off_owned",
  ) => {
    const at = clock.now();
    const by = { recruiter: press.recruiter, recruiterName: press.name };
    const event = { kind, tenant, channel: conversation, atMicros: at * 1_000, handOffId, ...by };
    await options.inbox.accept(event, pressKeys(pressed, user.id), at);
  };

  const act = async (handOff: HandOff): Promise<unknown> => {
    switch (action) {
      case "answer_hand_off":
        return web.views.open({ trigger_id: trigger ?? "", view: answerModalView(handOff) });
      case "correct_hand_off":
        return web.views.open({ trigger_id: trigger ?? "", view: correctionModalView(handOff) });
      case "claim_hand_off":
        return store(handOff, "hand_off_claimed");
      case "return_hand_off":
        return store(handOff, "hand_off_returned");
      case "own_hand_off":
        return store(handOff, "hand_off_owned");
    }
  };

  try {
    const handOff = await options.handOffs.find(team, handOffId);
    const lane = handOff === null ? houseLane : handOffLane(handOff);
    const notAllowed = await mayAct(lane, user.id, { action, handOffId });
    if (notAllowed !== null) return await tell(notAllowed);
    const refused = refusal(press, handOff);
    if (refused !== null || handOff === null) return await tell(refused ?? "");
    await act(handOff);
  } catch (error) {
    // Most often the trigger, which lives three seconds.
    logger.warn("hand_off_press_failed", { handOffId, action, code: failureCode(error) });
    await tell("That did not work just now. Please press the button once more.");
  }
}
