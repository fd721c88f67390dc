import type { AppLink } from "./app-link.ts";
import type { Delivery, Envelope } from "./envelope.ts";
import { type EventBody, messageEvents } from "./event-bodies.ts";
import type { Faults } from "./faults.ts";
import type { Change, Feed } from "./feed.ts";
import { type Clock, type MakeId, secondsOf } from "./ids.ts";
import { pause } from "./pause.ts";
import type { Team } from "./team.ts";

export interface EventSenderParts {
  team: Team;
  feed: Feed;
  link: AppLink;
  faults: Faults;
  clock: Clock;
  makeId: MakeId;
  /** How long to wait before each repetition of an event that was not acknowledged. */
  retryDelaysMs: readonly number[];
  closing: AbortSignal;
  /** An error on the background path, which has no caller to reject to. */
  onError: (error: unknown) => void;
}

export interface EventSender {
  /** Sends one event with its own event_id, and repeats it until it is acknowledged or the retries are used up. */
  send(event: EventBody): void;
}

/** Tells the app what happened, as the Events API does: whatever was not acknowledged is sent again. */
export function createEventSender(parts: EventSenderParts): EventSender {
  const { team, feed, link, faults, clock, makeId, retryDelaysMs, closing, onError } = parts;

  const deliver = async (payload: Envelope["payload"]): Promise<void> => {
    let retryReason = "";
    for (const [attempt, delayMs] of [0, ...retryDelaysMs].entries()) {
      if (delayMs > 0 && !(await pause(delayMs, closing))) return;
      const envelope = { type: "events_api", payload, acceptsResponsePayload: false } as const;
      const delivery = await link.deliver({ ...envelope, retryAttempt: attempt, retryReason });
      if (delivery.kind === "acked" || closing.aborted) return;
      retryReason = reasonOf(delivery);
    }
  };

  const send = async (event: EventBody): Promise<void> => {
    const payload = wrapEvent(team, event, makeId("Ev"), secondsOf(clock));
    const copies = faults.takeEvent("repeat_event")?.copies ?? 0;
    const held = faults.takeEvent("delay_event");
    if (held !== undefined && !(await pause(held.ms, closing))) return;
    await Promise.all(Array.from({ length: copies + 1 }, () => deliver(payload)));
  };

  const sender: EventSender = { send: (event) => void send(event).catch(onError) };
  feed.subscribe((change: Change) => {
    for (const event of messageEvents(team, change)) sender.send(event);
  });
  return sender;
}

function reasonOf({ kind }: Exclude<Delivery, { kind: "acked" }>): string {
  switch (kind) {
    case "timeout":
      return "timeout";
    case "http_error":
      return "http_error";
    case "unreachable":
      return "connection_failed";
  }
}

function wrapEvent(team: Team, event: EventBody, eventId: string, eventTime: number) {
  return {
    token: "local-verification-token",
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: team.appId,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: eventTime,
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
