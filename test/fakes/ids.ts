import type { Ids } from "../../src/ports.ts";

/** Ids that sort by the time they were made, and can be read in a failing test. */
export const countingIds = (prefix = "id"): Ids => {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${String(count).padStart(6, "0")}`;
    },
  };
};
