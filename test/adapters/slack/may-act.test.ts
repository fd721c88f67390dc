import { expect, test } from "vitest";
import { createMayAct } from "../../../src/adapters/slack/may-act.ts";
import type { CardLane } from "../../../src/domain/destination.ts";
import { membershipOf } from "../../fakes/membership.ts";
import { recordingLogger } from "./fakes.ts";

const lanes = { recruiters: "CREC", accommodations: "CACC" };
const members = { CREC: ["robin"], CACC: ["noor"], CORCHARD: ["uma"] };

const house: CardLane = { kind: "recruiters", team: null };
const orchard: CardLane = { kind: "recruiters", team: "CORCHARD" };
const accommodations: CardLane = { kind: "accommodations" };

test.each([
  [house, ["robin"]],
  [orchard, ["robin", "uma"]],
  [accommodations, ["noor"]],
])("of %j nobody acts but %j", async (lane, allowed) => {
  const logger = recordingLogger();
  const mayAct = createMayAct({ membership: membershipOf(members), lanes, logger });
  for (const person of ["robin", "noor", "uma", "avery"]) {
    const refusal = await mayAct(lane, person, { action: "answer_hand_off" });
    if (allowed.includes(person)) expect(refusal).toBeNull();
    else expect(refusal).toMatch(/^Only members of the (?:recruiters' channel|channel for accommodations)/u);
  }
  expect(logger.lines.map(({ fields }) => fields["user"])).toEqual(
    ["robin", "noor", "uma", "avery"].filter((person) => !allowed.includes(person)),
  );
});
