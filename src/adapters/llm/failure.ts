import { z } from "zod";

/** Why a call gave no draft. Fixed words: they stand in logs, metrics and receipts. */
export const UnusableCode = z.enum([
  "timeout",
  "rate_limited",
  "quota_exhausted",
  "unavailable",
  "network",
  "unauthorized",
  "forbidden",
  "model_not_found",
  "context_too_long",
  "rejected",
  "content_filter",
  "refused",
  "truncated",
  "empty",
  "oversized",
  "broken_json",
  "wrong_schema",
  "unreadable",
  "not_opened",
  "failed",
]);
export type UnusableCode = z.infer<typeof UnusableCode>;

export type Failure = { code: UnusableCode; status?: number; retryable: boolean; retryAfterMs?: number };

const Thrown = z.object({
  name: z.string().optional().catch(undefined),
  /** A vendor's code (`insufficient_quota`) or the system's (`ECONNREFUSED`). */
  code: z.string().optional().catch(undefined),
  status: z.int().optional().catch(undefined),
  headers: z.instanceof(Headers).optional().catch(undefined),
  cause: z.unknown().optional(),
});
type Thrown = z.infer<typeof Thrown>;

/** The error and what caused it, outermost first; ends early, since a chain may be a ring. */
function chain(error: unknown, left = 6): Thrown[] {
  const seen = Thrown.safeParse(error);
  return seen.success && left > 0 ? [seen.data, ...chain(seen.data.cause, left - 1)] : [];
}

/** How long the server asks to wait: its header holds seconds or a date. */
function retryAfterMs(headers: Headers | undefined, now: number): number | undefined {
  const header = headers?.get("retry-after")?.trim();
  if (!header) return undefined;
  const at = /^\d+(?:\.\d+)?$/u.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

const contentCodes = new Set(["content_filter", "content_policy_violation"]);

function ofStatus(status: number, code: string | undefined): Pick<Failure, "code" | "retryable"> {
  if (code === "context_length_exceeded") return { code: "context_too_long", retryable: false };
  if (code !== undefined && contentCodes.has(code)) return { code: "content_filter", retryable: false };
  if (code === "insufficient_quota") return { code: "quota_exhausted", retryable: false };
  if (status === 401) return { code: "unauthorized", retryable: false };
  if (status === 402) return { code: "quota_exhausted", retryable: false };
  if (status === 403) return { code: "forbidden", retryable: false };
  if (status === 404) return { code: "model_not_found", retryable: false };
  if (status === 413) return { code: "context_too_long", retryable: false };
  if (status === 429) return { code: "rate_limited", retryable: true };
  if (status === 408 || status === 409 || status >= 500) return { code: "unavailable", retryable: true };
  return { code: "rejected", retryable: false };
}

const ofName: Readonly<Record<string, UnusableCode>> = {
  TimeoutError: "timeout",
  AbortError: "timeout",
  ContextOverflowError: "context_too_long",
  ModelRefusalError: "refused",
  SyntaxError: "broken_json",
};

/** By status, name and code alone: messages hold text of the request, parts of the key, and change with a version. */
export function classify(error: unknown, now: number): Failure {
  const links = chain(error);
  const named = links.map(({ name }) => ofName[name ?? ""]).find((code) => code !== undefined);
  if (named !== undefined) return { code: named, retryable: false };
  const answered = links.find(({ status }) => status !== undefined);
  if (answered?.status !== undefined) {
    const wait = retryAfterMs(answered.headers, now);
    return {
      ...ofStatus(answered.status, answered.code),
      status: answered.status,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    };
  }
  // No answer, but a system code below it: nothing listens, the name is unknown, the connection or the body was cut.
  if (links.some(({ code }) => code !== undefined)) return { code: "network", retryable: true };
  return { code: "unreadable", retryable: false };
}
