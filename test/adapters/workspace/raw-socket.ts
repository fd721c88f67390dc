import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import type { Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { eventually } from "./run-app.ts";

const Opened = z.object({ url: z.url() });
const Envelope = z.looseObject({
  envelope_id: z.string(),
  type: z.string(),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().optional(),
  payload: z.looseObject({ event_id: z.string().optional(), event: z.looseObject({ text: z.string() }).optional() }),
});
type Envelope = z.infer<typeof Envelope>;
const Frame = z.union([
  Envelope,
  z.looseObject({ type: z.literal("hello") }),
  z.looseObject({ type: z.literal("disconnect"), reason: z.string() }),
]);

/** A Socket Mode client that acknowledges only what it is told to. */
export async function rawSocket(workspace: Workspace, address?: string, acknowledgesAll = false) {
  const url = address ?? (await openConnection(workspace));
  const socket = new WebSocket(url);
  const envelopes: Envelope[] = [];
  const farewells: string[] = [];
  const acknowledge = (envelopeId: string): void => socket.send(JSON.stringify({ envelope_id: envelopeId }));
  let isGreeted = false;
  socket.on("message", (data: Buffer) => {
    const frame = Frame.parse(JSON.parse(data.toString("utf8")));
    if ("envelope_id" in frame) {
      const envelope = Envelope.parse(frame);
      envelopes.push(envelope);
      if (acknowledgesAll) acknowledge(envelope.envelope_id);
    } else if (frame.type === "disconnect") {
      farewells.push(z.string().parse(frame["reason"]));
    } else {
      isGreeted = true;
    }
  });
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  await eventually(() => {
    if (!isGreeted && farewells.length === 0) throw new Error("no hello yet");
  });
  return {
    address: url,
    envelopes,
    farewells,
    acknowledge,
    texts: () => envelopes.map(({ payload }) => payload.event?.text),
    envelope: (index: number): Promise<Envelope> =>
      eventually(() => {
        const envelope = envelopes[index];
        if (envelope === undefined) throw new Error(`no envelope ${index} yet`);
        return envelope;
      }),
  };
}

async function openConnection(workspace: Workspace): Promise<string> {
  const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
    method: "POST",
    headers: { authorization: `Bearer ${workspace.appToken}` },
  });
  return Opened.parse(await response.json()).url;
}
