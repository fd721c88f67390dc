import { expect, test } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { recordingLogger } from "./fakes.ts";

test("a library's messages pass without what they quote", () => {
  const logger = recordingLogger();
  const bridge = boltLogger(logger);
  bridge.debug('Received a message on the WebSocket: {"text":"secret"}');
  bridge.info("secret");
  bridge.warn("http request failed", "secret");
  bridge.error("Failed to retrieve a new WSS URL (error: secret)");
  bridge.error(new TypeError("secret"));
  bridge.error({ text: "secret" });
  expect(logger.lines.map(({ event, fields }) => [event, fields["note"]])).toEqual([
    ["slack_library_warning", "http request failed"],
    ["slack_library_error", "Failed to retrieve a new WSS URL"],
    ["slack_library_error", "TypeError"],
    ["slack_library_error", "object"],
  ]);
});
