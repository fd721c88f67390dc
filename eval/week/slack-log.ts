import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Delivery } from "../../src/domain/delivery.ts";
import { plainText } from "../../src/domain/message.ts";
import type { Messenger } from "../../src/ports.ts";

/** A message that stands in the simulated Slack. */
export const Posted = z.object({
  id: z.string(),
  at: z.number(),
  lane: z.string(),
  relation: z.string().nullable(),
  text: z.string(),
});
export type Posted = z.infer<typeof Posted>;

const laneOf = ({ destination }: Delivery): string =>
  destination.kind === "conversation" ? destination.channel : destination.kind;

export const readLog = (file: string): Posted[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        // A line that a kill cut off was never a message.
        .filter((line) => line.endsWith("}"))
        .map((line) => Posted.parse(JSON.parse(line)))
    : [];

/** Slack as a file that outlives the process: what was written there stands there, whether or not anybody noted it. */
export function loggingMessenger(file: string, now: () => number): Messenger {
  const standing = new Set(readLog(file).map(({ id }) => id));
  return {
    post: (delivery) => {
      const { id, relation, message } = delivery;
      const line: Posted = {
        id,
        at: now(),
        lane: laneOf(delivery),
        relation: relation?.kind ?? null,
        text: plainText(message.paragraphs),
      };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
      standing.add(id);
      return Promise.resolve({ kind: "posted", messageId: `ts-${id}` });
    },
    locate: ({ id }) =>
      Promise.resolve(standing.has(id) ? { kind: "found", messageId: `ts-${id}` } : { kind: "absent" }),
  };
}
