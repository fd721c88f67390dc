import { CallError } from "../call-error.ts";
import { shapeMessage } from "../message-shape.ts";
import type { Message } from "../message.ts";
import type { MessageStore } from "../message-store.ts";
import type { AppLink } from "../app-link.ts";
import type { Delivery } from "../envelope.ts";
import type { Channel, Team } from "../team.ts";
import { findChannel, findPerson } from "../typing.ts";
import { type Choice, chosenAction } from "./chosen-action.ts";
import { interactionPayload } from "./interaction-payload.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Triggers } from "./triggers.ts";
import { shapeView, type ViewStore } from "./view-store.ts";

type PressPlace = Pick<Message, "channel" | "ts"> | { viewId: string };
export type Press = Choice & PressPlace;

export interface PressParts {
  team: Team;
  messages: MessageStore;
  views: ViewStore;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  link: AppLink;
  nextTs: () => string;
}

/** Presses a button or chooses an option, in a message or in a view, and tells whether the app acknowledged it. */
export function createPress(parts: PressParts): (who: string, press: Press) => Promise<Delivery> {
  const { team, messages, views, triggers, responseUrls, link, nextTs } = parts;

  const inMessage = (who: string, press: Choice & Pick<Message, "channel" | "ts">) => {
    const person = findPerson(team, who);
    const channel = findChannel(team, person, press.channel);
    const message = messages.find(channel.id, press.ts);
    if (message === undefined || (message.onlyFor ?? person.id) !== person.id) {
      throw new CallError(`no message ${press.ts} in ${press.channel}`);
    }
    return {
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: message.onlyFor !== undefined,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      },
      channel: { id: channel.id, name: nameForApp(channel) },
      // An ephemeral message is in no history, and Slack does not send it along either.
      ...(message.onlyFor === undefined ? { message: shapeMessage(team, message, [], true) } : {}),
      response_url: responseUrls.issue(message, person.id),
      state: { values: {} },
      actions: [chosenAction(message.blocks ?? [], press, nextTs())],
    };
  };

  const inView = (who: string, press: Choice & { viewId: string }) => {
    const open = views.find(press.viewId);
    if (open?.userId !== findPerson(team, who).id) throw new CallError(`${who} has no view ${press.viewId} open`);
    return {
      container: { type: "view", view_id: open.id },
      view: shapeView(team, open),
      actions: [chosenAction(open.view.blocks, press, nextTs())],
    };
  };

  return async (who, press) => {
    const person = findPerson(team, who);
    const payload = {
      type: "block_actions",
      ...interactionPayload(team, person),
      ...("viewId" in press ? inView(who, press) : inMessage(who, press)),
      trigger_id: triggers.issue(person.id),
    };
    return link.deliver({ type: "interactive", payload, acceptsResponsePayload: false });
  };
}

/** What payloads call a conversation. */
export function nameForApp(channel: Channel): string {
  switch (channel.kind) {
    case "im":
      return "directmessage";
    case "private":
      return "privategroup";
    case "public":
      return channel.name;
  }
}
