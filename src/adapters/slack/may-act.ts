import type { CardLane } from "../../domain/destination.ts";
import type { LogFields, Logger, Membership, MemberStanding } from "../../ports.ts";
import { channelOf, type Lanes } from "./lanes.ts";

/**
 * Who is in the channel where cards stand may act for the employer in what is shown there. `null` where this person may;
 * else why not, for them to read. `about`: what they wanted, in ids and codes.
 */
export type MayAct = (lane: CardLane, person: string, about: LogFields) => Promise<string | null>;

export const houseLane: CardLane = { kind: "recruiters", team: null };

function nameOf(lane: CardLane): string {
  if (lane.kind === "accommodations") return "the channel for accommodations";
  return lane.team === null ? "the recruiters' channel" : "the recruiters' channel of this posting";
}

/** Asked anew for each thing that somebody does: a card, a form or a Home may be older than the right to use it. */
export function createMayAct({
  membership,
  lanes,
  logger,
}: {
  membership: Membership;
  lanes: Lanes;
  logger: Logger;
}): MayAct {
  /** The recruiters of the house may do what a posting's own team may. */
  async function standing(lane: CardLane, person: string): Promise<MemberStanding> {
    if (lane.kind === "accommodations" || lane.team === null)
      return membership.standing(channelOf(lane, lanes), person);
    // Together: whoever pressed a button or sent a form waits three seconds in all.
    const [own, ofHouse] = await Promise.all([
      membership.standing(lane.team, person),
      membership.standing(lanes.recruiters, person),
    ]);
    return own === "member" || ofHouse === "stranger" ? own : ofHouse;
  }

  return async (lane, person, about) => {
    const found = await standing(lane, person);
    if (found === "member") return null;
    logger.warn("recruiter_refused", { ...about, lane: lane.kind, standing: found, user: person });
    return found === "stranger"
      ? `Only members of ${nameOf(lane)} can do this. If you have just joined it, try again in a minute.`
      : `Whether you are in ${nameOf(lane)} could not be checked just now, so nothing was done. Try again in a minute.`;
  };
}
