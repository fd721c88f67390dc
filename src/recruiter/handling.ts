import type { Audience, Handling } from "../domain/handling.ts";

function audienceWords(audience: Audience): string {
  switch (audience.kind) {
    case "workspace":
      return "offered to everybody";
    case "members":
      return `offered to the members of ${audience.channel}`;
    case "link":
      return "offered to nobody; answered to who sends its link or requisition";
  }
}

/** How a posting is handled, as a recruiter reads it. */
export const handlingWords = ({ team, audience }: Handling): string =>
  `${team === null ? "recruiters of the house" : `recruiters in ${team}`}; ${audienceWords(audience)}`;

export const isUsual = ({ team, audience }: Handling): boolean => team === null && audience.kind === "workspace";
