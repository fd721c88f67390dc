// What the app has to be allowed and told by Slack; a test compares it with the manifests in docs.

/** Slash command. */
export const commandName = "/candor";

/** Message shortcut. */
export const shortcutId = "ask_about_posting";

/** Events that lead to something. `app_context_changed` belongs to the agent view and is only acknowledged. */
export const handledEvents = ["app_home_opened", "app_mention", "message.im"] as const;
export const agentEvents = ["app_context_changed"] as const;

/** Each scope with what cannot be done without it. */
export const scopes = {
  "app_mentions:read": "to answer a mention in a channel with the way to a direct message",
  "channels:read": "to know who is in the recruiters' channel where that is public, and so may act for the employer",
  "chat:write": "to post answers, and the status line while one is worked on",
  commands: "the slash command and the message shortcut",
  "files:write": "to send candidates what is kept about them as a file, and to delete it when they have it erased",
  "groups:read": "the same of private channels, such as the one for accommodations",
  "im:history":
    "to receive direct messages, to look for an answer whose post was not confirmed, and to read a message again that a candidate has passed on",
  "im:write": "to find the direct message with whoever asks from a channel, a command or a shortcut",
} as const;
export const agentScopes = { "assistant:write": "the agent view" } as const;
