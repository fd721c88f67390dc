/** What a Web API method answers: always HTTP 200, with `ok` and, where it failed, Slack's name for why. */
export type ApiAnswer = { ok: true; [field: string]: unknown } | { ok: false; error: string; [field: string]: unknown };

export function refuse(error: string, fields: Record<string, unknown> = {}): ApiAnswer {
  return { ok: false, error, ...fields };
}

export function refuseWith(error: string, messages: readonly string[]): ApiAnswer {
  return messages.length === 0 ? refuse(error) : refuse(error, { errors: messages, response_metadata: { messages } });
}

export function missingScope(needed: string, provided: ReadonlySet<string>): ApiAnswer {
  return refuse("missing_scope", { needed, provided: [...provided].join(",") });
}
