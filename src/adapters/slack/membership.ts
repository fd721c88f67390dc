import { setTimeout as pause } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { UnavailableError } from "../../domain/errors.ts";
import type { Clock, Logger, Membership } from "../../ports.ts";
import { failureCode } from "./post-failure.ts";
import { slackWebClient } from "./web-client.ts";

export type MembershipOptions = {
  botToken: string;
  apiUrl?: string | undefined;
  logger: Logger;
  clock: Clock;
  /** How long whoever asks waits for Slack. */
  patienceMs?: number;
};

const Page = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

const keptMs = 60_000;
/** A Slack that does not say is not asked by everybody who opens a Home. */
const failureKeptMs = 5_000;
/** Slack allows up to 999 and may give fewer. */
const pageSize = 500;
/** Whoever typed a command waits three seconds in all. */
const defaultPatienceMs = 1_500;

async function readMembers(web: WebClient, channel: string): Promise<ReadonlySet<string>> {
  const members = new Set<string>();
  let cursor = "";
  do {
    const page = { channel, limit: pageSize, ...(cursor === "" ? {} : { cursor }) };
    const { members: more, response_metadata } = Page.parse(await web.conversations.members(page));
    for (const member of more) members.add(member);
    const next = response_metadata?.next_cursor ?? "";
    if (next !== "" && next === cursor) throw new UnavailableError("slack", { message: "a page follows itself" });
    cursor = next;
  } while (cursor !== "");
  return members;
}

/** Who is in a channel, as Slack says. Members are read once for all who ask within a minute. */
export function slackMembership(options: MembershipOptions): Membership {
  const { botToken, apiUrl, logger, clock, patienceMs = defaultPatienceMs } = options;
  const web = slackWebClient(botToken, apiUrl, logger);
  /** `members`: `null` where Slack did not say. */
  const kept = new Map<string, { members: ReadonlySet<string> | null; at: number }>();
  const underWay = new Map<string, Promise<ReadonlySet<string> | null>>();

  /** `null` where Slack does not say. What comes too late for who asked is there for the next. */
  async function read(channel: string): Promise<ReadonlySet<string> | null> {
    // From before it was asked: what happens while Slack answers may not be in the answer.
    const at = clock.now();
    try {
      const members = await readMembers(web, channel);
      kept.set(channel, { members, at });
      return members;
    } catch (error) {
      logger.warn("membership_unknown", { channel, code: failureCode(error) });
      kept.set(channel, { members: null, at });
      return null;
    } finally {
      underWay.delete(channel);
    }
  }

  async function membersOf(channel: string): Promise<ReadonlySet<string> | null> {
    const known = kept.get(channel);
    const age = clock.now() - (known?.at ?? 0);
    if (known !== undefined && age < (known.members === null ? failureKeptMs : keptMs)) return known.members;
    const reading = underWay.get(channel) ?? read(channel);
    underWay.set(channel, reading);
    const answered = new AbortController();
    try {
      const late = pause(patienceMs, "late" as const, { ref: false, signal: answered.signal });
      const members = await Promise.race([reading, late]);
      if (members !== "late") return members;
      logger.warn("membership_unknown", { channel, code: "timeout" });
      return null;
    } finally {
      answered.abort();
    }
  }

  const standing: Membership["standing"] = async (channel, person) => {
    const members = await membersOf(channel);
    if (members === null) return "unknown";
    return members.has(person) ? "member" : "stranger";
  };

  return { standing, isMember: async (channel, person) => (await standing(channel, person)) === "member" };
}
