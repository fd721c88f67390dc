import { App, LogLevel } from "@slack/bolt";
import { expect, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { type StartOptions, startWorkspace, type Workspace } from "../../../src/adapters/workspace/start-workspace.ts";

/** A workspace on a free port that is closed after the test. */
export async function openWorkspace(options: StartOptions = {}): Promise<Workspace> {
  const workspace = await startWorkspace({
    ...options,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** The real Bolt app over the real protocols; `listen` adds its listeners before it connects. */
export async function runApp(
  workspace: Workspace,
  listen: (app: App) => void,
  options: { ignoreSelf?: boolean } = {},
): Promise<App> {
  const app = new App({
    token: workspace.botToken,
    appToken: workspace.appToken,
    socketMode: true,
    ...options,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 3000, interval: 10 });

const ApiAnswer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  response_metadata: z.looseObject({ messages: z.array(z.string()).optional() }).optional(),
});

/** A Web API call without Slack's client between. */
export async function call(
  workspace: Workspace,
  method: string,
  args: Record<string, unknown>,
  token: string | undefined = workspace.botToken,
) {
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === "" ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  });
  return ApiAnswer.parse(await response.json());
}

export function dmOf(workspace: Workspace, handle: string): string {
  const person = workspace.people.find((one) => one.handle === handle);
  const dm = workspace.channels.find((one) => one.kind === "im" && one.members.includes(person?.id ?? ""));
  if (dm === undefined) throw new Error(`no DM with ${handle}`);
  return dm.id;
}

// Matchers as unknown: vitest types them as any.
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const having = (fields: Record<string, unknown>): unknown => expect.objectContaining(fields);
