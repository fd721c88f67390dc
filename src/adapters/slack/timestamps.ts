/** Slack's timestamps are seconds with six decimals. */
export const microseconds = (ts: string): number => Math.round(Number(ts) * 1_000_000);
