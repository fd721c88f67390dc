import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { hearAct } from "../../src/answer/understand/hear-act.ts";
import { createUnderstand } from "../../src/answer/understand.ts";
import type { Turn } from "../../src/domain/conversation.ts";
import { Question } from "../../src/domain/question.ts";
import { knowledge, turn } from "./fixtures.ts";

const understand = createUnderstand(knowledge);
const read = (message: string, ...earlier: Turn[]) => understand(message, earlier);
const topicsOf = (message: string, ...earlier: Turn[]) =>
  read(message, ...earlier).parts.map(({ topics }) => topics[0]);
const actsOf = (message: string, ...earlier: Turn[]) => read(message, ...earlier).parts.map(({ act }) => act);

describe("a message with several questions", () => {
  test("has a part for each, in their order", () => {
    expect(topicsOf("Which salary is it, and is there relocation help? Also: how do interviews go?")).toEqual([
      "compensation",
      "relocation",
      "process",
    ]);
  });

  test("has at most as many parts as a phone's screen can answer", () => {
    const asked = ["salary", "vacation", "visa", "bonus", "relocation", "deadline", "equipment", "travel", "deadline"];
    const { parts } = read(asked.map((topic) => `What about the ${topic}?`).join(" "));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.length).toBeLessThanOrEqual(6);
  });

  test("may hold a question and a wish for a person", () => {
    expect(actsOf("What is the salary? And may I talk to a person?")).toContain("person");
  });
});

describe("a follow-up", () => {
  test("that names nothing of its own wants the kind of value that was asked for last", () => {
    const [part] = read("And as a lead?", turn("How many years of experience do I need?")).parts;
    expect(part?.expects).toEqual({ kind: "duration", unit: "year" });
  });

  test("that names nothing of its own is about what was asked last", () => {
    expect(topicsOf("Is that per year?", turn("Which salary is it?"))).toEqual(["compensation"]);
    expect(topicsOf("und wie viele?", turn("Gibt es Urlaubstage?"))).toEqual(["leave"]);
    const [part] = read("I ask for my sister. Is that per year?", turn("Which salary is it?")).parts;
    expect(part?.told).toBe("Which salary is it? I ask for my sister.");
  });

  test("that goes on keeps its own topic first and the one before in view", () => {
    const [part] = read("And a bonus?", turn("Which salary is it?")).parts;
    expect(part?.topics).toEqual(["bonus", "compensation"]);
  });

  test("that names something else is about that alone", () => {
    const [part] = read("Is visa sponsorship offered?", turn("Which salary is it?")).parts;
    expect(part?.topics).toEqual(["visa"]);
    expect(part?.told).toBeUndefined();
  });

  test("looks at the latest turns only", () => {
    const [part] = read("Is it?", turn("Which salary is it?"), turn("Is there a visa?"), turn("Any bonus?")).parts;
    expect(part?.topics).toEqual(["bonus"]);
  });

  test("that only measures or points at something is about what was asked last, not about what measures", () => {
    expect(topicsOf("up to how much?", turn("Do you help with relocation costs?"))).toEqual(["relocation"]);
    expect(topicsOf("when would I see that money?", turn("Is there a bonus?"))).toEqual(["bonus"]);
    expect(topicsOf("how much is the salary?", turn("Is there a bonus?"))).toEqual(["compensation"]);
  });

  test("may go on from the question beside it", () => {
    expect(topicsOf("Is there a bonus, and is it handed out in shells?")).toEqual(["bonus", "bonus"]);
  });

  test("that only goes on does what was asked last, whatever so few words look like", () => {
    expect(hearAct("und ein Foto?", knowledge)).not.toBe("ask");
    expect(actsOf("und ein Foto?", turn("Muss ich ein Anschreiben mitschicken?", "…"))).toEqual(["ask"]);
  });

  test("of a need is a need", () => {
    expect(actsOf("Would that be possible?", turn("I need a sign language interpreter"))).toEqual(["accommodation"]);
  });
});

describe("what stands around a question", () => {
  test("is no part of it where it is a courtesy", () => {
    expect(actsOf("Good evening! Which salary is it? Thank you!")).toEqual(["ask"]);
    expect(actsOf("Good evening! Thank you!")).toEqual(["thank"]);
    expect(actsOf("Hi, my name is [name]. Do you sponsor visas?")).toEqual(["ask"]);
    expect(topicsOf("Excuse me, I have a question: is there a referral bonus?")).toEqual(["bonus"]);
  });

  test("tells nothing of what the question does where it is who asks", () => {
    const question = "Would you take over my [immigration status] from my current employer?";
    const named = `Hi, my name is [name]. ${question}`;
    expect(hearAct(named, knowledge)).not.toBe(hearAct(question, knowledge));
    expect(actsOf(named)).toEqual(actsOf(question));
  });

  test("is no part of it where it only tells a story", () => {
    expect(topicsOf("I crewed a schooner once. Is there a referral bonus?")).toEqual(["bonus"]);
  });

  test("leaves no term behind where private words were removed", () => {
    const { parts } = read("I have [health] and live at [address]. Which shifts are there?");
    expect(parts.flatMap(({ terms }) => terms)).toEqual([]);
  });

  test("is looked up where the question only asks what it matters", () => {
    const [part] = read("I splice ropes but never radioed. Is it a problem, or an issue?").parts;
    expect(part?.terms).toEqual([]);
    expect(part?.around?.terms).toContain("ropes");
  });

  test("with a misspelt word still names what is meant", () => {
    expect(topicsOf("wat is the salery")).toEqual(["compensation"]);
    expect(topicsOf("any relocaton help")).toEqual(["relocation"]);
  });
});

describe("a message in another language", () => {
  test.each([
    ["Wie hoch ist das Gehalt auf dieser Fähre, und gibt es Urlaub?", "de", ["compensation", "leave"]],
    ["Quel est le salaire à bord et combien de jours de congé ?", "fr", ["compensation", "leave"]],
    ["¿Cuál es el salario a bordo? ¿Hay ayuda con la mudanza?", "es", ["compensation", "relocation"]],
    ["Qual é o salário a bordo? Quantos dias de férias há?", "pt", ["compensation", "leave"]],
    ["薪资是多少？", "zh", ["compensation"]],
    ["연봉은 얼마인가요?", "ko", ["compensation"]],
  ])("%s", (message, language, topics) => {
    expect(read(message).language).toBe(language);
    expect(topicsOf(message)).toEqual(topics);
  });

  test("that is short is still told by its vocabulary", () => {
    expect(read("Gehalt?").language).toBe("de");
    expect(read("salaire ?").language).toBe("fr");
  });
});

describe("a message that is hardly one", () => {
  test.each(["🙂🙂🙂", "?", "...", " ", "\n\n", "a", "[health]", "42"])(
    "%j is one part that names nothing",
    (message) => {
      const { parts } = read(message);
      expect(parts).toHaveLength(1);
      expect(parts[0]?.topics).toEqual([]);
    },
  );

  test("of forty thousand characters is read up to a limit and in a moment", () => {
    const started = performance.now();
    const { parts } = read(`Which salary is it? ${"the sea and the rope, ".repeat(2_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(parts[0]?.topics).toContain("compensation");
    const unbroken = read("salary".repeat(7_000));
    expect(unbroken.parts.length).toBeGreaterThan(0);
  });

  test("is understood as a question whatever it is, and each time alike", () => {
    const prefix = constantFrom("", "salary ", "thanks ", "[health] ");
    assert(
      property(prefix, string({ unit: "binary", maxLength: 150 }), (start, rest) => {
        const question = read(start + rest);
        expect(Question.parse(question)).toEqual(question);
        expect(read(start + rest)).toEqual(question);
      }),
    );
  });
});

test("a right word of one language is not taken for a misspelt one of another", () => {
  expect(read("Can you promise me an interview?").parts.map(({ act }) => act)).toEqual(["promise"]);
});
