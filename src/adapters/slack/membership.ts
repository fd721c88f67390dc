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
/** Slack allows up to 1,000 and may give fewer. */
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

/** Who is in a channel, as Slack says. Members are read once for all who ask within a minute; a failure is not kept. */
export function slackMembership(options: MembershipOptions): Membership {
  const { botToken, apiUrl, logger, clock, patienceMs = defaultPatienceMs } = options;
  const web = slackWebClient(botToken, apiUrl, logger);
  const kept = new Map<string, { members: ReadonlySet<string>; at: number }>();
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
      return null;
    } finally {
      underWay.delete(channel);
    }
  }

  async function membersOf(channel: string): Promise<ReadonlySet<string> | null> {
    const known = kept.get(channel);
    if (known !== undefined && clock.now() - known.at < keptMs) return known.members;
    const reading = underWay.get(channel) ?? read(channel);
    underWay.set(channel, reading);
    const outOfPatience = new AbortController();
    try {
      return await Promise.race([reading, pause(patienceMs, null, { ref: false, signal: outOfPatience.signal })]);
    } finally {
      outOfPatience.abort();
    }
  }

  const standing: Membership["standing"] = async (channel, person) => {
    const members = await membersOf(channel);
    if (members === null) return "unknown";
    return members.has(person) ? "member" : "stranger";
  };

  return { standing, isMember: async (channel, person) => (await standing(channel, person)) === "member" };
}
