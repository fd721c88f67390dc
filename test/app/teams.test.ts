import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/domain/delivery.ts";
import { quay, said } from "./quay.ts";

const orchard = { team: "CORCHARD", audience: { kind: "workspace" as const } };

/** Where each message for recruiters goes, in order. */
const teams = (deliveries: readonly Delivery[]): (string | null)[] =>
  deliveries.flatMap(({ destination }) => (destination.kind === "recruiters" ? [destination.team] : []));

const ofTeam = () => {
  const house = quay();
  house.handle("ferry-mate", orchard);
  return house;
};

describe("a posting with a team of its own", () => {
  test("brings gaps, requests for a person, their reminders and the digest to that team", async () => {
    const house = ofTeam();
    await house.ask("D1", "Do you sponsor visas?");
    await house.write("D2", "I want to talk to a person");
    await house.pass(24 * 3_600_000);
    await house.happen({ kind: "digest_due", tenant: "T1", channel: "digest", atMicros: 1, since: 0, until: 9 });
    await house.answer(said);
    expect(new Set(teams(house.delivered))).toEqual(new Set(["CORCHARD"]));
  });

  test("keeps accommodations in the restricted channel", async () => {
    const { deliveries } = await ofTeam().write("D1", "I need an accommodation for the interview");
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", "accommodations"]);
  });

  test("leaves with the team that has the card what was asked before, the digest too", async () => {
    const house = quay();
    await house.ask("D1", "Do you sponsor visas?");
    house.handle("ferry-mate", orchard);
    await house.ask("D2", "Do you sponsor visas?");
    await house.ask("D3", "Is there a gym?");
    expect(teams(house.delivered)).toEqual([null, null, "CORCHARD"]);
    const { deliveries } = await house.happen({
      kind: "digest_due",
      tenant: "T1",
      channel: "digest",
      atMicros: 1,
      since: 0,
      until: 9,
    });
    expect(teams(deliveries)).toEqual([null, null, "CORCHARD", "CORCHARD"]);
    expect(deliveries.map(({ message }) => message.actions.map(({ label }) => label))).toEqual([
      [],
      ["Answer: visa (2)"],
      [],
      ["Answer: benefits: gym (1)"],
    ]);
  });
});
