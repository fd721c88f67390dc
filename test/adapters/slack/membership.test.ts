import { expect, onTestFinished, test } from "vitest";
import manifest from "../../../docs/slack-manifest.json" with { type: "json" };
import { slackMembership } from "../../../src/adapters/slack/membership.ts";
import { startWorkspace } from "../../../src/adapters/workspace/start-workspace.ts";
import { recordingLogger } from "./fakes.ts";
import { having } from "./matchers.ts";

const crowd = Array.from({ length: 1_200 }, (_, index) => `crowd${index}`);

async function open({ scopes = manifest.oauth_config.scopes.bot, patienceMs = 1_500 } = {}) {
  const people = [...crowd, "robin", "avery"].map((handle) => ({ handle, name: handle, role: "recruiter" as const }));
  const slack = await startWorkspace({
    seed: {
      scopes,
      people,
      channels: [
        { name: "recruiters", kind: "public", members: [...crowd, "robin"] },
        { name: "quiet", kind: "private", members: ["robin"] },
        { name: "closed", kind: "private", members: ["robin"], withBot: false },
      ],
    },
  });
  onTestFinished(() => slack.close());
  const logger = recordingLogger();
  let now = 0;
  const clock = { now: () => now };
  const { botToken, apiUrl } = slack;
  const membership = slackMembership({ botToken, apiUrl, logger, clock, patienceMs });
  return {
    slack,
    logger,
    membership,
    later: (ms: number): void => {
      now += ms;
    },
  };
}

const [recruiters, quiet, closed] = ["C0RECRUITERS", "C0QUIET", "C0CLOSED"] as const;

test("who is in a channel is a member, on whichever page they stand; nobody else is", async () => {
  const { membership } = await open();
  expect(await membership.standing(recruiters, "U0ROBIN")).toBe("member");
  expect(await membership.isMember(recruiters, "U0CROWD1199")).toBe(true);
  expect(await membership.standing(recruiters, "U0AVERY")).toBe("stranger");
  expect(await membership.standing(quiet, "U0ROBIN")).toBe("member");
  expect(await membership.isMember(quiet, "U0CROWD0")).toBe(false);
});

test("an answer is kept for a minute and no longer", async () => {
  const { slack, membership, later } = await open();
  expect(await membership.isMember(quiet, "U0ROBIN")).toBe(true);
  slack.misbehave({ kind: "remove_member", channel: "quiet", person: "robin" });
  later(59_000);
  expect(await membership.isMember(quiet, "U0ROBIN")).toBe(true);
  later(1_000);
  expect(await membership.isMember(quiet, "U0ROBIN")).toBe(false);
  slack.misbehave({ kind: "add_member", channel: "quiet", person: "robin" });
  later(60_000);
  expect(await membership.isMember(quiet, "U0ROBIN")).toBe(true);
});

test.each([
  ["a channel that the bot is not in", closed, manifest.oauth_config.scopes.bot, "channel_not_found"],
  ["a private channel without its scope", quiet, ["channels:read"], "missing_scope"],
  ["a public channel without its scope", recruiters, ["groups:read"], "missing_scope"],
])("of %s nobody is known to be a member, which is logged by its code", async (_, channel, scopes, code) => {
  const { membership, logger } = await open({ scopes });
  expect(await membership.standing(channel, "U0ROBIN")).toBe("unknown");
  expect(await membership.isMember(channel, "U0ROBIN")).toBe(false);
  expect(logger.lines).toContainEqual(having({ event: "membership_unknown", fields: { channel, code } }));
});

test("a failure is kept for seconds, so that Slack is not asked by everybody, and no longer", async () => {
  const { slack, membership, logger, later } = await open();
  slack.misbehave({ kind: "rate_limit", method: "conversations.members", retryAfterSeconds: 30, times: 1 });
  expect(await membership.standing(quiet, "U0ROBIN")).toBe("unknown");
  later(4_999);
  expect(await membership.standing(quiet, "U0ROBIN")).toBe("unknown");
  expect(logger.events()).toEqual(["membership_unknown"]);
  later(1);
  expect(await membership.standing(quiet, "U0ROBIN")).toBe("member");
});

test("nobody waits long for a slow Slack, and what it says at last is there for the next", async () => {
  const { slack, membership, logger } = await open({ patienceMs: 50 });
  slack.misbehave({ kind: "delay_response", method: "conversations.members", ms: 300, times: 1 });
  const first = membership.standing(quiet, "U0ROBIN");
  const together = membership.standing(quiet, "U0ROBIN");
  expect([await first, await together]).toEqual(["unknown", "unknown"]);
  expect(logger.lines).toContainEqual(
    having({ event: "membership_unknown", fields: { channel: quiet, code: "timeout" } }),
  );
  await expect.poll(() => membership.standing(quiet, "U0ROBIN")).toBe("member");
});
