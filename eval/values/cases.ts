import { readFileSync } from "node:fs";
import { z } from "zod";

/** The kinds of typed values that are measured: a wrong one of these does harm. */
export const kinds = ["money", "years", "work_model", "date", "contact", "relocation", "visa"] as const;
export type Kind = (typeof kinds)[number];

const Label = z.strictObject({ kind: z.enum(kinds), fields: z.record(z.string(), z.string()) });
export type Label = z.infer<typeof Label>;

/** A line of a posting with the values that it states. */
export type LabelledLine = { text: string; labels: Label[] };
export type LabelledPosting = { key: string; lines: LabelledLine[] };

function readLabel(line: string): Label {
  const [kind = "", ...rest] = line.replace(/^= /u, "").match(/[^\s"]+(?:"[^"]*")?|"[^"]*"/gu) ?? [];
  const fields = rest.map((part): [string, string] => {
    const [name = "", value = ""] = part.split(/=(.*)/su, 2);
    return [name, value.replace(/^"|"$/gu, "")];
  });
  return Label.parse({ kind, fields: Object.fromEntries(fields) });
}

/** The postings of a file of labels; throws where a line is no label that is known. */
export function readCases(path: string): LabelledPosting[] {
  const postings: LabelledPosting[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("# ")) continue;
    const last = postings.at(-1);
    if (line.startsWith("## ")) postings.push({ key: line.slice(3).trim(), lines: [] });
    else if (line.startsWith("= ")) last?.lines.at(-1)?.labels.push(readLabel(line));
    else last?.lines.push({ text: line, labels: [] });
  }
  return postings;
}
