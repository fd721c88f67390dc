import { describe, expect, test } from "vitest";
import { compileLexicon } from "../../src/domain/lexicon.ts";

const lexicon = compileLexicon([
  { label: "tide", terms: ["tide", "tidal*", "high water", "how … water"] },
  { label: "rope", terms: ["rope", "rope ladder length", "knot~"] },
  { label: "ladder", terms: ["rope ladder", "ladder"] },
  { label: "sea", terms: ["海", "바다"] },
  { label: "mine", terms: ["我 … 船", "내 … 배"] },
  { label: "visa", terms: ["h-1b"] },
]);
const labels = (text: string) => lexicon.score(text).map(({ label }) => label);

describe("a lexicon", () => {
  test("finds whole words only, whatever their case and marks", () => {
    expect(labels("The TIDE, is it in?")).toEqual(["tide"]);
    expect(labels("It is untidy and betides.")).toEqual([]);
  });

  test("takes any ending where a term has a star", () => {
    expect(labels("tidally locked")).toEqual(["tide"]);
    expect(labels("tida")).toEqual([]);
  });

  test("lets up to five words stand in a gap, and none", () => {
    expect(labels("how very deep is the water")).toEqual(["tide"]);
    expect(labels("how water")).toEqual(["tide"]);
    expect(labels("how one two three four five six water")).toEqual([]);
  });

  test("hears a weak term only where nothing else is named", () => {
    expect(labels("a knot")).toEqual(["rope"]);
    expect(labels("a knot under the tide")).toEqual(["tide"]);
  });

  test("reads the longest term of all that overlap, not one inside it", () => {
    expect(labels("a rope ladder")).toEqual(["ladder"]);
    expect(labels("rope ladder length")).toEqual(["rope"]);
  });

  test("reads a term that stands inside another and once more by itself", () => {
    expect(labels("a rope ladder and a rope").toSorted()).toEqual(["ladder", "rope"]);
  });

  test("finds a term of a script without spaces anywhere", () => {
    expect(labels("这里的海很蓝")).toEqual(["sea"]);
    expect(labels("바다는 어디에 있나요")).toEqual(["sea"]);
  });

  test("lets up to ten letters of such a script stand in a gap", () => {
    expect(labels("我的两只旧船")).toEqual(["mine"]);
    expect(labels("내 낡은 배")).toEqual(["mine"]);
    expect(labels("船是我的")).toEqual([]);
    expect(labels("我昨天在很远很远的地方看见了船")).toEqual([]);
  });

  test("reads a term with a hyphen as its words", () => {
    expect(labels("H1B or H-1B?")).toEqual(["visa"]);
    expect(labels("an H 1B")).toEqual(["visa"]);
  });

  test("puts the label with more words of its terms first and names the terms", () => {
    expect(lexicon.score("high water, tide, knot and ladder")).toEqual([
      { label: "tide", score: 3, terms: ["high water", "tide"], weak: false },
      { label: "ladder", score: 1, terms: ["ladder"], weak: false },
    ]);
  });

  test("counts a term once, however often it stands there", () => {
    expect(lexicon.score("tide, tide, tide")).toEqual(lexicon.score("tide"));
  });

  test("counts spellings that fold alike as one term", () => {
    const both = compileLexicon([{ label: "tide", terms: ["maré", "mare"] }]);
    expect(both.score("mare").map(({ score }) => score)).toEqual([1]);
  });

  test("takes either where a term has a choice, several of them in all their pairs", () => {
    const move = compileLexicon([{ label: "move", terms: ["(help|pay for) … (moving|the van)"] }]);
    const heard = ["help with moving", "pay for the van", "help me find the van"].map(
      (text) => move.score(text).length,
    );
    expect([...heard, move.score("pay the van").length]).toEqual([1, 1, 1, 0]);
  });

  test("takes any number, in digits or words, where a term has one", () => {
    const size = compileLexicon([{ label: "size", terms: ["<number> people", "team of <number>"] }]);
    const heard = ["We are 62 people", "a team of eleven", "many people", "a team of friends"];
    expect(heard.map((text) => size.score(text).length)).toEqual([1, 1, 0, 0]);
  });

  test("does not take what a gap passes over for a part of the longer term", () => {
    const both = compileLexicon([
      { label: "company", terms: ["what … they make"] },
      { label: "pension", terms: ["pension"] },
    ]);
    expect(both.score("what pension contribution do they make").map(({ label }) => label)).toEqual([
      "company",
      "pension",
    ]);
  });

  test("finds nothing in a text without words", () => {
    expect(labels("")).toEqual([]);
    expect(labels("🙂")).toEqual([]);
  });
});
