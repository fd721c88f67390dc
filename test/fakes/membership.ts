import type { Membership } from "../../src/ports.ts";

/** Who is in which channel; nobody else is in any. */
export function membershipOf(members: Readonly<Record<string, readonly string[]>> = {}): Membership {
  const isIn = (channel: string, person: string): boolean => members[channel]?.includes(person) === true;
  return {
    standing: (channel, person) => Promise.resolve(isIn(channel, person) ? "member" : "stranger"),
    isMember: (channel, person) => Promise.resolve(isIn(channel, person)),
  };
}
