import { describe, expect, it } from "vitest";
import { eventually, openWorkspace, runApp } from "./run-app.ts";
import { rawSocket } from "./raw-socket.ts";

describe("Socket Mode", () => {
  it("sends an event again, with the same event_id, until it is acknowledged", async () => {
    const workspace = await openWorkspace({ ackTimeoutMs: 40, retryDelaysMs: [0, 20, 40] });
    const socket = await rawSocket(workspace);

    workspace.sendMessage("avery", "hello");

    const third = await socket.envelope(2);
    socket.acknowledge(third.envelope_id);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(socket.envelopes.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ""],
      [1, "timeout"],
      [2, "timeout"],
    ]);
    expect(new Set(socket.envelopes.map(({ payload }) => payload.event_id)).size).toBe(1);
    expect(new Set(socket.envelopes.map(({ envelope_id }) => envelope_id)).size).toBe(3);
  });

  it("keeps an event for an app that connects later", async () => {
    const workspace = await openWorkspace({ retryDelaysMs: [300] });
    workspace.sendMessage("avery", "is anybody there?");

    const socket = await rawSocket(workspace);

    const envelope = await socket.envelope(0);
    expect(envelope).toMatchObject({ type: "events_api", retry_attempt: 1, retry_reason: "connection_failed" });
  });

  it("gives each payload to one of two sockets", async () => {
    const workspace = await openWorkspace();
    const sockets = [await rawSocket(workspace), await rawSocket(workspace)];

    for (const text of ["one", "two", "three", "four"]) workspace.sendMessage("avery", text);

    await eventually(() => expect(sockets.map(({ envelopes }) => envelopes.length)).toEqual([2, 2]));
  });

  it("takes a ticket once", async () => {
    const workspace = await openWorkspace();
    const socket = await rawSocket(workspace);
    await expect(rawSocket(workspace, socket.address)).rejects.toThrow();
  });

  it("says goodbye with a reason and sends nothing more to that socket", async () => {
    const workspace = await openWorkspace();
    const first = await rawSocket(workspace);
    const second = await rawSocket(workspace);

    workspace.misbehave({ kind: "disconnect", reason: "refresh_requested", sockets: "oldest" });
    workspace.sendMessage("avery", "one");
    workspace.sendMessage("avery", "two");

    await eventually(() => expect(second.envelopes).toHaveLength(2));
    expect(first.envelopes).toEqual([]);
    expect(first.farewells).toEqual(["refresh_requested"]);
  });

  it("turns away an eleventh socket", async () => {
    const workspace = await openWorkspace();
    for (let opened = 0; opened < 10; opened += 1) await rawSocket(workspace);
    const eleventh = await rawSocket(workspace);
    await eventually(() => expect(eleventh.farewells).toEqual(["too_many_websockets"]));
  });

  it("repeats an event on demand, and lets later events overtake a held one", async () => {
    const workspace = await openWorkspace();
    const socket = await rawSocket(workspace, undefined, true);

    workspace.misbehave({ kind: "repeat_event", copies: 2, times: 1 });
    workspace.sendMessage("avery", "thrice");
    await eventually(() => expect(socket.texts()).toEqual(["thrice", "thrice", "thrice"]));
    expect(new Set(socket.envelopes.map(({ payload }) => payload.event_id)).size).toBe(1);

    workspace.misbehave({ kind: "delay_event", ms: 100, times: 1 });
    workspace.sendMessage("avery", "held");
    workspace.sendMessage("avery", "overtaking");
    await eventually(() => expect(socket.texts().slice(3)).toEqual(["overtaking", "held"]));
  });

  it("does not repeat what Bolt acknowledged", async () => {
    const workspace = await openWorkspace({ ackTimeoutMs: 60, retryDelaysMs: [0, 0] });
    const seen: string[] = [];
    await runApp(workspace, (app) => {
      app.message(({ body }) => {
        seen.push(body.event_id);
        return Promise.resolve();
      });
    });
    workspace.sendMessage("avery", "once");
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(seen).toHaveLength(1);
  });
});
