import { expect, test } from "vitest";
import { fact, railOf } from "./subject.ts";

const mail = fact("Write to jobs@harbor.example or call +1 207 555 0142.", { topic: "process" });

test.each([
  ["an address as it stands passes", "Write to jobs@harbor.example.", "pass"],
  ["a longer address is another one", "Write to my-jobs@harbor.example.", "contact"],
  ["a shorter address is another one", "Write to obs@harbor.example.", "contact"],
  ["the domain alone is no address of the posting's", "Write to careers@harbor.example.", "contact"],
  ["a made-up site is blocked", "Apply at harbor.example/jobs.", "contact"],
  ["a changed digit of a phone number is blocked", "Call +1 207 555 0143.", "contact"],
  ["an address that is spelt out is blocked", "Write to jobs at harbor dot com.", "contact"],
])("%s", (_, text, rail) => {
  expect(railOf(text, [mail])).toBe(rail);
});

test("an address that lost its sign is not made whole", () => {
  expect(railOf("Notify accessibility@pinwheel.com.", ["Notify accessibilitypinwheel.com for support"])).toBe(
    "contact",
  );
});

test("free words hold no address where only slots may", () => {
  expect(railOf("You can write to jobs@harbor.example.", [mail], { slotsRequired: true })).toBe("contact");
});
