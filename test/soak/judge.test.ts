import { expect, test } from "vitest";
import { type Arrival, type Conversation, judge, nothingWrong } from "../../bench/soak/judge.ts";

const sent = ["pay", "pension", "pay", "leave"].map((asked, index) => ({ ts: `${index + 1}.000000`, asked }));

/** Each message accepted and worked at these instants, in the order in which they were sent. */
const arrivals = (instants: readonly (readonly [number, number])[]): Arrival[] =>
  instants.map(([acceptedAt, workedAt], index) => ({ ts: sent[index]?.ts ?? "", acceptedAt, workedAt }));

const inOrder = arrivals([
  [10, 11],
  [20, 21],
  [30, 31],
  [40, 41],
]);
const conversation = (changes: Partial<Conversation>): Conversation => ({
  sent,
  replies: sent.map(({ asked }) => asked),
  arrivals: inOrder,
  unknown: 0,
  ...changes,
});

test.each([
  ["each answered once, in order", {}, {}],
  ["a reply that is missing", { replies: ["pay", "pension", "leave"] }, { lost: 1 }],
  ["a reply that is missing and cannot be known", { replies: ["pay", "pension", "leave"], unknown: 1 }, { unknown: 1 }],
  ["a message that never arrived", { replies: ["pay", "pension", "pay"], arrivals: inOrder.slice(0, 3) }, { lost: 1 }],
  ["a reply that stands there twice", { replies: ["pay", "pension", "pension", "pay", "leave"] }, { doubled: 1 }],
  ["a reply to nothing that was asked", { replies: ["pay", null, "pension", "pay", "leave"] }, { doubled: 1 }],
  ["replies that stand the wrong way round", { replies: ["pension", "pay", "pay", "leave"] }, { outOfOrder: 1 }],
  [
    "a message that was worked after a later one although it was there",
    {
      replies: ["pay", "pension", "leave", "pay"],
      arrivals: arrivals([
        [10, 11],
        [20, 21],
        [30, 42],
        [40, 41],
      ]),
    },
    { outOfOrder: 1 },
  ],
  [
    "a message that reached the app after a later one was answered",
    {
      replies: ["pay", "pension", "leave", "pay"],
      arrivals: arrivals([
        [10, 11],
        [20, 21],
        [45, 46],
        [40, 41],
      ]),
    },
    { late: 1 },
  ],
] satisfies [string, Partial<Conversation>, object][])("%s", (_what, changes, wrong) => {
  expect(judge(conversation(changes))).toEqual({ ...nothingWrong, ...wrong });
});
