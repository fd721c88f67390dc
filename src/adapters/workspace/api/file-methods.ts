import { z } from "zod";
import { schemaMessages } from "../blocks/schema-messages.ts";
import type { FileStore } from "../file-store.ts";
import type { MessageStore } from "../message-store.ts";
import type { StatusStore } from "../status-store.ts";
import type { Channel, Team } from "../team.ts";
import { type ApiAnswer, refuse, refuseWith } from "./api-answer.ts";
import { type ApiMethods, apiMethod, jsonField } from "./api-method.ts";
import { reachOpenChannel } from "./reach-channel.ts";

/** Slack's largest file. */
const mostBytes = 1_000_000_000;

const AnnounceArguments = z.looseObject({
  filename: z.string().min(1).max(255),
  length: z.coerce.number().int().min(1),
});
const Files = z.array(z.looseObject({ id: z.string().min(1), title: z.string().optional() })).min(1);
const CompleteArguments = z.looseObject({
  files: jsonField,
  channel_id: z.string().optional(),
  initial_comment: z.string().optional(),
  thread_ts: z.string().optional(),
});
type CompleteArguments = z.infer<typeof CompleteArguments>;
const DeleteArguments = z.looseObject({ file: z.string().min(1) });

export interface FileParts {
  team: Team;
  messages: MessageStore;
  statuses: StatusStore;
  files: FileStore;
  /** Where the bytes are taken, with a ticket behind it. */
  uploadUrl: string;
}

export function fileMethods({ team, messages, statuses, files, uploadUrl }: FileParts): ApiMethods {
  const share = (channel: Channel | undefined, named: z.infer<typeof Files>, args: CompleteArguments): ApiAnswer => {
    // All or none: a message with half of its files would be none that was asked for.
    if (!named.every(({ id }) => files.isUploaded(id))) return refuse("file_not_found");
    const shared = named.flatMap(({ id, title }) => files.complete(id, title) ?? []);
    if (channel !== undefined) {
      messages.post({
        channel: channel.id,
        userId: team.bot.userId,
        botId: team.bot.botId,
        text: args.initial_comment ?? "",
        files: shared,
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      });
      statuses.clear(channel.id);
    }
    // Where it stands comes later at Slack, when the file has been looked at.
    return { ok: true, files: shared.map(({ id, title }) => ({ id, title })) };
  };

  return {
    "files.getUploadURLExternal": apiMethod({
      scopes: ["files:write"],
      args: AnnounceArguments,
      run({ filename, length }) {
        if (length > mostBytes) return refuse("file_upload_size_restricted");
        const { id, ticket } = files.announce(filename, length);
        return { ok: true, upload_url: `${uploadUrl}${ticket}`, file_id: id };
      },
    }),
    "files.completeUploadExternal": apiMethod({
      scopes: ["files:write"],
      args: CompleteArguments,
      run(args) {
        const named = Files.safeParse(args.files?.kind === "json" ? args.files.value : undefined);
        if (!named.success) return refuseWith("invalid_arguments", schemaMessages(named.error.issues, "/files"));
        if (args.channel_id === undefined) return share(undefined, named.data, args);
        const reached = reachOpenChannel(team, args.channel_id);
        if (reached.kind === "refused") return reached.answer;
        const isThere = args.thread_ts === undefined || messages.find(reached.channel.id, args.thread_ts);
        return isThere ? share(reached.channel, named.data, args) : refuse("invalid_thread_ts");
      },
    }),
    "files.delete": apiMethod({
      scopes: ["files:write"],
      args: DeleteArguments,
      run({ file }) {
        const removed = files.remove(file);
        if (removed !== "removed") return refuse(removed);
        messages.withoutFile(file);
        return { ok: true };
      },
    }),
  };
}
