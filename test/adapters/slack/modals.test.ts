import { describe, expect, test } from "vitest";
import { answerModalView } from "../../../src/adapters/slack/modals.ts";
import { checkModal } from "../../../src/adapters/workspace/blocks/view.ts";
import type { HandOff } from "../../../src/domain/hand-off.ts";
import { HandOffReason } from "../../../src/domain/reply.ts";
import { handOff } from "./fakes.ts";

describe("the answer modal", () => {
  const asked: [string, HandOff][] = [
    ["a hostile question", handOff({ question: '<!channel> "onmouseover=" *x* <http://a|b>' })],
    ["a question of 40,000 characters", handOff({ question: "why ".repeat(10_000) })],
    ["an empty question", handOff({ question: " " })],
    ...HandOffReason.options.map((reason): [string, HandOff] => [reason, handOff({ reason, question: null })]),
  ];

  test.each(asked)("is within Slack's limits for %s", (_name, question) => {
    const view = answerModalView(question);
    expect(checkModal(view, (prefix) => `${prefix}1`)).toMatchObject({ kind: "good" });
    expect(JSON.stringify(view)).not.toContain("mrkdwn");
    expect(view).toMatchObject({ callback_id: "answer_hand_off", private_metadata: "h1" });
  });

  test("shows no word of a private matter", () => {
    expect(JSON.stringify(answerModalView(handOff({ reason: "accommodation", question: null })))).toContain(
      "not passed on",
    );
    const passedOn = handOff({ reason: "accommodation", question: null, passedOnId: "d1" });
    expect(JSON.stringify(answerModalView(passedOn))).toContain("in the thread under the card");
  });
});
