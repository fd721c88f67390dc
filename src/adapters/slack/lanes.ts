import type { Destination } from "../../domain/destination.ts";

/** The ids of the channels in which cards stand where a posting has no team of its own. */
export type Lanes = { recruiters: string; accommodations: string };

/** The id of the channel that a destination means. */
export function channelOf(destination: Destination, lanes: Lanes): string {
  switch (destination.kind) {
    case "conversation":
    case "conversation_file":
      return destination.channel;
    case "recruiters":
      return destination.team ?? lanes.recruiters;
    case "accommodations":
    case "accommodation_thread":
      return lanes.accommodations;
  }
}
