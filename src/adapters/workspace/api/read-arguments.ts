import { z } from "zod";

const JsonObject = z.record(z.string(), z.unknown());

export type ReadArguments =
  | { kind: "read"; args: Record<string, unknown>; token: string | undefined }
  | { kind: "unreadable"; error: string };

/** The arguments of a Web API call: a form, or JSON; the token in the header or, in a form, beside them. */
export async function readArguments(request: Request): Promise<ReadArguments> {
  const bearer = /^Bearer (?<token>\S+)$/u.exec(request.headers.get("authorization") ?? "")?.groups?.["token"];
  const contentType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const body = await request.text();
  if (body === "") return { kind: "read", args: {}, token: bearer };
  switch (contentType) {
    case "application/x-www-form-urlencoded": {
      const args: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body));
      return { kind: "read", args, token: bearer ?? z.string().optional().parse(args["token"]) };
    }
    case "application/json": {
      const parsed = readJson(body);
      if (parsed === undefined) return { kind: "unreadable", error: "invalid_json" };
      const args = JsonObject.safeParse(parsed);
      // Slack takes no token from a JSON body.
      return args.success
        ? { kind: "read", args: args.data, token: bearer }
        : { kind: "unreadable", error: "json_not_object" };
    }
    case undefined:
      return { kind: "unreadable", error: "missing_post_type" };
    default:
      return { kind: "unreadable", error: "invalid_post_type" };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller names it: `invalid_json`.
    return undefined;
  }
}
