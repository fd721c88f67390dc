import { describe, expect, test, vi } from "vitest";
import { guardModel } from "../../../src/adapters/llm/guarded-model.ts";
import type { ModelAnswer, ModelMeter, ModelRequest } from "../../../src/ports.ts";
import { ferry } from "../../answer/fixtures.ts";
import { recordingLogger } from "../../fakes/logger.ts";

const asking = (text: string, revision = 1): ModelRequest => ({
  posting: ferry.posting,
  revision,
  facts: ferry.facts,
  messages: [{ from: "candidate", text }],
});
const draft: ModelAnswer = { kind: "draft", draft: { parts: [] }, model: "m", promptHash: "p", tokens: 600 };
const failing = (code: string): ModelAnswer => ({ kind: "unusable", code, model: "m", promptHash: "p" });

function meterOf() {
  const days = new Map<string, number>();
  let off = false;
  const meter: ModelMeter = {
    used: (day) => Promise.resolve(days.get(day) ?? 0),
    add: (day, tokens) => {
      days.set(day, (days.get(day) ?? 0) + tokens);
      return Promise.resolve();
    },
    isOff: () => Promise.resolve(off),
    turn: (to) => {
      off = to === "off";
      return Promise.resolve();
    },
  };
  return meter;
}

function guarded(answers: () => ModelAnswer, { meter = meterOf(), restMs = 30_000 } = {}) {
  let now = Date.parse("2026-11-25T23:00:00Z");
  let calls = 0;
  const logger = recordingLogger();
  const model = guardModel({
    model: {
      name: "m",
      promptHash: "p",
      propose: () => {
        calls += 1;
        return Promise.resolve(answers());
      },
    },
    meter,
    dailyTokens: 1_000,
    clock: { now: () => now },
    logger,
    restMs,
  });
  let questions = 0;
  /** Each time another question, unless one is given. */
  const propose = async (request = asking(`question ${(questions += 1)}`)): Promise<string> => {
    const answer = await model.propose(request);
    return answer.kind === "draft" ? "draft" : answer.code;
  };
  return { model, meter, propose, logger, calls: () => calls, later: (ms: number) => (now += ms) };
}

describe("a model that is guarded", () => {
  test("spends what the day allows, and again on the next", async () => {
    const { propose, model, calls, later } = guarded(() => draft);
    expect([await propose(), await propose(), await propose()]).toEqual(["draft", "draft", "daily_cap"]);
    expect(calls()).toBe(2);
    expect(await model.state()).toEqual({ model: "m", state: "daily_cap", tokensToday: 1_200, dailyTokens: 1_000 });
    later(2 * 3_600_000);
    expect(await propose()).toBe("draft");
  });

  test("pays for an answer that cannot be used, too", async () => {
    const { propose, model } = guarded(() => ({ ...failing("truncated"), tokens: 700 }));
    await propose();
    expect((await model.state()).tokensToday).toBe(700);
  });

  test("is not asked while an operator has turned it off, from the next message on", async () => {
    const { propose, meter, calls, logger } = guarded(() => draft);
    await meter.turn("off");
    expect([await propose(), await propose()]).toEqual(["switched_off", "switched_off"]);
    await meter.turn("on");
    expect(await propose()).toBe("draft");
    expect(calls()).toBe(1);
    expect(logger.events().filter((event) => event === "model_state")).toHaveLength(2);
  });

  test("is left alone after three outages in a row, and tried once when it has rested", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    try {
      let code = "timeout";
      const { propose, calls, model, logger } = guarded(() => (code === "" ? draft : failing(code)), { restMs: 1_000 });
      for (let index = 0; index < 5; index += 1) await propose();
      expect(calls()).toBe(3);
      expect(await propose()).toBe("out_of_order");
      expect((await model.state()).state).toBe("out_of_order");
      vi.advanceTimersByTime(1_100);
      expect([await propose(), await propose()]).toEqual(["timeout", "out_of_order"]);
      code = "";
      vi.advanceTimersByTime(1_100);
      expect([await propose(), calls()]).toEqual(["draft", 5]);
      expect(logger.events()).toEqual(expect.arrayContaining(["model_out_of_order", "model_in_order"]));
    } finally {
      vi.useRealTimers();
    }
  });

  test("is asked by the next candidate where the fault was this answer's", async () => {
    const { propose, calls } = guarded(() => failing("refused"));
    for (let index = 0; index < 6; index += 1) expect(await propose()).toBe("refused");
    expect(calls()).toBe(6);
  });

  test("is asked once for the same question of the same revision, however it is written", async () => {
    const { model, propose, calls, meter } = guarded(() => draft);
    expect(await model.propose(asking("How much does it pay?"))).not.toHaveProperty("isReused");
    expect(await model.propose(asking("how much does it pay"))).toMatchObject({
      kind: "draft",
      isReused: true,
      tokens: 0,
    });
    expect(calls()).toBe(1);
    await propose(asking("How much does it pay?", 2));
    expect(calls()).toBe(2);
    await meter.turn("off");
    expect(await propose(asking("How much does it pay?"))).toBe("switched_off");
  });

  test("keeps nothing that cannot be used", async () => {
    const { propose, calls } = guarded(() => failing("refused"));
    await propose(asking("How much does it pay?"));
    await propose(asking("How much does it pay?"));
    expect(calls()).toBe(2);
  });

  test("spends nothing that cannot be counted", async () => {
    const broken = { ...meterOf(), used: () => Promise.reject(new Error("the store is away")) };
    const { propose, calls, logger } = guarded(() => draft, { meter: broken });
    expect(await propose()).toBe("not_metered");
    expect(calls()).toBe(0);
    expect(logger.events()).toContain("model_not_metered");
  });
});
