import { CallError } from "../call-error.ts";
import { shapeMessage } from "../message-shape.ts";
import type { Message } from "../message.ts";
import type { Delivery } from "../envelope.ts";
import { findChannel, findPerson } from "../typing.ts";
import { interactionPayload } from "./interaction-payload.ts";
import { nameForApp, type PressParts } from "./press.ts";

type ShortcutParts = Omit<PressParts, "views">;

export type RunShortcut = (
  who: string,
  callbackId: string,
  message: Pick<Message, "channel" | "ts">,
) => Promise<Delivery>;

/** Chooses one of the app's shortcuts in the menu of a message, and tells whether the app acknowledged it. */
export function createRunShortcut(parts: ShortcutParts): RunShortcut {
  const { team, messages, triggers, responseUrls, link, nextTs } = parts;
  return async (who, callbackId, place) => {
    const person = findPerson(team, who);
    const channel = findChannel(team, person, place.channel);
    const message = messages.find(channel.id, place.ts);
    if (message === undefined || message.onlyFor !== undefined) {
      throw new CallError(`no message ${place.ts} in ${place.channel}`);
    }
    if (!team.shortcuts.some((shortcut) => shortcut.callbackId === callbackId)) {
      throw new CallError(`there is no shortcut ${callbackId}`);
    }
    const payload = {
      type: "message_action",
      callback_id: callbackId,
      ...interactionPayload(team, person),
      action_ts: nextTs(),
      trigger_id: triggers.issue(person.id),
      response_url: responseUrls.issue(message, person.id),
      message_ts: message.ts,
      channel: { id: channel.id, name: nameForApp(channel) },
      message: shapeMessage(team, message),
    };
    return link.deliver({ type: "interactive", payload, acceptsResponsePayload: false });
  };
}
