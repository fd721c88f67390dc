import type { LogFields, Logger, Membership } from "../../ports.ts";

/** The channels in which hand-offs and gaps are shown; who is in one may act for the employer in what is shown there. */
export type RecruitersLane = "recruiters" | "accommodations";

/** `null` where this person may do it; else why not, for them to read. `about`: what they wanted, in ids and codes. */
export type MayAct = (lane: RecruitersLane, person: string, about: LogFields) => Promise<string | null>;

const names: Readonly<Record<RecruitersLane, string>> = {
  recruiters: "the recruiters' channel",
  accommodations: "the channel for accommodations",
};

/** Asked anew for each thing that somebody does: a card, a form or a Home may be older than the right to use it. */
export const createMayAct =
  ({
    membership,
    lanes,
    logger,
  }: {
    membership: Membership;
    /** Channel ids. */
    lanes: Readonly<Record<RecruitersLane, string>>;
    logger: Logger;
  }): MayAct =>
  async (lane, person, about) => {
    const standing = await membership.standing(lanes[lane], person);
    if (standing === "member") return null;
    logger.warn("recruiter_refused", { ...about, lane, standing, user: person });
    return standing === "stranger"
      ? `Only members of ${names[lane]} can do this. If you have just joined it, try again in a minute.`
      : `Whether you are in ${names[lane]} could not be checked just now, so nothing was done. Try again in a minute.`;
  };
