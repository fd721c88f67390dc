import type { LogFields, Logger } from "../../src/ports.ts";

type LogLine = { level: "info" | "warn" | "error"; event: string; fields: LogFields; error?: unknown };

type RecordingLogger = Logger & { lines: readonly LogLine[]; events(): string[] };

/** Keeps every line, its children's too, for a test to look at. */
export const recordingLogger = (): RecordingLogger => {
  const lines: LogLine[] = [];
  const under = (context: LogFields): Logger => ({
    info: (event, fields) => lines.push({ level: "info", event, fields: { ...context, ...fields } }),
    warn: (event, fields) => lines.push({ level: "warn", event, fields: { ...context, ...fields } }),
    error: (event, error, fields) => lines.push({ level: "error", event, error, fields: { ...context, ...fields } }),
    child: (fields) => under({ ...context, ...fields }),
  });
  return { ...under({}), lines, events: () => lines.map(({ event }) => event) };
};
