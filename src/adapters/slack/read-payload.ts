import { z } from "zod";
import type { IncomingEvent } from "../../domain/event.ts";
import { Day } from "../../domain/day.ts";
import { AnswerScope } from "../../domain/gap.ts";
import { ActionName, isFeedback, isReason } from "../../domain/message.ts";
import { Topic } from "../../domain/topic.ts";
import type { EventKeys } from "../../ports.ts";
import { feedbackActionId, readFeedback } from "./feedback-block.ts";
import { gapModal, readAbout } from "./gap-modal.ts";
import { RecruitersAction, wordsOfAction } from "./hand-off-action.ts";
import { homeChannel } from "./home.ts";
import { answerModal, askModal, correctionModal, readAnswered } from "./modals.ts";
import {
  ActionsPayload,
  buttonKeys,
  EventPayload,
  MessagePayload,
  PayloadType,
  type PressedAction,
  pressKeys,
  ViewPayload,
  type Written,
} from "./payloads.ts";
import { readDeletion, readEdit, revisionKeys } from "./read-revision.ts";
import { microseconds } from "./timestamps.ts";
import { readMention } from "./read-mention.ts";
import { unescape } from "./unescape.ts";

/** Who the app is in the one workspace that its token belongs to. */
export type Installation = { team: string; botUserId: string; botId: string | null };

export type Ignored =
  | "from_bot"
  | "unchanged_words"
  | "other_subtype"
  | "not_direct"
  | "not_in_channel"
  | "other_team"
  | "unknown_action"
  | "unknown_view"
  | "agent_context"
  | "unreadable";

export type Submission = {
  handOffId: string;
  /** Given where an earlier answer is corrected: when that was given. */
  corrects: number | null;
  recruiter: string;
  recruiterName: string | null;
  text: string;
  keys: EventKeys;
};

export type GapSubmission = {
  gapId: string;
  corrects: number | null;
  recruiter: string;
  recruiterName: string | null;
  words: string;
  scope: AnswerScope;
  topic: Topic;
  until: Day | null;
  keys: EventKeys;
};

/**
 * store: to be kept before the ack; its text is not redacted yet · private: the same, in the direct message with this
 * person, wherever it was pressed; `form`: the input of the modal that it was written in · answer: a recruiter's
 * modal, whose ack says whether it was kept · gap_answer: the same, to a gap · live: nothing to keep, Bolt's listeners answer it · ignore: acked and done.
 */
export type Reading =
  | { kind: "store"; event: IncomingEvent; keys: EventKeys }
  | {
      kind: "private";
      person: string;
      eventIn: (channel: string) => IncomingEvent;
      keys: EventKeys;
      form: string | null;
    }
  | { kind: "answer"; submission: Submission }
  | { kind: "gap_answer"; submission: GapSubmission }
  | { kind: "live" }
  | { kind: "ignore"; reason: Ignored };

const ignore = (reason: Ignored): Reading => ({ kind: "ignore", reason });

/** What people do to write: `/me`, a file, an answer in a thread that is shown in the conversation too. */
const writtenSubtypes = new Set(["file_share", "thread_broadcast", "me_message"]);

/** Whether a person wrote it, in a way that people write. */
export const isWritten = ({ subtype, bot_id }: Pick<Written, "subtype" | "bot_id">): boolean =>
  (bot_id ?? null) === null && (subtype === undefined || subtype === null || writtenSubtypes.has(subtype));

function readMessage(body: unknown, installation: Installation): Reading {
  const { event, event_id } = MessagePayload.parse(body);
  const isOwn = ({ user, bot_id }: { user?: string | null | undefined; bot_id?: string | null | undefined }): boolean =>
    (bot_id ?? null) !== null || user === installation.botUserId;
  if (isOwn(event) || isOwn(event.message ?? {}) || isOwn(event.previous_message ?? {})) return ignore("from_bot");
  if (event.channel_type !== "im") return ignore("not_direct");
  if (event.subtype === "message_changed") return readEdit(event, event_id, installation) ?? ignore("unchanged_words");
  if (event.subtype === "message_deleted") return readDeletion(event, event_id, installation) ?? ignore("unreadable");
  if (!isWritten(event) || typeof event.user !== "string") return ignore("other_subtype");
  return {
    kind: "store",
    event: {
      kind: "message",
      tenant: installation.team,
      channel: event.channel,
      atMicros: microseconds(event.ts),
      candidate: event.user,
      text: unescape(event.text ?? ""),
      thread: event.thread_ts ?? null,
      messageId: event.ts,
      hasFiles: (event.files ?? []).length > 0,
    },
    keys: revisionKeys(event_id, event.channel, event.ts, event.edited?.ts ?? null),
  };
}

function readEvent(body: unknown, installation: Installation): Reading {
  const { event, authorizations, team_id } = EventPayload.parse(body);
  const team = authorizations?.[0]?.team_id ?? team_id;
  if (team !== installation.team) return ignore("other_team");
  if (event.type === "app_mention") return readMention(body, installation);
  // The agent view tells what somebody looks at beside it; the posting is chosen in the conversation.
  if (event.type === "app_context_changed") return ignore("agent_context");
  return event.type === "message" ? readMessage(body, installation) : { kind: "live" };
}

const actionName = (actionId: string): ActionName | null => ActionName.safeParse(wordsOfAction(actionId)).data ?? null;

export const actionChannel = ({ container, channel }: ActionsPayload): string | null =>
  container?.channel_id ?? channel?.id ?? null;

/** What is pressed on recruiters' cards and Homes: who pressed has to be looked at first. */
const isOfRecruiters = (name: ActionName): name is RecruitersAction => RecruitersAction.safeParse(name).success;

/** Where a candidate's press belongs: to the direct message, if it was made there or on the Home. */
const directChannelOf = (payload: ActionsPayload): string | null => {
  const channel = actionChannel(payload);
  if (channel !== null) return channel.startsWith("D") ? channel : null;
  return homeChannel(payload.view?.private_metadata ?? "");
};

/** What a candidate presses about their own data. */
const dataRequests = {
  my_data: "summary",
  what_i_was_told: "told",
  send_my_data: "file",
  stop_messages: "stop",
  erase_me: "erase",
  erase_me_now: "erase_now",
} as const;
const isDataRequest = (name: ActionName): name is keyof typeof dataRequests => name in dataRequests;

const requestReasons = { talk_to_person: "person", ask_recruiter: "gap", ask_further: "further" } as const;

function readActions(body: unknown, installation: Installation): Reading {
  const payload = ActionsPayload.parse(body);
  if ((payload.team?.id ?? payload.user.team_id) !== installation.team) return ignore("other_team");
  // Slack's type allows several; a press of a button is one.
  const [action] = payload.actions;
  if (action === undefined) return ignore("unknown_action");
  if (action.action_id === feedbackActionId) return readFeedbackPress(payload, action, installation);
  const name = actionName(action.action_id);
  if (name === null || isFeedback(name)) return ignore("unknown_action");
  if (isOfRecruiters(name)) return { kind: "live" };
  const value = action.value ?? "";
  if (value === "") return ignore("unreadable");
  const candidate = payload.user.id;
  const keys = name === "send_my_data" ? buttonKeys(action, candidate) : pressKeys(action, candidate);
  const eventIn = (channel: string): IncomingEvent => {
    const pressed = { tenant: installation.team, channel, atMicros: microseconds(action.action_ts), candidate };
    if (name === "show_postings" || name === "write_privately") return { kind: "postings_requested", ...pressed };
    if (name === "choose_posting") return { kind: "posting_chosen", ...pressed, postingKey: value };
    if (name === "withdraw_question") return { kind: "question_withdrawn", ...pressed, turnId: value };
    if (isReason(name)) return { kind: "feedback_explained", ...pressed, reason: name, turnId: value };
    if (name === "pass_on_message") return { kind: "pass_on_requested", ...pressed, handOffId: value };
    if (isDataRequest(name)) return { kind: "data_requested", ...pressed, what: dataRequests[name] };
    return { kind: "person_requested", ...pressed, reason: requestReasons[name], turnId: value };
  };
  const channel = directChannelOf(payload);
  if (channel === null) return { kind: "private", person: candidate, eventIn, keys, form: null };
  return { kind: "store", event: eventIn(channel), keys };
}

function readFeedbackPress(payload: ActionsPayload, action: PressedAction, { team }: Installation): Reading {
  const channel = actionChannel(payload);
  const feedback = readFeedback(action.value ?? "");
  if (channel === null || feedback === null) return ignore("unreadable");
  const { id: candidate } = payload.user;
  const atMicros = microseconds(action.action_ts);
  const event = { kind: "feedback_given" as const, tenant: team, channel, atMicros, candidate, ...feedback };
  return { kind: "store", event, keys: pressKeys(action, candidate) };
}

type Submitted = z.infer<typeof ViewPayload>;

/** Who sent a form, and what makes two arrivals the same submission. */
const sentBy = ({ view, user }: Submitted): Pick<Submission, "recruiter" | "recruiterName" | "keys"> => {
  const key = `view:${view.id}`;
  return { recruiter: user.id, recruiterName: user.name ?? null, keys: { eventId: key, messageKey: key } };
};

/** A question from the message shortcut: the same as one written in the direct message. */
function readAskedQuestion(payload: Submitted, { team }: Installation, atMillis: number): Reading {
  const { view, user } = payload;
  const { keys } = sentBy(payload);
  const text = view.state.values[askModal.block]?.[askModal.input]?.value ?? "";
  return {
    kind: "private",
    person: user.id,
    eventIn: (channel) => ({
      kind: "message",
      tenant: team,
      channel,
      atMicros: atMillis * 1_000,
      candidate: user.id,
      text,
      thread: null,
      messageId: keys.messageKey,
      hasFiles: false,
      inForm: true,
    }),
    keys,
    form: askModal.block,
  };
}

function readGapAnswer(payload: Submitted): Reading {
  const { view } = payload;
  const filled = (block: string) => view.state.values[block]?.[block];
  return {
    kind: "gap_answer",
    submission: {
      ...readAbout(view.private_metadata),
      ...sentBy(payload),
      words: filled(gapModal.words)?.value ?? "",
      scope: AnswerScope.parse(filled(gapModal.scope)?.selected_option?.value),
      topic: Topic.parse(filled(gapModal.topic)?.selected_option?.value),
      until: Day.nullable().parse(filled(gapModal.until)?.selected_date ?? null),
    },
  };
}

function readView(body: unknown, installation: Installation, atMillis: number): Reading {
  const payload = ViewPayload.parse(body);
  const { view, user, team } = payload;
  if ((view.app_installed_team_id ?? team?.id ?? user.team_id) !== installation.team) return ignore("other_team");
  if (view.callback_id === askModal.callbackId) return readAskedQuestion(payload, installation, atMillis);
  if (view.callback_id === gapModal.callbackId) return readGapAnswer(payload);
  if (view.callback_id !== answerModal.callbackId && view.callback_id !== correctionModal.callbackId)
    return ignore("unknown_view");
  const text = view.state.values[answerModal.block]?.[answerModal.input]?.value ?? "";
  return { kind: "answer", submission: { ...readAnswered(view), ...sentBy(payload), text } };
}

/** Whatever Slack sent, by Socket Mode or by HTTP, as what is to be done with it. A form says not when: `atMillis` does. Pure. */
export function readPayload(body: unknown, installation: Installation, atMillis: number): Reading {
  try {
    switch (PayloadType.parse(body).type) {
      case "event_callback":
        return readEvent(body, installation);
      case "block_actions":
        return readActions(body, installation);
      case "view_submission":
        return readView(body, installation, atMillis);
      default:
        return { kind: "live" };
    }
  } catch (error) {
    // It would not get better by being sent again.
    if (error instanceof z.ZodError) return ignore("unreadable");
    throw error;
  }
}
