import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Delivery, Envelope } from "./envelope.ts";
import { type Clock, secondsOf } from "./ids.ts";

export interface RequestUrl {
  url: string;
  signingSecret: string;
}

export interface HttpLink {
  /** Takes over the address once it has answered Slack's challenge; throws where it has not. `null`: Socket Mode. */
  configure(target: RequestUrl | null): Promise<void>;
  isConfigured(): boolean;
  deliver(envelope: Envelope): Promise<Delivery>;
  /** The next acknowledgements never arrive: the app was told, and Slack does not know it. */
  loseAcks(times: number): void;
}

export interface HttpLinkOptions {
  ackTimeoutMs: number;
  clock: Clock;
  closing: AbortSignal;
}

const Challenge = z.union([z.string(), z.object({ challenge: z.string() }).transform(({ challenge }) => challenge)]);

/** The Events API and interactivity over HTTP: signed, and acknowledged by a 2xx within three seconds. */
export function createHttpLink({ ackTimeoutMs, clock, closing }: HttpLinkOptions): HttpLink {
  let target: RequestUrl | null = null;
  let ackLosses = 0;

  const send = async (to: RequestUrl, { type, body }: Body, headers: Readonly<Record<string, string>>) => {
    const timestamp = String(secondsOf(clock));
    const signature = createHmac("sha256", to.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    return fetch(to.url, {
      method: "POST",
      headers: {
        "content-type": type,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": `v0=${signature}`,
        ...headers,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([closing, AbortSignal.timeout(ackTimeoutMs)]),
    });
  };

  const deliverTo = async (to: RequestUrl, envelope: Envelope): Promise<Delivery> => {
    const { retryAttempt = 0, retryReason = "" } = envelope;
    // Slack's own words: docs.slack.dev/apis/events-api#retries
    const reason = retryReason === "timeout" ? "http_timeout" : retryReason;
    const retry =
      retryAttempt === 0 ? {} : { "x-slack-retry-num": String(retryAttempt), "x-slack-retry-reason": reason };
    try {
      const response = await send(to, bodyOf(envelope), retry);
      const text = await response.text();
      if (ackLosses > 0) {
        ackLosses -= 1;
        return { kind: "timeout" };
      }
      if (!response.ok) return { kind: "http_error", status: response.status };
      return { kind: "acked", payload: readAnswer(text) };
    } catch (error) {
      // Whatever else goes wrong with a request is a connection that was refused or broke off.
      return { kind: error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable" };
    }
  };

  return {
    async configure(wanted) {
      if (wanted === null) {
        target = null;
        return;
      }
      const challenge = randomUUID();
      const body = JSON.stringify({ token: "local-verification-token", challenge, type: "url_verification" });
      const response = await send(wanted, { type: "application/json", body }, {});
      const answer = Challenge.safeParse(readAnswer(await response.text()));
      if (!response.ok || answer.data !== challenge) {
        throw new Error(`${wanted.url} did not answer the challenge with its value`);
      }
      target = wanted;
    },
    isConfigured: () => target !== null,
    deliver: (envelope) => (target === null ? Promise.resolve({ kind: "unreachable" }) : deliverTo(target, envelope)),
    loseAcks(times) {
      ackLosses += times;
    },
  };
}

interface Body {
  type: string;
  body: string;
}

/** JSON for events, a form field `payload` for interactivity, form fields for a slash command. */
function bodyOf({ type, payload }: Envelope): Body {
  const form = "application/x-www-form-urlencoded";
  switch (type) {
    case "events_api":
      return { type: "application/json", body: JSON.stringify(payload) };
    case "interactive":
      return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
    case "slash_commands":
      return {
        type: form,
        body: new URLSearchParams(Object.entries(payload).map(([k, v]) => [k, String(v)])).toString(),
      };
  }
}

function readAnswer(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A plain text is an answer, too: to a slash command it is what the person reads.
    return text;
  }
}
