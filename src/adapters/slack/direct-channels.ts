import type { WebClient } from "@slack/web-api";
import { z } from "zod";

/** Finds the direct message with a person. Throws what the Web API throws. */
export type DirectChannels = (person: string) => Promise<string>;

const Opened = z.object({ channel: z.object({ id: z.string().min(1) }) });

const mostKept = 1_000;

/** A person's direct message has one id for ever, so it is asked for once. */
export function directChannels(web: WebClient): DirectChannels {
  const kept = new Map<string, string>();
  return async (person) => {
    const known = kept.get(person);
    if (known !== undefined) return known;
    const { channel } = Opened.parse(await web.conversations.open({ users: person }));
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(person, channel.id);
    return channel.id;
  };
}
