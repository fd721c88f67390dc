import { z } from "zod";
import { checkContent } from "../api/message-content.ts";
import { CallError } from "../call-error.ts";
import type { MakeId } from "../ids.ts";
import type { MessageStore } from "../message-store.ts";
import type { AppLink } from "../app-link.ts";
import type { Delivery } from "../envelope.ts";
import type { Team } from "../team.ts";
import { findChannel, findPerson } from "../typing.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Triggers } from "./triggers.ts";

/** An acknowledgement may carry the answer. */
const CommandAnswer = z.preprocess(
  // Over HTTP plain text is an answer, too.
  (answer) => (typeof answer === "string" ? { text: answer } : answer),
  z.looseObject({
    text: z.string().optional(),
    blocks: z.array(z.unknown()).optional(),
    response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  }),
);

export interface CommandParts {
  team: Team;
  messages: MessageStore;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  link: AppLink;
  makeId: MakeId;
}

/** Runs `/command text` in a conversation. */
export function createRunCommand({ team, messages, triggers, responseUrls, link, makeId }: CommandParts) {
  return async (who: string, typed: string, place?: string): Promise<Delivery> => {
    const person = findPerson(team, who);
    const channel = findChannel(team, person, place);
    const { command = "", text = "" } = /^(?<command>\/\S+)\s*(?<text>[^]*)$/u.exec(typed)?.groups ?? {};
    if (!team.commands.includes(command)) throw new CallError(`${command} is not a valid command`);
    const payload = {
      token: "local-verification-token",
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: channel.kind === "im" ? "directmessage" : channel.name,
      user_id: person.id,
      user_name: person.handle,
      command,
      text: text.trim(),
      api_app_id: team.appId,
      is_enterprise_install: "false",
      response_url: responseUrls.issue({ channel: channel.id, ts: "" }, person.id),
      trigger_id: triggers.issue(person.id),
    };
    const delivery = await link.deliver({ type: "slash_commands", payload, acceptsResponsePayload: true });
    const answer = CommandAnswer.safeParse(delivery.kind === "acked" ? delivery.payload : undefined);
    if (!answer.success || (answer.data.text === undefined && answer.data.blocks === undefined)) return delivery;
    const { blocks } = answer.data;
    const checked = checkContent(
      { text: answer.data.text, ...(blocks === undefined ? {} : { blocks: { kind: "json", value: blocks } }) },
      makeId,
    );
    if (checked.kind === "bad")
      throw new CallError(`the answer to ${command} was not good: ${JSON.stringify(checked.answer)}`);
    messages.post({
      channel: channel.id,
      userId: team.bot.userId,
      botId: team.bot.botId,
      ...checked.content,
      ...(answer.data.response_type === "ephemeral" ? { onlyFor: person.id } : {}),
    });
    return delivery;
  };
}
