import type { WebClient } from "@slack/web-api";
import { Posting } from "../../domain/posting.ts";
import type { Logger, PostingDesk } from "../../ports.ts";
import { wordsOfAction } from "./hand-off-action.ts";
import type { Home } from "./home.ts";
import { houseLane, type MayAct } from "./may-act.ts";
import { ActionsPayload } from "./payloads.ts";
import { failureCode } from "./post-failure.ts";
import { actionChannel } from "./read-payload.ts";
import { tellWhoPressed } from "./tell-alone.ts";

export type PressPostingOptions = {
  web: WebClient;
  mayAct: MayAct;
  postingDesk: Pick<PostingDesk, "pause" | "resume">;
  home: Pick<Home, "redraw">;
  logger: Logger;
};

/**
 * Works a press on a posting of a recruiter's Home; resolves when it is done, so that it is acknowledged after that. What
 * it came to stands on the Home, drawn anew: pressed twice, or on an old Home, it shows what is. Never throws.
 */
export async function pressPosting(body: unknown, options: PressPostingOptions): Promise<void> {
  const { web, mayAct, postingDesk, home, logger } = options;
  const parsed = ActionsPayload.safeParse(body);
  const [pressed] = parsed.data?.actions ?? [];
  const key = Posting.shape.key.safeParse(pressed?.value).data;
  if (!parsed.success || pressed === undefined || key === undefined) {
    return logger.warn("slack_event_ignored", { reason: "unreadable" });
  }
  const { user, trigger_id, view } = parsed.data;
  const action = wordsOfAction(pressed.action_id);
  const by = { id: user.id, name: user.name ?? null };
  const about = { action, posting: key };
  const channel = actionChannel(parsed.data);
  const tell = tellWhoPressed({ web, channel, trigger: trigger_id ?? null, user: user.id, logger, about });
  try {
    const notAllowed = await mayAct(houseLane, user.id, about);
    if (notAllowed === null)
      await (action === "pause_posting" ? postingDesk.pause(key, by) : postingDesk.resume(key, by));
    else await tell(notAllowed);
  } catch (error) {
    logger.error("posting_press_failed", error, { ...about, code: failureCode(error) });
    await tell("That did not work just now. Please press the button once more.");
  }
  // Nobody waits for it: it never rejects, says `Home`.
  void home.redraw(user.id, view?.private_metadata ?? "");
}
