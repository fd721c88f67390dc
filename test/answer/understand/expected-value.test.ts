import { describe, expect, test } from "vitest";
import type { ExpectedValue } from "../../../src/domain/question.ts";
import { partOf } from "../fixtures.ts";

const value = (kind: ExpectedValue["kind"], unit: string | null = null): ExpectedValue => ({ kind, unit });

describe("what a fact must hold to answer", () => {
  test.each<[string, ExpectedValue | null]>([
    ["How many vacation days are there?", value("duration", "day")],
    ["Wie viele Tage Urlaub gibt es?", value("duration", "day")],
    ["How many hours is a shift?", value("duration", "hour")],
    ["How many interviews are there?", value("number", "interviews")],
    ["How many days a week in the office?", value("duration", "day")],
    ["How long is the probation period?", value("duration")],
    ["Wie lange dauert die Probezeit?", value("duration")],
    ["Combien de temps dure la période d'essai ?", value("duration")],
    ["How much is the salary?", value("money")],
    ["Combien est le salaire ?", value("money")],
    ["Is the salary per year?", value("period")],
    ["Is the pay an hourly or a monthly one?", value("period")],
    ["Isso é o salário por mês?", value("period")],
    ["What is the salary?", value("money")],
    ["Is the salary open to discussion?", null],
    ["What is the name of the company?", value("employer")],
    ["Wie heißt die Firma?", value("employer")],
    ["Who do I ring about the berth?", value("contact")],
    ["An wen kann ich mich wenden?", value("contact")],
    ["Who do I report to?", null],
    ["Is the company profitable?", null],
    ["How much travel is there?", null],
    ["How often do crews train?", null],
    ["Is there a swim test?", null],
  ])("%s", (text, expected) => {
    expect(partOf(text).expects).toEqual(expected);
  });
});
