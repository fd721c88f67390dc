import { z } from "zod";
import type { MessageStore } from "../message-store.ts";
import type { StatusStore } from "../status-store.ts";
import type { Team } from "../team.ts";
import { refuse } from "./api-answer.ts";
import { type ApiMethods, apiMethod } from "./api-method.ts";
import { reachChannel } from "./reach-channel.ts";

const StatusArguments = z.looseObject({
  channel_id: z.string().min(1),
  thread_ts: z.string().min(1),
  status: z.string().max(250),
});

export function assistantMethods(team: Team, messages: MessageStore, statuses: StatusStore): ApiMethods {
  return {
    "assistant.threads.setStatus": apiMethod({
      scopes: ["assistant:write", "chat:write"],
      args: StatusArguments,
      run({ channel_id, thread_ts, status }) {
        const reached = reachChannel(team, channel_id);
        if (reached.kind === "refused") return reached.answer;
        if (messages.find(channel_id, thread_ts) === undefined) return refuse("thread_not_found");
        statuses.set(channel_id, status);
        return { ok: true };
      },
    }),
  };
}
