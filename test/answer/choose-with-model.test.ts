import { describe, expect, test } from "vitest";
import { chooseWithModel, type DraftedPart } from "../../src/answer/choose-with-model.ts";
import { quoteClaim } from "../../src/answer/draft-extractive.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Finding } from "../../src/domain/finding.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { ferry, ferryFacts, findingOf, partOf } from "./fixtures.ts";

const fact = (id: string): Fact => ferryFacts.find((one) => one.id === id) ?? expect.unreachable(id);
const ids = ({ facts }: Finding): string[] => facts.map(({ id }) => id);

const drafted = (topics: Topic[], sentences: DraftedPart["sentences"], elsewhere: string[] = []): DraftedPart => ({
  topics,
  sentences,
  draftFacts: new Set([...sentences.flatMap(({ facts }) => facts), ...elsewhere]),
});
const passed = (id: string) => ({ claim: quoteClaim(fact(id)), facts: [id] });
const blocked = (...facts: string[]) => ({ claim: null, facts });

const salary = partOf("Which salary?", { topics: ["compensation"] });
const perks = partOf("Which perks?", { topics: ["benefits"] });
const choose = (found: Finding, asked = salary, draft: DraftedPart | null = null): Finding =>
  chooseWithModel(found, asked, draft, ferry);

describe("a model that chooses facts", () => {
  test("changes nothing where it gave no draft, or chose what was found", () => {
    const found = findingOf([fact("f1")]);
    expect(choose(found)).toBe(found);
    expect(choose(found, salary, drafted(["compensation"], [passed("f1")]))).toBe(found);
  });

  test("has its choice answered, also from a sentence that was blocked", () => {
    const found = findingOf([fact("f5")]);
    expect(ids(choose(found, perks, drafted(["benefits"], [blocked("f4")])))).toEqual(["f4"]);
    expect(ids(choose(found, perks, drafted(["benefits"], [passed("f4"), passed("f5")])))).toEqual(["f4", "f5"]);
  });

  test("answers where nothing was found", () => {
    const chosen = choose(findingOf([]), perks, drafted(["benefits"], [passed("f5")]));
    expect(chosen).toMatchObject({ state: "stated", facts: [fact("f5")] });
  });

  test("has a blocked sentence's fact answered where it reads the matter otherwise than Candor", () => {
    const found = findingOf([], { topic: "culture" });
    const help = partOf("Any help with the boxes?", { topics: ["culture"] });
    expect(ids(choose(found, help, drafted(["relocation"], [blocked("f9")])))).toEqual(["f9"]);
  });

  test("does not bring in by a blocked sentence a fact of another matter", () => {
    const found = findingOf([], { topic: "bonus" });
    const signing = partOf("Is there a signing bonus?", { topics: ["bonus"] });
    expect(choose(found, signing, drafted(["bonus"], [blocked("f1")]))).toBe(found);
  });

  test("cannot put a fact of another matter in the place of a plain value", () => {
    expect(ids(choose(findingOf([fact("f1")]), salary, drafted(["compensation"], [passed("f10")])))).toEqual([
      "f1",
      "f10",
    ]);
  });

  test("shows both sides of a contradiction, whichever it chose", () => {
    const shifts = partOf("How long are the shifts?", { topics: ["schedule"] });
    const chosen = choose(findingOf([]), shifts, drafted(["schedule"], [passed("f13")]));
    expect(chosen).toMatchObject({ state: "conflicting", facts: [fact("f13"), fact("f12")] });
  });

  test("never shows what is withheld, or what does not exist", () => {
    const found = findingOf([fact("f1")]);
    expect(choose(found, salary, drafted(["compensation"], [blocked("f16", "f99")]))).toBe(found);
  });
});

describe("a model that chooses none", () => {
  test("is believed about a plain value that it took for another part", () => {
    const found = findingOf([fact("f1")]);
    expect(choose(found, salary, drafted(["compensation"], [], ["f1"]))).toMatchObject({
      state: "not_stated",
      facts: [],
    });
  });

  test("leaves a plain value said", () => {
    const found = findingOf([fact("f1")]);
    expect(choose(found, salary, drafted(["compensation"], []))).toBe(found);
  });

  test("makes of what only resembled the question something that comes near", () => {
    const found = findingOf([fact("f5"), fact("f4"), fact("f3")]);
    expect(choose(found, perks, drafted(["equipment"], []))).toMatchObject({
      state: "not_stated",
      facts: [],
      near: [fact("f5"), fact("f4")],
      topic: "equipment",
    });
  });

  test("cannot have said that the posting is silent on a matter that it has facts of", () => {
    const found = findingOf([fact("f5")]);
    expect(choose(found, perks, drafted(["visa", "benefits"], [])).topic).toBe("visa");
    expect(choose(found, perks, drafted(["deadline"], [])).topic).toBe("benefits");
  });
});
