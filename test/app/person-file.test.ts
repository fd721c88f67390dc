import { describe, expect, test } from "vitest";
import { createPersonFile, handedOut } from "../../src/app/person-file.ts";
import type { HandOff } from "../../src/domain/hand-off.ts";
import type { PersonData } from "../../src/ports.ts";
import { sampleConversation, sampleHandOff } from "../fakes/sample-effects.ts";

const nothing: PersonData = { conversations: [], receipts: [], handOffs: [], waiters: [], feedback: [], audit: [] };

const robin = { recruiter: "U-ROBIN", name: "Robin Okafor" };
const sam = { recruiter: "U-SAM", name: "Sam Duarte" };

const withHandOff = (changes: Partial<HandOff>): string =>
  JSON.stringify(handedOut("T1", "U1", { ...nothing, handOffs: [{ ...sampleHandOff("h1", "t1"), ...changes }] }));

describe("what is handed out about a person", () => {
  test("names recruiters where they answered, by name and never by an id", () => {
    const answered = withHandOff({ owner: robin, answeredBy: "U-ROBIN", answeredAt: 9, state: "answered" });
    expect(answered).toContain('"answeredBy":"Robin Okafor"');
    expect(answered).not.toContain("U-ROBIN");
  });

  test("names nobody who only looked after it, and no channel of theirs", () => {
    const held = { ...sam, since: 1, activeAt: 2 };
    const all = withHandOff({ owner: robin, holder: held, team: "C-TEAM", answeredBy: "U-SAM", answeredAt: 9 });
    expect(all).toContain("Sam Duarte");
    expect(all).not.toMatch(/Robin|U-SAM|U-ROBIN|C-TEAM/u);
    expect(withHandOff({ owner: robin })).not.toContain("Robin");
    expect(withHandOff({ answeredBy: "U-SAM", answeredAt: 9 })).toContain('"answeredBy":null');
  });

  test("says of the audit what was done, and who only where that is the person", () => {
    const audit: PersonData["audit"] = [
      { at: 1, entry: { kind: "hand_off_claimed", posting: null, by: "U-ROBIN" } },
      { at: 2, entry: { kind: "exported", by: "operator-1" } },
      { at: 3, entry: { kind: "exported", by: "candidate" } },
    ];
    expect(handedOut("T1", "U1", { ...nothing, audit }).audit).toEqual([
      { at: 1, entry: { kind: "hand_off_claimed", posting: null } },
      { at: 2, entry: { kind: "exported" } },
      { at: 3, entry: { kind: "exported", by: "candidate" } },
    ]);
  });
});

const fileOf = (data: PersonData) => {
  const asked: unknown[] = [];
  const persons = {
    export: (...how: unknown[]) => {
      asked.push(how);
      return Promise.resolve(data);
    },
  };
  return { asked, file: createPersonFile(persons, { now: () => 7 }) };
};

describe("a person's file", () => {
  test("is the same JSON as an operator hands out, and audited as handed out by the candidate", async () => {
    const data = { ...nothing, conversations: [sampleConversation("D1")] };
    const { asked, file } = fileOf(data);
    const bytes = await file.make("T1", "U1");
    expect(JSON.parse(Buffer.from(bytes ?? []).toString("utf8"))).toEqual(
      JSON.parse(JSON.stringify(handedOut("T1", "U1", data))),
    );
    expect(asked).toEqual([["T1", "U1", { by: "candidate", at: 7 }]]);
    expect(file.name).toBe("candor-data.json");
  });

  test("is none where nothing is kept", async () => {
    expect(await fileOf(nothing).file.make("T1", "U1")).toBeNull();
  });
});
