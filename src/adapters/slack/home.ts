import { createHash } from "node:crypto";
import type { HomeView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { OutgoingMessage } from "../../domain/message.ts";
import type { Logger, MemberStanding, Surfaces } from "../../ports.ts";
import { viewBlocks } from "./blocks.ts";
import { failureCode } from "./post-failure.ts";

export type HomeOptions = {
  web: WebClient;
  team: string;
  surfaces: Pick<Surfaces, "home">;
  /** Whether somebody is a recruiter; asked anew each time that the Home is drawn. */
  standing: (person: string) => Promise<MemberStanding>;
  logger: Logger;
};

export type Home = {
  /** For an `app_home_opened`. */
  opened(event: unknown): Promise<void>;
  /** Draws the Home anew for whoever has looked at it, where it changed. */
  refresh(person: string, channel: string, postingKey: string | null): Promise<void>;
  /** Draws it anew for who has just pressed something on it; `metadata`: of the view that they pressed it in. */
  redraw(person: string, metadata: string): Promise<void>;
};

const Opened = z.object({
  user: z.string(),
  channel: z.string(),
  tab: z.string(),
  view: z.object({ private_metadata: z.string().nullish() }).nullish(),
});

const mostKept = 1_000;

/** The conversation that a Home belongs to, for what is pressed there, and what was drawn, to know what changed. */
const metadataOf = (channel: string, sections: readonly OutgoingMessage[]): string =>
  `${channel} ${createHash("sha256").update(JSON.stringify(sections)).digest("hex").slice(0, 16)}`;

/** The conversation that a Home belongs to. */
export const homeChannel = (privateMetadata: string): string | null => /^D\w+/u.exec(privateMetadata)?.[0] ?? null;

/**
 * The App Home. A view is published only where it says something else than the one that stands there, so that looking
 * at it does not publish it for ever. Never throws: without a Home there are still the messages.
 */
export function appHome({ web, team, surfaces, standing, logger }: HomeOptions): Home {
  /** What stands on the Home of those who looked at it lately. */
  const drawn = new Map<string, string>();

  function keep(person: string, metadata: string): void {
    drawn.delete(person);
    drawn.set(person, metadata);
    const [oldest] = drawn.keys();
    if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest);
  }

  async function publish(person: string, channel: string, postingKey: string | null | undefined): Promise<void> {
    try {
      const sections = await surfaces.home({
        tenant: team,
        channel,
        person,
        standing: await standing(person),
        ...(postingKey === undefined ? {} : { postingKey }),
      });
      const metadata = metadataOf(channel, sections);
      if (drawn.get(person) === metadata) return;
      keep(person, metadata);
      const view: HomeView = { type: "home", private_metadata: metadata, blocks: viewBlocks(sections) };
      await web.views.publish({ user_id: person, view });
    } catch (error) {
      drawn.delete(person);
      logger.warn("slack_home_failed", { code: failureCode(error) });
    }
  }

  return {
    opened: async (event) => {
      const parsed = Opened.safeParse(event);
      if (!parsed.success) return logger.warn("slack_event_ignored", { reason: "unreadable" });
      const { user, channel, tab, view } = parsed.data;
      if (tab !== "home") return;
      // What Slack says stands there counts for more than what this process remembers.
      keep(user, view?.private_metadata ?? "");
      await publish(user, channel, undefined);
    },
    refresh: async (person, channel, postingKey) => {
      if (drawn.has(person)) await publish(person, channel, postingKey);
    },
    redraw: async (person, metadata) => {
      const channel = homeChannel(metadata);
      if (channel === null) return;
      // Another process may have drawn what stands there.
      keep(person, metadata);
      await publish(person, channel, undefined);
    },
  };
}
