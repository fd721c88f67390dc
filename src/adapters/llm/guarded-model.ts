import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import { z } from "zod";
import { dayAt } from "../../domain/day.ts";
import type { Clock, LanguageModel, Logger, ModelAnswer, ModelMeter, ModelRequest } from "../../ports.ts";
import { KeptDrafts } from "./kept-drafts.ts";
import { UnusableCode } from "./failure.ts";

/** Why a model is not asked; `ready` where it is. */
export type ModelState = "ready" | "switched_off" | "daily_cap" | "out_of_order";

export type GuardedModel = LanguageModel & {
  state(): Promise<{ model: string; state: ModelState; tokensToday: number; dailyTokens: number }>;
};

export type Guard = {
  model: LanguageModel & { readonly name: string; readonly promptHash: string };
  meter: ModelMeter;
  /** Input and output together, of a day in UTC. */
  dailyTokens: number;
  clock: Clock;
  logger: Logger;
  /** How long a model that is out of order is left alone. */
  restMs?: number;
};

/** The provider, not this question, is the cause: the next candidate would wait for nothing, too. */
const Outage = z.object({
  kind: z.literal("unusable"),
  code: UnusableCode.extract([
    "timeout",
    "rate_limited",
    "quota_exhausted",
    "unavailable",
    "network",
    "unauthorized",
    "forbidden",
    "model_not_found",
    "not_opened",
  ]),
});

/** So many calls in a row that ended so, and the model is out of order. */
const outagesInRow = 3;

/**
 * A model that is asked only while an operator lets it, within the day's tokens, and while it is in order. Else, as
 * where a call fails, the answer is `unusable` at once and the posting's own words are said.
 */
export function guardModel({ model, meter, dailyTokens, clock, logger, restMs = 30_000 }: Guard): GuardedModel {
  const breaker = circuitBreaker(
    handleWhenResult((result) => Outage.safeParse(result).success),
    {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(outagesInRow),
    },
  );
  breaker.onBreak(() => logger.warn("model_out_of_order", { restMs }));
  breaker.onReset(() => logger.info("model_in_order"));

  const kept = new KeptDrafts();
  let said: ModelState = "ready";
  /** Said in the log when it begins and when it ends, not with each message. */
  const say = (state: ModelState): void => {
    if (state !== said) logger.warn("model_state", { state });
    said = state;
  };

  async function stateNow(): Promise<{ state: ModelState; tokensToday: number }> {
    const tokensToday = await meter.used(dayAt(clock.now()));
    if (await meter.isOff()) return { state: "switched_off", tokensToday };
    if (tokensToday >= dailyTokens) return { state: "daily_cap", tokensToday };
    return { state: breaker.state === CircuitState.Open ? "out_of_order" : "ready", tokensToday };
  }

  const unusable = (code: string): ModelAnswer => ({
    kind: "unusable",
    code,
    model: model.name,
    promptHash: model.promptHash,
  });

  async function asked(request: ModelRequest): Promise<ModelAnswer> {
    // While the model rests its state is half open after a while: one call tries whether it is in order again.
    const answer = await breaker.execute(() => model.propose(request));
    kept.keep(request, answer);
    const { tokens = 0 } = answer;
    if (tokens > 0) await meter.add(dayAt(clock.now()), tokens);
    return answer;
  }

  return {
    async propose(request) {
      try {
        const { state } = await stateNow();
        say(state);
        if (state !== "ready" && state !== "out_of_order") return unusable(state);
        return kept.find(request) ?? (await asked(request));
      } catch (error) {
        if (isBrokenCircuitError(error)) return unusable("out_of_order");
        // What cannot be counted is not spent.
        logger.error("model_not_metered", error);
        return unusable("not_metered");
      }
    },
    state: async () => ({ model: model.name, dailyTokens, ...(await stateNow()) }),
  };
}
