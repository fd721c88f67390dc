import { setTimeout as pause } from "node:timers/promises";
import { Agent, type Dispatcher } from "undici";
import { CandorError, InputError, UnavailableError } from "../../../domain/errors.ts";
import type { Validators } from "../../../domain/source.ts";
import { isPublicAddress, publicLookup, refusedAddress } from "./public-address.ts";
import { readBody } from "./read-body.ts";

export type Fetched =
  | { kind: "body"; bytes: Uint8Array; contentType: string; url: string; validators: Validators }
  /** As it was when the validators were given. */
  | { kind: "unchanged" };

export type Wanted = {
  /** Media types without parameters; anything else is refused. */
  types: readonly string[];
  maxBytes: number;
  validators?: Validators | null;
};

/** Fetches one address. Throws InputError with what to do where it may not be fetched, UnavailableError where it cannot. */
export type Fetcher = (url: string, wanted: Wanted) => Promise<Fetched>;

export const userAgent = "Candor/0.1 (reads job postings for a recruiting team; asks robots.txt)";
const mostRedirects = 5;
const totalMs = 30_000;
const mostAttempts = 3;
/** A server that asks for a longer wait is left alone until the next sync. */
const longestWaitMs = 20_000;

export type FetcherOptions = {
  /** Connects to what was looked up and checked; tests give one of their own. */
  dispatcher?: Dispatcher;
  totalMs?: number;
};

/** What must hold of an address before anything is sent to it, on each redirect anew. */
function checkAddress(address: string): URL {
  if (!URL.canParse(address)) throw new InputError(`${address} is no address. Give one that begins with https://`);
  const url = new URL(address);
  if (url.protocol !== "https:")
    throw new InputError(`${url.protocol}//${url.host} is not encrypted. Give an address that begins with https://`);
  if (url.username !== "" || url.password !== "")
    throw new InputError("The address holds a user name or password. Give it without them.");
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  // A literal address is never looked up.
  if (/^[\d.]+$|:/u.test(host) && !isPublicAddress(host)) throw refusedAddress(host);
  return url;
}

const wait = (response: Response, attempt: number): number => {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : 1_000 * 2 ** attempt;
};

const validatorsOf = ({ headers }: Response): Validators => ({
  etag: headers.get("etag"),
  lastModified: headers.get("last-modified"),
});

const conditions = (validators: Validators | null): Record<string, string> => ({
  ...(validators?.etag == null ? {} : { "if-none-match": validators.etag }),
  ...(validators?.lastModified == null ? {} : { "if-modified-since": validators.lastModified }),
});

function translate(error: unknown, host: string): never {
  if (error instanceof CandorError) throw error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof CandorError) throw cause;
  const isTimeout = error instanceof Error && error.name === "TimeoutError";
  throw new UnavailableError(host, {
    cause: error,
    message: isTimeout
      ? `${host} did not answer in time. Try again later.`
      : `${host} cannot be reached. Try again later.`,
  });
}

export function createFetcher({ dispatcher, totalMs: limitMs = totalMs }: FetcherOptions = {}): Fetcher {
  const through = dispatcher ?? new Agent({ connect: { lookup: publicLookup(), timeout: 10_000 } });

  async function request(url: URL, wanted: Wanted, signal: AbortSignal, attempt: number): Promise<Response> {
    const response = await fetch(url, {
      redirect: "manual",
      signal,
      headers: { "user-agent": userAgent, accept: wanted.types.join(", "), ...conditions(wanted.validators ?? null) },
      // Node's own fetch takes a dispatcher; its types know it only by undici's.
      ...({ dispatcher: through } as object),
    });
    const isBusy = response.status === 429 || response.status === 503;
    const waitMs = wait(response, attempt);
    if (!isBusy || attempt >= mostAttempts || waitMs > longestWaitMs) return response;
    await response.body?.cancel();
    await pause(waitMs, undefined, { signal });
    return request(url, wanted, signal, attempt + 1);
  }

  async function follow(address: string, wanted: Wanted, signal: AbortSignal, redirects: number): Promise<Fetched> {
    const url = checkAddress(address);
    const response = await request(url, wanted, signal, 1);
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && response.status !== 304 && location !== null) {
      await response.body?.cancel();
      if (redirects >= mostRedirects) throw new InputError(`${url.host} redirects too often. Give the final address.`);
      return follow(new URL(location, url).href, wanted, signal, redirects + 1);
    }
    if (response.status === 304) return { kind: "unchanged" };
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      throw new InputError(`There is nothing at ${url.origin}${url.pathname}. Look at the name or the address.`);
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new UnavailableError(url.host, { message: `${url.host} answered ${response.status}. Try again later.` });
    }
    const contentType = response.headers.get("content-type") ?? "";
    const [type = ""] = contentType.toLowerCase().split(";", 1);
    if (!wanted.types.includes(type.trim())) {
      await response.body?.cancel();
      throw new InputError(
        `${url.host} sent ${type || "something without a type"}, expected ${wanted.types.join(" or ")}.`,
      );
    }
    const bytes = await readBody(response, wanted.maxBytes, url.host);
    return { kind: "body", bytes, contentType, url: url.href, validators: validatorsOf(response) };
  }

  return async (url, wanted) => {
    const { host } = checkAddress(url);
    try {
      return await follow(url, wanted, AbortSignal.timeout(limitMs), 0);
    } catch (error) {
      return translate(error, host);
    }
  };
}
