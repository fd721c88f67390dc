import { handOffLane } from "../../domain/destination.ts";
import { isHeldByAnother } from "../../domain/hand-off.ts";
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

/**
 * A recruiter's answer, on disk before the modal closes. It is kept word for word: it is the employer's statement to
 * the candidate, who needs the name or the address in it.
 */
export async function acceptAnswer(submission: Submission, options: AcceptAnswerOptions): Promise<AnswerAcceptance> {
  const { handOffId, recruiter, recruiterName, keys } = submission;
  const { installation, clock, logger } = options;
  const text = submission.text.trim();
  if (text === "") return refused("Please write an answer first.");
  try {
    const handOff = await options.handOffs.find(installation.team, handOffId);
    if (handOff === null) return refused("This request is not there any more, so your answer was not sent.");
    const notAllowed = await options.mayAct(handOffLane(handOff), recruiter, { action: "answer_hand_off", handOffId });
    if (notAllowed !== null) return refused(notAllowed);
    // The same recruiter's is let through: it is the same submission sent again, and the inbox knows it.
    if (handOff.state === "answered" && handOff.answeredBy !== recruiter) {
      return refused("Somebody else has answered this meanwhile, so your answer was not sent.");
    }
    if (isHeldByAnother(handOff, recruiter)) {
      return refused("Somebody else has taken the conversation over, so your answer was not sent.");
    }
    const at = clock.now();
    const origin = { tenant: installation.team, channel: handOff.channel, atMicros: at * 1_000 };
    const answered = { ...origin, handOffId, recruiter, recruiterName, text };
    await options.inbox.accept({ kind: "hand_off_answered", ...answered }, keys, at);
    return { kind: "kept" };
  } catch (error) {
    logger.error("answer_not_stored", error, { handOffId });
    return refused("Your answer could not be saved just now. Please press Send again in a minute.");
  }
}
