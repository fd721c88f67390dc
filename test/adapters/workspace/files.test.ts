import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Workspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { call, dmOf, openWorkspace, runApp } from "./run-app.ts";

const Ticket = z.looseObject({ ok: z.literal(true), upload_url: z.url(), file_id: z.string() });

const announce = async (workspace: Workspace, length: number) =>
  Ticket.parse(await call(workspace, "files.getUploadURLExternal", { filename: "data.json", length }));

const put = (url: string, body: string): Promise<Response> => fetch(url, { method: "POST", body });

const uploaded = async (workspace: Workspace, body: string): Promise<string> => {
  const { upload_url, file_id } = await announce(workspace, Buffer.byteLength(body));
  expect((await put(upload_url, body)).status).toBe(200);
  return file_id;
};

const complete = (workspace: Workspace, files: unknown, place: object = { channel_id: dmOf(workspace, "avery") }) =>
  call(workspace, "files.completeUploadExternal", { files, ...place });

describe("a file", () => {
  it("is announced, uploaded and shared with words of its own", async () => {
    const workspace = await openWorkspace();
    const id = await uploaded(workspace, '{"pay":"€"}');
    expect(workspace.messagesIn("avery")).toEqual([]);
    const place = { channel_id: dmOf(workspace, "avery"), initial_comment: "Here it is" };
    // No place: at Slack the message comes after the answer.
    expect(await complete(workspace, [{ id, title: "data.json" }], place)).toEqual({
      ok: true,
      files: [{ id, title: "data.json" }],
    });
    expect(workspace.messagesIn("avery")).toMatchObject([
      { text: "Here it is", botId: workspace.bot.botId, files: [{ id, name: "data.json", size: 13 }] },
    ]);
    expect(workspace.bytesOf(id)?.toString()).toBe('{"pay":"€"}');
    const history = await call(workspace, "conversations.history", { channel: dmOf(workspace, "avery") });
    expect(history).toMatchObject({ messages: [{ subtype: "file_share", files: [{ id, name: "data.json" }] }] });
  });

  it("comes as Slack's own client uploads it, too", async () => {
    const workspace = await openWorkspace();
    const app = await runApp(workspace, () => undefined);
    const channel_id = dmOf(workspace, "avery");
    await app.client.filesUploadV2({ channel_id, filename: "a.txt", file: Buffer.from("all of it") });
    const [message] = workspace.messagesIn("avery");
    expect(workspace.bytesOf(message?.files?.[0]?.id ?? "")?.toString()).toBe("all of it");
  });

  it("is refused without the scope", async () => {
    const workspace = await openWorkspace({ seed: { scopes: ["chat:write"] } });
    for (const method of ["files.getUploadURLExternal", "files.completeUploadExternal", "files.delete"])
      expect(await call(workspace, method, {})).toMatchObject({ error: "missing_scope", needed: "files:write" });
  });

  it.each([
    ["without a name", { length: 4 }, "invalid_arguments"],
    ["without a length", { filename: "a" }, "invalid_arguments"],
    ["of no bytes", { filename: "a", length: 0 }, "invalid_arguments"],
    ["that is larger than Slack takes", { filename: "a", length: 1_000_000_001 }, "file_upload_size_restricted"],
  ])("%s is not announced", async (_what, args, error) => {
    const workspace = await openWorkspace();
    expect(await call(workspace, "files.getUploadURLExternal", args)).toMatchObject({ ok: false, error });
  });

  it("of another length than was said is not taken, and the right one still is, once", async () => {
    const workspace = await openWorkspace();
    const { upload_url, file_id } = await announce(workspace, 4);
    expect((await put(upload_url, "five!")).status).toBe(400);
    expect(await complete(workspace, [{ id: file_id }])).toMatchObject({ error: "file_not_found" });
    expect((await put(upload_url, "four")).status).toBe(200);
    expect((await put(upload_url, "four")).status).toBe(404);
    expect((await put(`${upload_url}x`, "four")).status).toBe(404);
  });

  it("is shared once, only where the bot is, and together with its others or not at all", async () => {
    const workspace = await openWorkspace();
    const id = await uploaded(workspace, "four");
    for (const files of [undefined, "[", [], [{}]])
      expect(await complete(workspace, files)).toMatchObject({ error: "invalid_arguments" });
    expect(await complete(workspace, [{ id }, { id: "F0NOWHERE" }])).toMatchObject({ error: "file_not_found" });
    expect(await complete(workspace, [{ id }], { channel_id: "C0NOWHERE" })).toMatchObject({
      error: "channel_not_found",
    });
    const place = { channel_id: dmOf(workspace, "avery"), thread_ts: "1.1" };
    expect(await complete(workspace, [{ id }], place)).toMatchObject({ error: "invalid_thread_ts" });
    expect(workspace.messagesIn("avery")).toEqual([]);
    expect(await complete(workspace, JSON.stringify([{ id }]))).toMatchObject({ ok: true });
    expect(await complete(workspace, [{ id }])).toMatchObject({ error: "file_not_found" });
    expect(workspace.messagesIn("avery")).toHaveLength(1);
  });

  it("is deleted from its message, which goes where nothing is left of it", async () => {
    const workspace = await openWorkspace();
    const [bare, introduced] = [await uploaded(workspace, "one"), await uploaded(workspace, "two")];
    await complete(workspace, [{ id: bare }]);
    const channel_id = dmOf(workspace, "avery");
    await complete(workspace, [{ id: introduced }], { channel_id, initial_comment: "Here" });
    for (const file of [bare, introduced])
      expect(await call(workspace, "files.delete", { file })).toEqual({ ok: true });
    expect(workspace.messagesIn("avery")).toMatchObject([{ text: "Here" }]);
    expect(workspace.messagesIn("avery")[0]?.files).toBeUndefined();
    expect(workspace.bytesOf(introduced)).toBeUndefined();
    expect(await call(workspace, "files.delete", { file: bare })).toMatchObject({ error: "file_deleted" });
    expect(await call(workspace, "files.delete", { file: "F0NOWHERE" })).toMatchObject({ error: "file_not_found" });
  });

  it("is handed to whoever has it before them, as a download and never as a page", async () => {
    const workspace = await openWorkspace();
    const id = await uploaded(workspace, "<script>1</script>");
    await complete(workspace, [{ id }]);
    const get = (as: string): Promise<Response> => fetch(`${workspace.url}/desk/file/${id}?as=${as}`);
    const own = await get("avery");
    expect(await own.text()).toBe("<script>1</script>");
    expect(own.headers.get("content-disposition")).toContain("attachment");
    expect(own.headers.get("content-disposition")).toContain("data.json");
    expect(own.headers.get("content-type")).toBe("application/octet-stream");
    expect((await get("bo")).status).toBe(400);
    expect((await get("robin")).status).toBe(400);
  });
});
