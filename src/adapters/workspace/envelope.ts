/** One thing that Slack tells an app. */
export interface Envelope {
  type: "events_api" | "interactive" | "slash_commands";
  payload: Readonly<Record<string, unknown>>;
  acceptsResponsePayload: boolean;
  retryAttempt?: number;
  retryReason?: string;
}

export type Delivery =
  | { kind: "acked"; payload: unknown }
  | { kind: "timeout" }
  /** No socket is open, or nobody listens at the request URL. */
  | { kind: "unreachable" }
  /** The request URL answered with another status than 2xx. */
  | { kind: "http_error"; status: number };
