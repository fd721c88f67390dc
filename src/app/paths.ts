import { fileURLToPath } from "node:url";

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What ships with Candor, wherever it is started from. */
export const shipped = { knowledge: fromRoot("knowledge"), prompts: fromRoot("prompts"), evaluation: fromRoot("eval") };
