import { describe, expect, test } from "vitest";
import { english } from "../answer/fixtures.ts";
import { quay, said } from "./quay.ts";

type What = "summary" | "told" | "file" | "stop" | "erase" | "erase_now";

/** A candidate in their conversation, who presses something about their own data. */
function wharf() {
  const house = quay();
  let presses = 100;
  const press = (channel: string, what: What) => {
    presses += 1;
    const origin = { tenant: "T1", channel, candidate: `U-${channel}`, atMicros: presses };
    return house.happen({ kind: "data_requested", ...origin, what });
  };
  return { ...house, press };
}

describe("a candidate's data", () => {
  test("is offered under the answer to what is kept, and summed up with what can be done with it", async () => {
    const { write, press, ask, toldIn, delivered } = wharf();
    await write("D1", "What do you do with my data?");
    expect(delivered.at(-1)?.message.actions.map(({ name }) => name)).toContain("my_data");
    await ask("D1", "Do you sponsor visas?");
    await press("D1", "summary");
    expect(toldIn("D1").at(-1)).toContain("without private details (2)");
    expect(toldIn("D1").at(-1)).toContain("whose answer you wait for (1)");
    const names = delivered.at(-1)?.message.actions.map(({ name }) => name);
    expect(names).toEqual(["what_i_was_told", "send_my_data", "stop_messages", "erase_me"]);
  });

  test("is what they were told, the latest first, and nobody else's", async () => {
    const { write, press, toldIn } = wharf();
    await write("D1", "How much does it pay?");
    await write("D2", "Do you sponsor visas?");
    await press("D1", "told");
    expect(toldIn("D1").at(-1)).toMatch(/January 1, 1970: [^]*\$61,000/u);
    expect(toldIn("D1").at(-1)).not.toContain("visa");
  });

  test("is sent to them as a file by its reference alone, below a line that says so", async () => {
    const { write, press, toldIn } = wharf();
    await write("D1", "How much does it pay?");
    const { deliveries } = await press("D1", "file");
    expect(toldIn("D1").at(-1)).toBe(english.data.fileUnderWay);
    expect(deliveries.map(({ destination }) => destination.kind)).toEqual(["conversation", "conversation_file"]);
    expect(deliveries[0]?.message.actions.map(({ name }) => name)).toEqual(["talk_to_person"]);
    expect(deliveries[1]).toMatchObject({
      destination: { channel: "D1" },
      relation: { kind: "follows", deliveryId: deliveries[0]?.id },
      handsOut: { candidate: "U-D1" },
      otherwise: { kind: "data_not_sent", channel: "D1", candidate: "U-D1" },
      message: { paragraphs: [{ kind: "text", text: english.data.file }], actions: [] },
    });
    expect(JSON.stringify(deliveries)).not.toMatch(/pay|\$61/u);
  });

  test("each time that it is shown has a button of its own for the file, so that one press counts for each", async () => {
    const { write, press } = wharf();
    await write("D1", "How much does it pay?");
    const valueOf = async (): Promise<string | undefined> =>
      (await press("D1", "summary")).deliveries[0]?.message.actions.find(({ name }) => name === "send_my_data")?.value;
    expect(await valueOf()).not.toBe(await valueOf());
  });

  test("that could not be sent is said to be so, with a person and another try one press away", async () => {
    const { write, press, happen, toldIn, delivered } = wharf();
    await write("D1", "How much does it pay?");
    const { deliveries } = await press("D1", "file");
    const event = deliveries[1]?.otherwise;
    if (event == null) throw new Error("nobody would be told");
    await happen(event);
    expect(toldIn("D1").at(-1)).toBe(english.data.fileFailed);
    expect(delivered.at(-1)?.message.actions.map(({ name }) => name)).toEqual(["talk_to_person", "send_my_data"]);
    await press("D1", "erase_now");
    expect((await happen(event)).deliveries).toEqual([]);
  });

  test("is sent to nobody else, which is logged without words, and to nobody of whom nothing is kept", async () => {
    const { write, press, happen, logger } = wharf();
    await write("D1", "How much does it pay?");
    const origin = { tenant: "T1", channel: "D1", candidate: "U-OTHER", atMicros: 9 };
    expect((await happen({ kind: "data_requested", ...origin, what: "file" })).deliveries).toEqual([]);
    expect(logger.events()).toContain("hand_out_refused");
    expect((await press("D9", "file")).deliveries).toEqual([]);
  });

  test("once they want no more messages leads to none: no answer that they waited for, no correction at once", async () => {
    const { write, ask, answer, press, publish, facts, toldIn } = wharf();
    await write("D1", "How much does it pay?");
    await ask("D1", "Do you sponsor visas?");
    await press("D1", "stop");
    expect(toldIn("D1").at(-1)).toBe(english.data.stopped);
    const before = toldIn("D1").length;
    await answer(said);
    await publish(facts().filter(({ statement }) => !statement.includes("$")));
    expect(toldIn("D1")).toHaveLength(before);
  });

  test("is erased after a second press, once, and the conversation begins anew", async () => {
    const { write, ask, press, toldIn, receipts, waiters, store } = wharf();
    await write("D1", "How much does it pay?");
    await ask("D1", "Do you sponsor visas?");
    await write("D2", "How much does it pay?");
    await press("D1", "erase");
    expect(toldIn("D1").at(-1)).toBe(english.data.eraseAsk);
    expect(await store.conversations.find("T1", "D1")).not.toBeNull();
    await press("D1", "erase_now");
    expect(toldIn("D1").at(-1)).toMatch(/is erased\. Receipt \S+, January 1, 1970/u);
    expect(await store.conversations.find("T1", "D1")).toBeNull();
    expect([receipts().map(({ channel }) => channel), [...waiters.values()]]).toEqual([["D2"], []]);
    const before = toldIn("D1").length;
    await press("D1", "erase_now");
    expect(toldIn("D1")).toHaveLength(before);
    await write("D1", "How much does it pay?");
    expect(toldIn("D1").at(-1)).toContain("I'm Candor, an AI system");
  });
});
