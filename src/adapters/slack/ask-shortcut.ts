import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Phrases } from "../../domain/phrasebook.ts";
import type { Logger, Surfaces } from "../../ports.ts";
import { formView, linesInput } from "./form.ts";
import { askModal } from "./modals.ts";
import { failureCode } from "./post-failure.ts";
import { carriable, shorten } from "./slack-text.ts";
import { unescape } from "./unescape.ts";

const ShortcutPayload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string(),
  message: z.object({ text: z.string().nullish() }),
});

const longestQuestion = 2_900;

/** The message's words as a question that can be changed before it is asked; nothing of it is kept until then. */
export const askModalView = (phrases: Phrases["shortcut"], words: string): ModalView =>
  formView({
    callbackId: askModal.callbackId,
    title: phrases.title,
    send: phrases.send,
    cancel: phrases.cancel,
    blocks: [linesInput(askModal, { label: phrases.question, hint: phrases.hint, longest: 3_000, words })],
  });

/** Opens the form of the message shortcut, while its trigger lives. Never throws. */
export async function openAskModal(
  body: unknown,
  { web, team, surfaces, logger }: { web: WebClient; team: string; surfaces: Surfaces; logger: Logger },
): Promise<void> {
  const parsed = ShortcutPayload.safeParse(body);
  if (!parsed.success || (parsed.data.team?.id ?? team) !== team) {
    return logger.warn("slack_event_ignored", { reason: parsed.success ? "other_team" : "unreadable" });
  }
  try {
    const { shortcut } = await surfaces.phrases(team);
    const words = shorten(carriable(unescape(parsed.data.message.text ?? "")).trim(), longestQuestion);
    await web.views.open({ trigger_id: parsed.data.trigger_id, view: askModalView(shortcut, words) });
  } catch (error) {
    // Whoever pressed sees that nothing opened; there is no channel of theirs to say it in.
    logger.warn("ask_modal_failed", { code: failureCode(error) });
  }
}
