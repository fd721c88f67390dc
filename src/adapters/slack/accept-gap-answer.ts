import { endOf } from "../../domain/day.ts";
import { gapLane } from "../../domain/destination.ts";
import { postingLane } from "../../domain/posting.ts";
import type { Clock, GapDesk, Inbox, Logger } from "../../ports.ts";
import { gapModal } from "./gap-modal.ts";
import { houseLane, type MayAct } from "./may-act.ts";
import type { GapSubmission, Installation } from "./read-payload.ts";

export type AcceptGapAnswerOptions = {
  inbox: Pick<Inbox, "accept">;
  gapDesk: GapDesk;
  mayAct: MayAct;
  installation: Installation;
  logger: Logger;
  clock: Clock;
};

/** `null`: kept, the form may close · else what is wrong, by the block that it is shown at. */
export type GapProblem = Readonly<Record<string, string>> | null;

const atWords = (message: string): GapProblem => ({ [gapModal.words]: message });

/** A recruiter's answer to a gap: looked at while they can still change it, and on disk before the form closes. */
export async function acceptGapAnswer(
  { gapId, corrects, recruiter, recruiterName, words, scope, topic, until, keys }: GapSubmission,
  { inbox, gapDesk, mayAct, installation, logger, clock }: AcceptGapAnswerOptions,
): Promise<GapProblem> {
  const text = words.trim();
  if (text === "") return atWords("Please write an answer first.");
  try {
    const gap = await gapDesk.find(installation.team, gapId);
    const notAllowed = await mayAct(gap === null ? houseLane : gapLane(gap), recruiter, {
      action: "answer_gap",
      gapId,
    });
    if (notAllowed !== null) return atWords(notAllowed);
    if (gap === null) return atWords("This question is not there any more, so your answer was not sent.");
    // The same recruiter's is let through: it is the same submission sent again, and the inbox knows it.
    if (gap.answer !== null && gap.answer.at !== corrects && gap.answer.by !== recruiter) {
      return atWords(`${gap.answer.name ?? "Somebody else"} has answered this meanwhile: “${gap.answer.words}”`);
    }
    const problem = await gapDesk.problemWith(gap, { words: text, topic, scope });
    if (problem !== null) return atWords(problem);
    const at = clock.now();
    if (until !== null && endOf(until) <= at)
      return { [gapModal.until]: "This day is over already. Choose a later one, or none." };
    const origin = { tenant: installation.team, channel: postingLane(gap.postingKey), atMicros: at * 1_000 };
    const answered = { gapId, recruiter, recruiterName, text, topic, scope, until, corrects };
    await inbox.accept({ kind: "gap_answered", ...origin, ...answered }, keys, at);
    return null;
  } catch (error) {
    logger.error("answer_not_stored", error, { gapId });
    return atWords("Your answer could not be saved just now. Please press Send again in a minute.");
  }
}
