import { describe, expect, test } from "vitest";
import { answerModalView, correctionModalView, readAnswered } from "../../../src/adapters/slack/modals.ts";
import { checkModal } from "../../../src/adapters/workspace/blocks/view.ts";
import type { HandOff } from "../../../src/domain/hand-off.ts";
import { HandOffReason } from "../../../src/domain/reply.ts";
import { handOff } from "./fakes.ts";

const asked: [string, HandOff][] = [
  ["a hostile question", handOff({ question: '<!channel> "onmouseover=" *x* <http://a|b>' })],
  ["a question of 40,000 characters", handOff({ question: "why ".repeat(10_000) })],
  ["an empty question", handOff({ question: " " })],
  ...HandOffReason.options.map((reason): [string, HandOff] => [reason, handOff({ reason, question: null })]),
];

describe("the answer modal", () => {
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

describe("the form of a correction", () => {
  const answered = { state: "answered", answeredBy: "U8", answeredAt: 5 } as const;

  test.each(asked)("is within Slack's limits for %s, and knows which answer it corrects", (_name, question) => {
    const view = correctionModalView({ ...question, ...answered });
    expect(checkModal(view, (prefix) => `${prefix}1`)).toMatchObject({ kind: "good" });
    expect(JSON.stringify(view)).not.toContain("mrkdwn");
    expect(readAnswered({ callback_id: "", private_metadata: "", ...view })).toEqual({ handOffId: "h1", corrects: 5 });
  });

  test("is empty and says why, and who has corrected the answer already", () => {
    const first = JSON.stringify(correctionModalView(handOff(answered)));
    expect(first).toContain("is not shown here, since it is not kept");
    expect(first).not.toContain("initial_value");
    expect(first).not.toContain("has corrected");
    const corrected = { recruiter: "U8", name: "sam <!here>", at: 7 };
    const again = correctionModalView(handOff({ ...answered, corrected }));
    expect(JSON.stringify(again)).toContain("sam <!here> has corrected the answer already.");
    expect(readAnswered({ callback_id: "", private_metadata: "", ...again }).corrects).toBe(7);
  });
});
