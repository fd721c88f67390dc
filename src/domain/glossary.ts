import { z } from "zod";
import { Topic } from "./topic.ts";

const Words = z.array(z.string().min(1)).optional();

/** One thing that recruiting speaks of, and its words in each language. */
export const Sense = z.strictObject({
  /** Only names what facts on these topics are about. */
  naming: z.array(Topic).optional(),
  /** Says nothing by itself ("location", "offered"). */
  light: z.boolean().optional(),
  /** Is said of each item of the list that it stands beside: "experience with A, B and C". */
  head: z.boolean().optional(),
  en: Words,
  de: Words,
  fr: Words,
  es: Words,
  pt: Words,
  ca: Words,
  zh: Words,
  ko: Words,
});
export type Sense = z.infer<typeof Sense>;

/** Terms whose counterpart in another language is beyond doubt, by the sense that they share. `knowledge/glossary/`. */
export const Glossary = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/u), Sense);
export type Glossary = z.infer<typeof Glossary>;

/** The words of a sense in a language; none where the language is not one of the glossary's. */
export const wordsOfSense = (sense: Sense, language: string): readonly string[] =>
  Object.entries(sense).flatMap(([key, words]) => (key === language && Array.isArray(words) ? words : []));
