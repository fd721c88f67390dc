// What Slack sends, as far as it is read. Everything else is stripped. Sources: docs.slack.dev/reference/events/message,
// docs.slack.dev/reference/interaction-payloads.
import { z } from "zod";
import type { EventKeys } from "../../ports.ts";

/** Tells which of the shapes below to expect. A slash command has none. */
export const PayloadType = z.object({ type: z.string().default("") });

const person = z.object({ id: z.string(), team_id: z.string().nullish(), name: z.string().nullish() });
const team = z.object({ id: z.string() });

export const EventPayload = z.object({
  team_id: z.string().nullish(),
  event_id: z.string(),
  /** For whom the event was sent: in a shared channel `team_id` may be somebody else's workspace. */
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).nullish(),
  event: z.object({ type: z.string() }),
});

const Author = { user: z.string().nullish(), bot_id: z.string().nullish() };

/** A message inside of the event that tells of its change. */
export const Written = z.object({
  ...Author,
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  ts: z.string().nullish(),
  thread_ts: z.string().nullish(),
  edited: z.object({ ts: z.string() }).nullish(),
  files: z.array(z.unknown()).nullish(),
});
export type Written = z.infer<typeof Written>;

export const MessagePayload = EventPayload.extend({
  event: z.object({
    type: z.literal("message"),
    channel: z.string(),
    channel_type: z.string().nullish(),
    subtype: z.string().nullish(),
    ...Author,
    text: z.string().nullish(),
    ts: z.string(),
    thread_ts: z.string().nullish(),
    edited: z.object({ ts: z.string() }).nullish(),
    files: z.array(z.unknown()).nullish(),
    /** Of a `message_changed`: the message as it stands now. */
    message: Written.nullish(),
    /** Of both: the message as it stood before, where Slack still knows it. */
    previous_message: Written.nullish(),
    deleted_ts: z.string().nullish(),
  }),
});
export type MessagePayload = z.infer<typeof MessagePayload>;

export const ActionsPayload = z.object({
  team: team.nullish(),
  user: person,
  channel: z.object({ id: z.string() }).nullish(),
  container: z.object({ channel_id: z.string().nullish() }).nullish(),
  /** Of a press in a view, such as the App Home. */
  view: z.object({ private_metadata: z.string().nullish() }).nullish(),
  trigger_id: z.string().nullish(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().nullish() })).min(1),
});
export type ActionsPayload = z.infer<typeof ActionsPayload>;
export type PressedAction = ActionsPayload["actions"][number];

/** As of a press, for what happens once however often its button is pressed. */
export function buttonKeys(action: PressedAction, user: string): EventKeys {
  const { eventId } = pressKeys(action, user);
  return { eventId, messageKey: `button:${user}:${action.action_id}:${action.value ?? ""}` };
}

/** What makes two arrivals the same press. */
export function pressKeys({ action_ts, action_id }: PressedAction, user: string): EventKeys {
  const key = `action:${action_ts}:${user}:${action_id}`;
  return { eventId: key, messageKey: key };
}

export const ViewPayload = z.object({
  team: team.nullish(),
  user: person,
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    app_installed_team_id: z.string().nullish(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            /** Of radio buttons and selects. */
            selected_option: z.object({ value: z.string() }).nullish(),
            /** Of a date picker. */
            selected_date: z.string().nullish(),
          }),
        ),
      ),
    }),
  }),
});
export type ViewPayload = z.infer<typeof ViewPayload>;
