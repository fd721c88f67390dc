import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../../src/adapters/workspace/faults.ts";
import type { Child } from "../../test/cli/run-candor.ts";
import type { Random } from "./random.ts";
import { type SoakOffice, untilReady } from "./soak-office.ts";

const method = "chat.postMessage";

/** Refused and lost answers are spread over the channels: one that met them again and again would be put off for minutes. */
const anyFault = (random: Random, channel: string): Fault =>
  random.pick<() => Fault>([
    () => ({ kind: "repeat_event", copies: random.between(1, 3), times: 1 }),
    () => ({ kind: "delay_event", ms: random.between(20, 1_500), times: 1 }),
    () => ({ kind: "rate_limit", method, channel, retryAfterSeconds: 1, times: 1 }),
    () => ({ kind: "drop_response", method, channel, times: 1 }),
    () => ({ kind: "delay_response", method, channel, ms: random.between(50, 2_000), times: 1 }),
    () => ({ kind: "disconnect", reason: "refresh_requested", sockets: random.pick(["all", "oldest"]) }),
    () => ({ kind: "cut_sockets" }),
  ])();

/**
 * Lets Slack misbehave in one way after the other, on the average so often, until it is stopped; resolves to how often
 * it did in which way. More often than messages are posted the faults would pile up, and meet one message all at once.
 */
export async function misbehave(
  { slack, handles, dmOf }: SoakOffice,
  everyMs: number,
  random: Random,
  stopped: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  while (!stopped.aborted) {
    const handle = handles[random.between(0, handles.length - 1)] ?? "";
    const fault = anyFault(random, dmOf(handle));
    slack.misbehave(fault);
    counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
    await pause(random.between(everyMs / 2, everyMs * 1.5));
  }
  return counts;
}

/**
 * Kills the app so often, each time at a random moment, some of them before it is ready, and starts the next process
 * at once. Resolves to the one that is left to run.
 */
export async function killAndRestart(office: SoakOffice, first: Child, times: number, random: Random): Promise<Child> {
  let running = first;
  for (let count = 0; count < times; count += 1) {
    if (!random.chance(0.1)) await untilReady(running);
    await pause(random.between(0, 4_000));
    running.kill("SIGKILL");
    const { signal } = await running.exited;
    if (signal !== "SIGKILL") throw new Error(`the app ended by itself: ${running.stderr().slice(-2_000)}`);
    running = office.start();
  }
  await untilReady(running);
  return running;
}
