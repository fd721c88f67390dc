import type { Act, Question } from "../domain/question.ts";
import type { HandOffReason } from "../domain/reply.ts";
import type { Understand } from "./understand.ts";

/** Acts that bring a person in by themselves. */
export const handOffActs: Readonly<Partial<Record<Act, HandOffReason>>> = {
  person: "person",
  accommodation: "accommodation",
  status: "status",
};

export type HearRequest = (message: string) => { question: Question; reason: HandOffReason } | null;

/**
 * Hears in a message that somebody needs a person, whatever posting it may be about and before one is chosen; `null`
 * where it asks for none.
 */
export const createHearRequest =
  (understand: Understand): HearRequest =>
  (message) => {
    const question = understand(message, []);
    const reasons = question.parts.flatMap(({ act }) => handOffActs[act] ?? []);
    const [reason] = reasons;
    return reason === undefined ? null : { question, reason };
  };
