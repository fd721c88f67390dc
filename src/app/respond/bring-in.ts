import type { Effects } from "../../domain/delivery.ts";
import { type Paragraph, text } from "../../domain/message.ts";
import { afterOpen, nextOpening, officeTime } from "../../domain/office-hours.ts";
import { fill, type Speech } from "../../domain/phrasebook.ts";
import { dueCheck, type HandOffRequest, openHandOff } from "../../recruiter/hand-off.ts";
import type { ResponderDependencies } from "./responder.ts";

import { teamOf } from "./team-of.ts";

/** A hand-off on its way: what it changes, and what more the candidate has to know. */
export type BroughtIn = Pick<Effects, "openedHandOffs" | "deliveries" | "scheduled"> & { notice: Paragraph[] };

/** Brings a person in: a hand-off with its card, a time by which it should be answered, and a look when that is over. */
export function createBringIn({
  store,
  clock,
  ids,
  officeHours,
  answerWithinMs,
}: Pick<ResponderDependencies, "store" | "clock" | "ids" | "officeHours" | "answerWithinMs">) {
  /** Where nobody is there now: when somebody is. */
  function outOfHours({ language, phrases }: Speech): Paragraph[] {
    const at = clock.now();
    const next = nextOpening(officeHours, at);
    return next === at ? [] : [text(fill(phrases.outOfHours, { when: officeTime(officeHours, next, language) }))];
  }

  async function bringIn(request: Omit<HandOffRequest, "at" | "dueAt" | "team">, speech: Speech): Promise<BroughtIn> {
    const at = clock.now();
    const dueAt = afterOpen(officeHours, at, answerWithinMs);
    const team = await teamOf(store.postings, request.tenant, request.posting?.key ?? null);
    const { handOff, card } = openHandOff({ ...request, team, at, dueAt }, { ids, officeHours });
    return {
      openedHandOffs: [handOff],
      deliveries: [card],
      scheduled: [dueCheck(handOff, dueAt, 1)],
      notice: outOfHours(speech),
    };
  }

  return { bringIn, outOfHours };
}
