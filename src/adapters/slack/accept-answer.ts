import { handOffLane } from "../../domain/destination.ts";
import type { IncomingEvent } from "../../domain/event.ts";
import { type HandOff, isHeldByAnother, nameOf, standingAnswer } from "../../domain/hand-off.ts";
import type { Clock, HandOffStore, Inbox, Logger } from "../../ports.ts";
import type { MayAct } from "./may-act.ts";
import type { Installation, Submission } from "./read-payload.ts";

export type AcceptAnswerOptions = {
  inbox: Pick<Inbox, "accept">;
  handOffs: Pick<HandOffStore, "find">;
  mayAct: MayAct;
  installation: Installation;
  logger: Logger;
  clock: Clock;
};

/** kept: the modal may close · refused: the modal stays open, with the recruiter's words in it, and says why. */
export type AnswerAcceptance = { kind: "kept" } | { kind: "refused"; message: string };

const refused = (message: string): AnswerAcceptance => ({ kind: "refused", message });

function correctedMeanwhile({ corrected }: HandOff): string {
  const first = corrected === null ? "Somebody else" : nameOf(corrected);
  return `${first} has corrected the answer meanwhile, so yours was not sent. To correct theirs, copy your words and press “Correct the answer” once more.`;
}

/**
 * Why it comes too late, for whoever sent it; `null` where it does not. The same recruiter's is let through: it is the
 * same submission sent again, and the inbox knows it.
 */
function tooLate({ corrects, recruiter }: Submission, handOff: HandOff): string | null {
  if (corrects === null && handOff.state === "answered" && handOff.answeredBy !== recruiter)
    return "Somebody else has answered this meanwhile, so your answer was not sent.";
  if (isHeldByAnother(handOff, recruiter))
    return "Somebody else has taken the conversation over, so your answer was not sent.";
  if (corrects === null) return null;
  if (handOff.stoppedAt !== null)
    return "The candidate does not want to be written to any more, so your correction was not sent.";
  const isSame = standingAnswer(handOff) === corrects || handOff.corrected?.recruiter === recruiter;
  return isSame ? null : correctedMeanwhile(handOff);
}

/**
 * A recruiter's answer, or a correction of one, on disk before the modal closes. It is kept word for word: it is the
 * employer's statement to the candidate, who needs the name or the address in it.
 */
export async function acceptAnswer(submission: Submission, options: AcceptAnswerOptions): Promise<AnswerAcceptance> {
  const { handOffId, corrects, recruiter, recruiterName, keys } = submission;
  const { installation, clock, logger } = options;
  const text = submission.text.trim();
  if (text === "") return refused("Please write an answer first.");
  try {
    const handOff = await options.handOffs.find(installation.team, handOffId);
    if (handOff === null) return refused("This request is not there any more, so your answer was not sent.");
    const action = corrects === null ? "answer_hand_off" : "correct_hand_off";
    const notAllowed = await options.mayAct(handOffLane(handOff), recruiter, { action, handOffId });
    if (notAllowed !== null) return refused(notAllowed);
    const late = tooLate(submission, handOff);
    if (late !== null) return refused(late);
    const at = clock.now();
    const origin = { tenant: installation.team, channel: handOff.channel, atMicros: at * 1_000 };
    const said = { ...origin, handOffId, recruiter, recruiterName, text };
    const event: IncomingEvent =
      corrects === null ? { kind: "hand_off_answered", ...said } : { kind: "hand_off_corrected", ...said, corrects };
    await options.inbox.accept(event, keys, at);
    return { kind: "kept" };
  } catch (error) {
    logger.error("answer_not_stored", error, { handOffId });
    return refused("Your answer could not be saved just now. Please press Send again in a minute.");
  }
}
