import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { CallError } from "../call-error.ts";
import type { Control } from "../control.ts";
import { Fault } from "../faults.ts";
import type { Feed } from "../feed.ts";
import { findPerson } from "../typing.ts";
import { type DeskParts, deskState, fileFor } from "./desk-state.ts";

const heartbeatMs = 15_000;

const as = z.string().min(1);
const place = { channel: z.string().min(1), ts: z.string().min(1) };
const choice = {
  actionId: z.string().min(1),
  blockId: z.string().optional(),
  value: z.union([z.string(), z.array(z.string())]).optional(),
};

const WriteBody = z.strictObject({
  as,
  channel: z.string().optional(),
  text: z.string(),
  threadTs: z.string().optional(),
});
const EditBody = z.strictObject({ as, ...place, text: z.string() });
const DeleteBody = z.strictObject({ as, ...place });
const PressBody = z.union([
  z.strictObject({ as, ...place, ...choice }),
  z.strictObject({ as, viewId: z.string().min(1), ...choice }),
]);
const SubmitBody = z.strictObject({
  as,
  values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
});
const DismissBody = z.strictObject({ as });
const ShortcutBody = z.strictObject({ as, ...place, callbackId: z.string().min(1) });
const HomeBody = z.strictObject({ as, tab: z.enum(["home", "messages"]) });

/** What the page, or a script on this machine, may ask: see the desk of one person, and act as that person. */
export function deskRoutes(parts: DeskParts, control: Control, feed: Feed) {
  const desk = new Hono();

  desk.get("/state", (context) => {
    const me = findPerson(parts.team, context.req.query("as") ?? parts.team.people[0]?.handle ?? "");
    return context.json(deskState(parts, me, context.req.query("channel")));
  });

  desk.get("/file/:id", (context) => {
    const me = findPerson(parts.team, context.req.query("as") ?? "");
    const file = fileFor(parts, me, context.req.param("id"));
    if (file === undefined) throw new CallError("there is no such file");
    return context.body(Uint8Array.from(file.bytes), 200, {
      // Never shown by the browser: whatever it holds, it is somebody's data and no page.
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
    });
  });

  desk.get("/stream", (context) =>
    streamSSE(context, async (stream) => {
      const stop = feed.subscribe((change) => void stream.writeSSE({ event: "change", data: change.kind }));
      stream.onAbort(() => {
        stop();
      });
      while (!stream.aborted) {
        await stream.writeSSE({ event: "alive", data: "" });
        await stream.sleep(heartbeatMs);
      }
    }),
  );

  const act = <B>(path: string, schema: z.ZodType<B>, run: (body: B) => unknown): void => {
    desk.post(path, async (context) => {
      const body = schema.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return context.json({ error: z.prettifyError(body.error) }, 400);
      return context.json({ result: (await run(body.data)) ?? null });
    });
  };
  act("/message", WriteBody, ({ as: who, text, ...at }) =>
    text.startsWith("/") ? control.runCommand(who, text, at.channel) : control.sendMessage(who, text, given(at)),
  );
  act("/edit", EditBody, ({ as: who, text, ...at }) => control.editMessage(who, at, text));
  act("/delete", DeleteBody, ({ as: who, ...at }) => control.deleteMessage(who, at));
  act("/press", PressBody, ({ as: who, ...press }) => control.press(who, press));
  act("/shortcut", ShortcutBody, ({ as: who, callbackId, ...at }) => control.runShortcut(who, callbackId, at));
  act("/submit", SubmitBody, ({ as: who, values }) => control.submitModal(who, values));
  act("/dismiss", DismissBody, ({ as: who }) => control.dismissModal(who));
  act("/home", HomeBody, ({ as: who, tab }) => control.openHome(who, tab));
  act("/fault", Fault, (fault) => control.misbehave(fault));
  act("/behave", z.strictObject({}), () => control.behave());

  desk.onError((error, context) => {
    if (!(error instanceof CallError)) throw error;
    return context.json({ error: error.message }, 400);
  });
  return desk;
}

/** Leaves out what was not given. */
function given({ channel, threadTs }: { channel?: string | undefined; threadTs?: string | undefined }) {
  return { ...(channel === undefined ? {} : { channel }), ...(threadTs === undefined ? {} : { threadTs }) };
}
