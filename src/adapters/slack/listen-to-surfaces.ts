import type { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { openAskModal } from "./ask-shortcut.ts";
import { answerCommand, type CommandOptions } from "./command.ts";
import type { Home } from "./home.ts";
import { commandName, shortcutId } from "./needs.ts";

/** What must be answered while Slack waits, or is shown and kept nowhere. */
export function listenToSurfaces(app: App, options: CommandOptions & { web: WebClient; home: Home }): void {
  app.command(commandName, async ({ ack, body }) => {
    const answer = await answerCommand(body, options);
    await (answer === null ? ack() : ack(answer));
  });
  app.shortcut({ type: "message_action", callback_id: shortcutId }, async ({ ack, body }) => {
    await ack();
    await openAskModal(body, options);
  });
  app.event("app_home_opened", ({ event }) => options.home.opened(event));
}
