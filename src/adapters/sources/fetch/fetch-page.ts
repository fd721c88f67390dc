import robotsModule from "robots-parser";
import { InputError } from "../../../domain/errors.ts";
import type { Validators } from "../../../domain/source.ts";
import { type Fetched, type Fetcher, userAgent } from "./fetcher.ts";

type Robots = { isAllowed(url: string, agent: string): boolean | undefined };
type ParseRobots = (url: string, robots: string) => Robots;

/** The package's types describe a module that it is not: what is imported is the function itself. */
const isParser = (imported: unknown): imported is ParseRobots => typeof imported === "function";

function parseRobots(origin: string, robots: string): Robots {
  const parser: unknown = robotsModule;
  if (!isParser(parser)) throw new Error("robots-parser is not the function that it was");
  return parser(`${origin}/robots.txt`, robots);
}

const pageTypes = [
  "text/html",
  "application/xhtml+xml",
  "text/plain",
  "text/markdown",
  "application/json",
  "application/ld+json",
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];

const maxRobotsBytes = 512 * 1024;

/** A host without a readable robots.txt forbids nothing. */
async function robotsOf(origin: string, fetcher: Fetcher): Promise<string> {
  try {
    const fetched = await fetcher(`${origin}/robots.txt`, { types: ["text/plain"], maxBytes: maxRobotsBytes });
    return fetched.kind === "body" ? new TextDecoder().decode(fetched.bytes) : "";
  } catch (error) {
    // A server that cannot say what it allows is asked for nothing else; one that has nothing to say allows all.
    if (error instanceof InputError) return "";
    throw error;
  }
}

/** A page that its host lets programs read. */
export async function fetchPage(
  url: string,
  fetcher: Fetcher,
  { maxBytes, validators }: { maxBytes: number; validators: Validators | null },
): Promise<Fetched> {
  if (!URL.canParse(url)) throw new InputError(`${url} is no address. Give one that begins with https://`);
  const { origin } = new URL(url);
  const robots = parseRobots(origin, await robotsOf(origin, fetcher));
  if (robots.isAllowed(url, userAgent) === false) {
    throw new InputError(`${origin} asks programs not to read this page. Save it yourself and give the file.`);
  }
  return fetcher(url, { types: pageTypes, maxBytes, validators });
}
