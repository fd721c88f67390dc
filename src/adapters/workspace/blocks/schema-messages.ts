import type { z } from "zod";
import { undrawnBlocks } from "./block.ts";

type Issue = z.core.$ZodIssue;

/** zod's findings in the words of Slack's `response_metadata.messages`. */
export function schemaMessages(issues: readonly Issue[], root: string): string[] {
  return issues.flatMap((issue) => describe(issue, root));
}

export function pointer(root: string, path: readonly PropertyKey[]): string {
  return `[json-pointer:${root}${path.map((step) => `/${String(step)}`).join("")}]`;
}

function describe(issue: Issue, root: string): string[] {
  const at = pointer(root, issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => `[ERROR] invalid additional property: ${key} ${at}`);
    case "too_big":
      return [`[ERROR] ${tooBig(issue.origin, Number(issue.maximum))} ${at}`];
    case "too_small":
      return [`[ERROR] ${tooSmall(issue.origin, Number(issue.minimum))} ${at}`];
    case "invalid_type":
      return [
        issue.message.includes("received undefined")
          ? `[ERROR] missing required field: ${String(issue.path.at(-1))} ${pointer(root, issue.path.slice(0, -1))}`
          : `[ERROR] must provide ${article(issue.expected)} ${at}`,
      ];
    case "invalid_union":
      return issue.errors.length === 0 ? [`[ERROR] ${unsupported(issue)} ${at}`] : [`[ERROR] no match ${at}`];
    case "custom":
      return [`[ERROR] ${issue.message} ${at}`];
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
    case "invalid_value":
      return [`[ERROR] invalid value: ${issue.message} ${at}`];
  }
}

function tooBig(origin: string, maximum: number): string {
  if (origin === "string") return `must be less than ${maximum + 1} characters`;
  if (origin === "array") return `no more than ${maximum} items allowed`;
  return `must be at most ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string") return `must be more than ${minimum - 1} characters`;
  if (origin === "array") return `must have at least ${minimum} items`;
  return `must be at least ${minimum}`;
}

function article(expected: string): string {
  return /^[aeio]/u.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function unsupported(issue: Issue): string {
  const input = issue.input;
  const type = typeof input === "object" && input !== null && "type" in input ? String(input.type) : "(none)";
  return undrawnBlocks.includes(type)
    ? `Slack has ${type} blocks, the local workspace cannot draw them`
    : `unsupported type: ${type}`;
}
