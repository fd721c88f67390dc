import { z } from "zod";

/** The buttons of a hand-off's card. */
export const HandOffAction = z.enum([
  "answer_hand_off",
  "claim_hand_off",
  "return_hand_off",
  "own_hand_off",
  "correct_hand_off",
]);
export type HandOffAction = z.infer<typeof HandOffAction>;

/** All that recruiters press, and nobody else. */
export const RecruitersAction = z.enum([
  ...HandOffAction.options,
  "answer_gap",
  "correct_gap",
  "pause_posting",
  "resume_posting",
]);
export type RecruitersAction = z.infer<typeof RecruitersAction>;

/** The words of the house in an action id: `claim_hand_off:1` → `claim_hand_off`. */
export const wordsOfAction = (actionId: string): string => actionId.split(":")[0] ?? "";
