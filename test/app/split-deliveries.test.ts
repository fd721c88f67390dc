import { expect, test } from "vitest";
import { nothing } from "../../src/app/respond/say.ts";
import { splitDeliveries } from "../../src/app/split-deliveries.ts";
import type { OutgoingMessage } from "../../src/domain/message.ts";
import { countingIds } from "../fakes/ids.ts";
import { sampleConversation, sampleDelivery, sampleEvent } from "../fakes/sample-effects.ts";

const said = (text: string): OutgoingMessage => ({ paragraphs: [{ kind: "text", text }], actions: [] });

test("each part of a message is a delivery of its own, in order, and the first keeps the id", async () => {
  const deliveries = [sampleDelivery("a"), sampleDelivery("b")];
  const split = ({ paragraphs: [first] }: OutgoingMessage): OutgoingMessage[] =>
    first?.kind === "text" && first.text === "reply a" ? [said("one"), said("two")] : [said("whole")];
  const respond = splitDeliveries(() => Promise.resolve({ ...nothing, deliveries }), split, countingIds());
  const { deliveries: parts } = await respond(sampleEvent("D1", "1.1"));
  expect(parts.map(({ message }) => message)).toEqual([said("one"), said("two"), said("whole")]);
  expect(parts[0]?.id).toBe("a");
  expect(parts[2]?.id).toBe("b");
  expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
  expect(parts.every(({ destination }) => destination.kind === "conversation")).toBe(true);
});

test("the turn knows all parts of its reply; what replaces a message does so with its first part", async () => {
  const reply = { ...sampleDelivery("a"), relation: { kind: "replaces", deliveryId: "old" } as const };
  const conversation = sampleConversation();
  const turns = conversation.turns.map((turn) => ({ ...turn, deliveries: ["a"] }));
  const effects = { ...nothing, deliveries: [reply], conversation: { ...conversation, turns } };
  const respond = splitDeliveries(
    () => Promise.resolve(effects),
    () => [said("one"), said("two")],
    countingIds(),
  );
  const { deliveries, conversation: told } = await respond(sampleEvent("D1", "1.1"));
  expect(deliveries.map(({ relation }) => relation)).toEqual([reply.relation, null]);
  expect(told?.turns.map((turn) => turn.deliveries)).toEqual([deliveries.map(({ id }) => id)]);
});
