/** One thing that has to be right for Candor to work, as an operator reads it. No token, no password, nobody's words. */
export type Check = {
  name: string;
  /** warning: it works, but not all of it · problem: it does not work. */
  state: "ok" | "warning" | "problem";
  /** What was found, in a sentence. */
  found: string;
  /** What to do about it; `null` where nothing is to be done. */
  todo: string | null;
};

export const ok = (name: string, found: string): Check => ({ name, state: "ok", found, todo: null });
export const warning = (name: string, found: string, todo: string): Check => ({ name, state: "warning", found, todo });
export const problem = (name: string, found: string, todo: string): Check => ({ name, state: "problem", found, todo });
