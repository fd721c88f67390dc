import { describe, expect, test } from "vitest";
import { eventually, modes, type Office, type Opened, openOffice, withOffice, words } from "./harness.ts";

/** An office of its own for the tests of one description, with so many candidates who have chosen the orchard. */
function inOffice(open: () => Promise<Office>, gardeners: number) {
  let at: Opened;
  withOffice({ open, gardeners }, (opened) => {
    at = opened;
  });
  return { office: () => at.office, bot: () => at.bot, next: () => at.gardeners.next() };
}

describe.each(modes)("over %s", { timeout: 30_000 }, (mode) => {
  const at = inOffice(() => openOffice(mode), 9);

  test("three quick messages are answered in their order, each once", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    // In one millisecond, over two connections: faster than a person, so that arrival says nothing about their order.
    for (const question of ["How much does it pay?", "How much experience do I need?", "Is there a pension?"])
      candidate.write(question);
    const answers = (await candidate.untilReplies(before + 3)).slice(before).map(words);
    expect(answers).toEqual([
      expect.stringContaining("£26,500 to £29,000"),
      expect.stringContaining("2 years of experience in pruning"),
      expect.stringContaining("add 6% of your pay"),
    ]);
  });

  // Replies keep their order, so what stands before the answer to a last message is all there will ever be.
  test("the same event three times is answered once", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    at.office().slack.misbehave({ kind: "repeat_event", copies: 2, times: 1 });
    candidate.write("How much does it pay?");
    await candidate.untilReplies(before + 1);
    const last = await candidate.ask("Is there a pension?");
    expect(words(last)).toContain("add 6% of your pay");
    expect(candidate.replies()).toHaveLength(before + 2);
  });

  test("a reply whose confirmation was lost is not posted twice", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    at.office().slack.misbehave({ kind: "drop_response", method: "chat.postMessage", times: 1 });
    candidate.write("How much does it pay?");
    candidate.write("Is there a pension?");
    const answers = (await candidate.untilReplies(before + 2)).slice(before).map(words);
    expect(answers).toEqual([expect.stringContaining("£26,500"), expect.stringContaining("add 6% of your pay")]);
  });

  test("a reply that Slack postpones with 429 arrives, once", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    at.office().slack.misbehave({ kind: "rate_limit", method: "chat.postMessage", retryAfterSeconds: 1, times: 1 });
    candidate.write("How much does it pay?");
    candidate.write("Is there a pension?");
    const answers = (await candidate.untilReplies(before + 2)).slice(before).map(words);
    expect(answers).toEqual([expect.stringContaining("£26,500"), expect.stringContaining("add 6% of your pay")]);
  });

  test("a 429 in one conversation delays no other one", async () => {
    const [limited, other] = [at.next(), at.next()];
    const channel = limited.replies()[0]?.channel;
    const limit = { kind: "rate_limit", method: "chat.postMessage", retryAfterSeconds: 3, times: 1 } as const;
    at.office().slack.misbehave({ ...limit, ...(channel === undefined ? {} : { channel }) });
    const before = limited.replies().length;
    limited.write("How much does it pay?");
    expect(words(await other.ask("Is there a pension?"))).toContain("add 6% of your pay");
    expect(limited.replies()).toHaveLength(before);
    await limited.untilReplies(before + 1);
  });

  test("is ready while it is reached, and says how many wait", async () => {
    expect(await at.office().health("healthz")).toMatchObject({ status: 200 });
    await eventually(async () =>
      expect(await at.office().health("readyz")).toMatchObject({
        status: 200,
        body: {
          ready: true,
          store: "reachable",
          slack: mode === "socket" ? ["connected", "connected"] : ["connected"],
          inbox: { waiting: 0, dead: 0 },
          outbox: { unknown: 0, failed: 0 },
        },
      }),
    );
  });
});

// In this order: after the last one the connections stay down for a minute.
describe("over sockets alone", { timeout: 30_000, shuffle: false }, () => {
  const at = inOffice(() => openOffice("socket"), 1);

  test("a message written while the connections are renewed is answered", async () => {
    const candidate = at.next();
    at.office().slack.misbehave({ kind: "disconnect", reason: "refresh_requested", sockets: "all" });
    expect(words(await candidate.ask("How much does it pay?"))).toContain("£26,500");
  });

  test("a token revoked is a state that can be read, and no end of the process", async () => {
    at.office().slack.misbehave({ kind: "refuse", method: "apps.connections.open", error: "token_revoked", times: 2 });
    at.office().slack.misbehave({ kind: "disconnect", reason: "link_disabled", sockets: "all" });
    await eventually(async () =>
      expect(await at.office().health("readyz")).toMatchObject({ status: 503, body: { ready: false } }),
    );
    expect(await at.office().health("healthz")).toMatchObject({ status: 200 });
    expect(at.bot().isRunning()).toBe(true);
  });
});

describe("over http alone", { timeout: 30_000 }, () => {
  const at = inOffice(() => openOffice("http"), 1);

  test("an acknowledgement that Slack never sees leads to no second reply", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    // Several: the echo of an earlier reply may be under way, and would use up the first.
    at.office().slack.misbehave({ kind: "lose_ack", times: 10 });
    candidate.write("How much does it pay?");
    await candidate.untilReplies(before + 1);
    await eventually(() => expect(at.bot().stderr()).toContain('"outcome":"duplicate"'));
    const last = await candidate.ask("Is there a pension?");
    expect(words(last)).toContain("add 6% of your pay");
    expect(candidate.replies()).toHaveLength(before + 2);
  });

  test("what is not signed by Slack is turned away, and so is what asks for other pages", async () => {
    const forged = { method: "POST", body: JSON.stringify({ type: "event_callback" }) };
    expect((await fetch(at.office().requestUrl, forged)).status).toBe(401);
    expect((await fetch(new URL("/admin", at.office().requestUrl))).status).toBe(404);
  });
});

describe.each([240_000, -240_000])("with Slack's clock %i ms ahead of ours", { timeout: 30_000 }, (slackAheadMs) => {
  const at = inOffice(() => openOffice("socket", {}, undefined, slackAheadMs), 1);

  test("messages keep their order, and a reply whose confirmation was lost is found", async () => {
    const candidate = at.next();
    const before = candidate.replies().length;
    at.office().slack.misbehave({ kind: "drop_response", method: "chat.postMessage", times: 1 });
    candidate.write("How much does it pay?");
    candidate.write("Is there a pension?");
    const answers = (await candidate.untilReplies(before + 2)).slice(before).map(words);
    expect(answers).toEqual([expect.stringContaining("£26,500"), expect.stringContaining("add 6% of your pay")]);
    await candidate.ask("How much does it pay?");
    expect(candidate.replies()).toHaveLength(before + 3);
  });
});
