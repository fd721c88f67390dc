import { z } from "zod";
import type { IncomingEvent } from "../../domain/event.ts";
import type { Clock, Inbox, Logger, MemberStanding, Surfaces } from "../../ports.ts";
import { blockBody } from "./message-body.ts";
import type { DirectChannels } from "./direct-channels.ts";
import { failureCode } from "./post-failure.ts";

export type CommandOptions = {
  team: string;
  surfaces: Surfaces;
  /** Whether somebody is a recruiter. */
  standing: (person: string) => Promise<MemberStanding>;
  inbox: Pick<Inbox, "accept">;
  directChannel: DirectChannels;
  clock: Clock;
  logger: Logger;
};

const CommandPayload = z.object({
  team_id: z.string(),
  user_id: z.string(),
  user_name: z.string().nullish(),
  text: z.string().nullish(),
  trigger_id: z.string().min(1),
});

export type CommandAnswer = { response_type: "ephemeral" } & ReturnType<typeof blockBody>;

/**
 * What `/candor …` shows to whoever typed it, and to nobody else. A request for a person is on disk before it is
 * confirmed, and so is what a recruiter changes. Never throws.
 */
export async function answerCommand(body: unknown, options: CommandOptions): Promise<CommandAnswer | null> {
  const { team, surfaces, standing, inbox, directChannel, clock, logger } = options;
  const parsed = CommandPayload.safeParse(body);
  if (!parsed.success || parsed.data.team_id !== team) {
    logger.warn("slack_event_ignored", { reason: parsed.success ? "other_team" : "unreadable" });
    return null;
  }
  const { user_id: candidate, user_name, text, trigger_id } = parsed.data;
  const words = (text ?? "").trim();
  const name = words.toLowerCase();
  try {
    if (name === "person" || name === "data") {
      const channel = await directChannel(candidate);
      // The trigger is another one each time, and the same where Slack sends the command again.
      const key = `command:${trigger_id}`;
      const at = clock.now();
      const origin = { tenant: team, channel, atMicros: at * 1_000, candidate };
      const event: IncomingEvent =
        name === "data"
          ? { kind: "data_requested", ...origin, what: "summary" }
          : { kind: "person_requested", ...origin, reason: "person", turnId: key };
      await inbox.accept(event, { eventId: key, messageKey: key }, at);
    }
    const shown = await surfaces.command({
      tenant: team,
      by: { id: candidate, name: user_name ?? null },
      words,
      standing: () => standing(candidate),
    });
    return { response_type: "ephemeral", ...blockBody(shown) };
  } catch (error) {
    logger.error("slack_command_failed", error, { code: failureCode(error) });
    const { failure } = await surfaces.phrases(team);
    return { response_type: "ephemeral", ...blockBody({ paragraphs: [{ kind: "text", text: failure }], actions: [] }) };
  }
}
