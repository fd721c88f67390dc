import { expect, test } from "vitest";
import { wordsOfSense } from "../../src/domain/glossary.ts";
import { fold } from "../../src/domain/words.ts";
import { knowledge } from "../answer/rails/subject.ts";

const { glossary, claimGrammars } = knowledge;
const languages = [...claimGrammars.keys()];
const termsOf = (language: string) =>
  Object.entries(glossary).flatMap(([sense, entry]) =>
    wordsOfSense(entry, language).map((term) => ({ sense, term: fold(term).trim() })),
  );

test.each(languages)("no term of the glossary has two senses in %s, which no sentence could tell apart", (language) => {
  const senses = Map.groupBy(termsOf(language), ({ term }) => term);
  expect([...senses].filter(([, some]) => some.length > 1).map(([term]) => term)).toEqual([]);
});

test.each(languages)("no term of the glossary in %s is a word that denies or tells how strongly", (language) => {
  const { modality, negators } = claimGrammars.get(language) ?? { modality: {}, negators: [] };
  const deciding = new Set([...Object.values(modality).flat(), ...negators].map((word) => fold(word).trim()));
  expect(termsOf(language).filter(({ term }) => deciding.has(term))).toEqual([]);
});
