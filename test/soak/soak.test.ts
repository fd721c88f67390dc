import { expect, test } from "vitest";
import { nothingWrong } from "../../bench/soak/judge.ts";
import { runSoak } from "../../bench/soak/run-soak.ts";

const size = { conversations: 10, messagesEach: 3, kills: 2, faultEveryMs: 2_000 };

test.each([["socket"], ["http"]] as const)(
  "while Slack misbehaves and the app is killed, nothing is lost, doubled or out of order: %s",
  async (mode) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { verdict, deliveries } = await runSoak({ ...size, mode, seed });
    expect({ ...verdict, late: 0 }, `seed ${seed}`).toEqual(nothingWrong);
    expect([...deliveries.keys()], `seed ${seed}`).toEqual(["posted"]);
  },
  120_000,
);
