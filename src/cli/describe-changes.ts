import type { FactChange } from "../domain/review.ts";

function linesOf(change: FactChange): string[] {
  switch (change.kind) {
    case "added":
      return [`+ ${change.after.topic}: ${change.after.statement}`];
    case "removed":
      return [`- ${change.before.topic}: ${change.before.statement}`];
    case "changed":
      return [
        `~ ${change.after.topic}: ${change.after.statement}`,
        ...change.fields.map(
          ({ field, before, after }) => `    ${field}: ${before ?? "nothing"} → ${after ?? "nothing"}`,
        ),
      ];
  }
}

/** Changes for a terminal, a line each and one more for each field that differs. */
export const describeChanges = (changes: readonly FactChange[]): string =>
  changes.length === 0 ? "Nothing changes.\n" : `${changes.flatMap(linesOf).join("\n")}\n`;
