import { z } from "zod";
import { schemaMessages } from "../blocks/schema-messages.ts";
import type { MessageStore } from "../message-store.ts";
import type { StatusStore } from "../status-store.ts";
import type { Team } from "../team.ts";
import { type ApiAnswer, refuse, refuseWith } from "./api-answer.ts";
import { type ApiMethods, apiMethod, jsonField } from "./api-method.ts";
import { reachOpenChannel } from "./reach-channel.ts";

const StatusArguments = z.looseObject({
  channel_id: z.string().min(1),
  thread_ts: z.string().min(1),
  status: z.string().max(250),
  loading_messages: z.array(z.string()).max(10).optional(),
});
const TitleArguments = z.looseObject({
  channel_id: z.string().min(1),
  thread_ts: z.string().min(1),
  title: z.string().min(1),
});
const Prompts = z
  .array(z.looseObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(4);
const PromptsArguments = z.looseObject({
  channel_id: z.string().min(1),
  thread_ts: z.string().optional(),
  title: z.string().optional(),
  prompts: jsonField,
});

export function assistantMethods(team: Team, messages: MessageStore, statuses: StatusStore): ApiMethods {
  const inThread = (channelId: string, threadTs: string | undefined, run: () => ApiAnswer): ApiAnswer => {
    const reached = reachOpenChannel(team, channelId);
    if (reached.kind === "refused") return reached.answer;
    const isThere = threadTs === undefined || messages.find(reached.channel.id, threadTs) !== undefined;
    return isThere ? run() : refuse("invalid_thread_ts");
  };

  return {
    "assistant.threads.setStatus": apiMethod({
      scopes: ["chat:write", "assistant:write"],
      args: StatusArguments,
      run: ({ channel_id, thread_ts, status }) =>
        inThread(channel_id, thread_ts, () => {
          statuses.set(channel_id, status);
          return { ok: true };
        }),
    }),
    // A direct message of the classic kind shows neither a title nor prompts: they are checked and go nowhere.
    "assistant.threads.setTitle": apiMethod({
      scopes: ["assistant:write"],
      args: TitleArguments,
      run: ({ channel_id, thread_ts }) => inThread(channel_id, thread_ts, () => ({ ok: true })),
    }),
    "assistant.threads.setSuggestedPrompts": apiMethod({
      scopes: ["assistant:write"],
      args: PromptsArguments,
      run({ channel_id, thread_ts, prompts }) {
        const read = Prompts.safeParse(prompts?.kind === "json" ? prompts.value : undefined);
        if (!read.success) return refuseWith("invalid_arguments", schemaMessages(read.error.issues, "/prompts"));
        return inThread(channel_id, thread_ts, () => ({ ok: true }));
      },
    }),
  };
}
