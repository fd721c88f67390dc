import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import type { Faults } from "../faults.ts";
import { pause } from "../pause.ts";
import type { Team } from "../team.ts";
import { type ApiAnswer, missingScope, refuse } from "./api-answer.ts";
import type { ApiMethod, ApiMethods } from "./api-method.ts";
import { readArguments } from "./read-arguments.ts";

/** The Web API: `POST /METHOD`. Everything but a rate limit is HTTP 200, as at Slack. */
export function serveApi(team: Team, methods: ApiMethods, faults: Faults, closing: AbortSignal) {
  const api = new Hono<{ Bindings: HttpBindings }>();
  api.post("/:method", async (context) => {
    const name = context.req.param("method");
    const read = await readArguments(context.req.raw);
    if (read.kind === "unreadable") return context.json(refuse(read.error));
    const channel = read.args["channel"] ?? read.args["channel_id"];
    const call = { method: name, channel: typeof channel === "string" ? channel : undefined };

    const limit = faults.takeCall("rate_limit", call);
    if (limit !== undefined) {
      return context.json(refuse("ratelimited"), 429, { "retry-after": String(limit.retryAfterSeconds) });
    }
    const refusal = faults.takeCall("refuse", call);
    const answer = refusal === undefined ? answerCall(name, read.args, read.token) : refuse(refusal.error);

    const delay = faults.takeCall("delay_response", call);
    if (delay !== undefined) await pause(delay.ms, closing);
    if (faults.takeCall("drop_response", call) !== undefined) {
      context.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    return context.json(answer, 200, {
      "x-oauth-scopes": [...team.scopes].join(","),
      "x-accepted-oauth-scopes": findMethod(name)?.scopes.join(",") ?? "",
    });
  });

  const findMethod = (name: string): ApiMethod | undefined =>
    Object.hasOwn(methods, name) ? methods[name] : undefined;

  // In Slack's order: the method, then who calls, then what they may do, then the arguments.
  function answerCall(name: string, args: Record<string, unknown>, token: string | undefined): ApiAnswer {
    const method = findMethod(name);
    if (method === undefined) return refuse("unknown_method", { req_method: name });
    if (token === undefined) return refuse("not_authed");
    if (token !== team.botToken && token !== team.appToken) return refuse("invalid_auth");
    if (team.isRevoked(token)) return refuse("token_revoked");
    if (token !== (method.token === "app" ? team.appToken : team.botToken)) return refuse("not_allowed_token_type");
    if (method.scopes.length > 0 && !method.scopes.some((scope) => team.scopes.has(scope))) {
      return missingScope(method.scopes[0] ?? "", team.scopes);
    }
    return method.run(args);
  }

  return api;
}
