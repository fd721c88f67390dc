import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Delivery, Envelope } from "./envelope.ts";
import { pause } from "./pause.ts";

/** Slack lets one app hold ten. */
const mostSockets = 10;
const pingEveryMs = 10_000;
/** An app that was told to go and stays is cut after this time. */
const farewellMs = 5000;
const goodbyeMs = 500;

type FarewellReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets";

const Acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface SocketLink {
  /** A one-time query string for the link's address, as apps.connections.open hands out. */
  issueTicket(): string;
  /** Takes over an HTTP upgrade; false where the ticket is not good. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Sends one payload to one of the sockets, each in its turn, and waits for its acknowledgement. */
  deliver(envelope: Envelope): Promise<Delivery>;
  disconnect(reason: FarewellReason, which: "all" | "oldest"): void;
  cut(): void;
  connected(): number;
  close(): Promise<void>;
}

export interface SocketLinkOptions {
  appId: string;
  ackTimeoutMs: number;
  closing: AbortSignal;
  onChange: (connected: number) => void;
}

export function createSocketLink({ appId, ackTimeoutMs, closing, onChange }: SocketLinkOptions): SocketLink {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  // Oldest first; a socket that was told to go leaves it and gets no further payloads.
  let sockets: WebSocket[] = [];
  let turn = 0;
  const waiting = new Map<string, (payload: unknown) => void>();

  const leave = (socket: WebSocket): void => {
    if (!sockets.includes(socket)) return;
    sockets = sockets.filter((other) => other !== socket);
    onChange(sockets.length);
  };

  const bidFarewell = (socket: WebSocket, reason: FarewellReason): void => {
    leave(socket);
    socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "local-workspace" } }));
    setTimeout(() => socket.terminate(), farewellMs).unref();
  };

  const onFrame = (data: RawData): void => {
    const ack = Acknowledgement.safeParse(readJson(textOf(data)));
    if (!ack.success) return;
    waiting.get(ack.data.envelope_id)?.(ack.data.payload);
  };

  const greet = (socket: WebSocket): void => {
    socket.on("message", onFrame);
    socket.on("close", () => leave(socket));
    // A broken socket also closes; the closing is what counts.
    socket.on("error", () => leave(socket));
    if (sockets.length >= mostSockets) {
      bidFarewell(socket, "too_many_websockets");
      return;
    }
    sockets = [...sockets, socket];
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: sockets.length,
        debug_info: { host: "local-workspace", build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: appId },
      }),
    );
    onChange(sockets.length);
  };

  const pinging = setInterval(() => {
    for (const socket of sockets) socket.ping(`Ping from local workspace (${Date.now()})`);
  }, pingEveryMs).unref();

  return {
    issueTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `ticket=${ticket}&app_id=${appId}`;
    },
    accept(request, socket, head) {
      const { searchParams } = new URL(request.url ?? "/", "ws://local");
      if (!tickets.delete(searchParams.get("ticket") ?? "")) return false;
      server.handleUpgrade(request, socket, head, greet);
      return true;
    },
    async deliver(envelope) {
      const socket = sockets[turn % Math.max(sockets.length, 1)];
      turn += 1;
      if (socket === undefined) return { kind: "unreachable" };
      const envelopeId = randomUUID();
      const stopWaiting = new AbortController();
      const acked = new Promise<Delivery>((resolve) => {
        waiting.set(envelopeId, (payload) => resolve({ kind: "acked", payload }));
      });
      socket.send(JSON.stringify(writeEnvelope(envelopeId, envelope)));
      const late = pause(ackTimeoutMs, AbortSignal.any([closing, stopWaiting.signal]));
      const delivery = await Promise.race([acked, late.then((): Delivery => ({ kind: "timeout" }))]);
      waiting.delete(envelopeId);
      stopWaiting.abort();
      return delivery;
    },
    disconnect(reason, which) {
      for (const socket of which === "all" ? sockets : sockets.slice(0, 1)) bidFarewell(socket, reason);
    },
    cut() {
      for (const socket of server.clients) socket.terminate();
    },
    connected: () => sockets.length,
    async close() {
      clearInterval(pinging);
      const open = [...server.clients];
      const closed = Promise.all(open.map((socket) => once(socket, "close")));
      // With a close frame and a moment to answer it: an app that is cut off while it says goodbye waits for long.
      for (const socket of open) socket.close(1001);
      await Promise.race([closed, wait(goodbyeMs, undefined, { ref: false })]);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function writeEnvelope(envelopeId: string, envelope: Envelope) {
  return {
    envelope_id: envelopeId,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsResponsePayload,
    // Only Events API envelopes carry a retry count.
    ...(envelope.type === "events_api"
      ? { retry_attempt: envelope.retryAttempt ?? 0, retry_reason: envelope.retryReason ?? "" }
      : {}),
  };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return data instanceof ArrayBuffer ? Buffer.from(data).toString("utf8") : data.toString("utf8");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not an acknowledgement; Slack ignores it too.
    return undefined;
  }
}
