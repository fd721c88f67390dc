import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { checkContent } from "../api/message-content.ts";
import type { Clock, MakeId } from "../ids.ts";
import type { Message } from "../message.ts";
import type { MessageStore } from "../message-store.ts";
import type { Team } from "../team.ts";

const lifeMs = 30 * 60_000;
const mostUses = 5;

const ResponseBody = z.looseObject({
  text: z.string().optional(),
  blocks: z
    .unknown()
    .transform((value) => (value === undefined ? undefined : { kind: "json" as const, value }))
    .optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

export interface ResponseUrls {
  /** An address where the app may answer an interaction for half an hour, five times. */
  issue(message: Pick<Message, "channel" | "ts">, userId: string): string;
  routes: Hono;
}

export interface ResponseUrlParts {
  team: Team;
  messages: MessageStore;
  clock: Clock;
  makeId: MakeId;
  baseUrl: string;
}

export function createResponseUrls({ team, messages, clock, makeId, baseUrl }: ResponseUrlParts): ResponseUrls {
  const issued = new Map<string, { channel: string; ts: string; userId: string; until: number; uses: number }>();

  const respond = (place: { channel: string; ts: string; userId: string }, body: z.infer<typeof ResponseBody>) => {
    const original = messages.find(place.channel, place.ts);
    if (body.delete_original) {
      if (original !== undefined) messages.remove(original);
      return undefined;
    }
    const checked = checkContent(body, makeId);
    if (checked.kind === "bad") return checked.answer;
    if (body.replace_original && original !== undefined) {
      messages.edit(original, { editor: team.bot.userId, blocks: [], ...checked.content });
      return undefined;
    }
    messages.post({
      channel: place.channel,
      userId: team.bot.userId,
      botId: team.bot.botId,
      ...checked.content,
      ...(body.thread_ts === undefined ? {} : { threadTs: body.thread_ts }),
      ...(body.response_type === "ephemeral" ? { onlyFor: place.userId } : {}),
    });
    return undefined;
  };

  const routes = new Hono();
  routes.post("/:token", async (context) => {
    const place = issued.get(context.req.param("token"));
    if (place === undefined || place.until < clock()) return context.json({ ok: false, error: "expired_url" }, 404);
    if (place.uses >= mostUses) return context.json({ ok: false, error: "used_url" }, 404);
    const body = ResponseBody.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ ok: false, error: "invalid_payload" }, 400);
    place.uses += 1;
    const refusal = respond(place, body.data);
    return refusal === undefined ? context.text("ok") : context.json(refusal, 400);
  });

  return {
    issue({ channel, ts }, userId) {
      const token = randomUUID();
      issued.set(token, { channel, ts, userId, until: clock() + lifeMs, uses: 0 });
      return `${baseUrl}/response/${token}`;
    },
    routes,
  };
}
