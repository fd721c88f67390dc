import { ConfigurationError } from "../../domain/errors.ts";
import type { Logger } from "../../ports.ts";
import type { AnswerShape } from "./answer-shape.ts";
// Types only: the module itself loads the vendors.
import type { ChatModel, ChatModelSettings } from "./chat-model.ts";
import { clearVendorEnvironment } from "./vendor-environment.ts";

/** Loaded on the first use; a failure is remembered, since Node remembers a failed import too. */
export function lazyChatModel(
  settings: ChatModelSettings,
  shape: Pick<AnswerShape, "name" | "schema">,
  logger: Logger,
): () => Promise<ChatModel | null> {
  let opened: Promise<ChatModel | null> | undefined;
  const open = async (): Promise<ChatModel | null> => {
    // oxlint-disable-next-line node/no-process-env -- the vendors read it themselves; see vendor-environment.ts
    const ignored = clearVendorEnvironment(process.env);
    if (ignored.length > 0) logger.warn("model_environment_ignored", { names: ignored.join(" ") });
    try {
      const startedAt = performance.now();
      const { openChatModel } = await import("./chat-model.ts");
      const chatModel = await openChatModel(settings, shape);
      logger.info("model_opened", { ms: Math.round(performance.now() - startedAt) });
      return chatModel;
    } catch {
      // Its cause stays out of the log: a client that fails to open may quote the key.
      const advice =
        "The model client could not be opened. Check the provider's name and that its package is installed.";
      logger.error("model_not_opened", new ConfigurationError(advice));
      return null;
    }
  };
  return () => {
    opened ??= open();
    return opened;
  };
}
