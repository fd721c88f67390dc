import type { Gist } from "../../domain/pairing-model.ts";
import type { QuestionPart } from "../../domain/question.ts";
import type { Value } from "../../domain/value.ts";
import { likelyMatter } from "../understand/likely.ts";
import type { IndexedFact } from "./fact-index.ts";
import type { TextReader } from "./text-reader.ts";

/** Marks of each kind have their own sign before them, so that none is taken for a stem. */
const marked = (sign: string, names: Iterable<string>): string[] => [...names].map((name) => `@${sign}:${name}`);

function marksOfValue(value: Value | undefined): string[] {
  if (value === undefined) return marked("value", ["none"]);
  const kind = marked("value", [value.kind]);
  switch (value.kind) {
    case "requirement":
      return [...kind, ...marked("of", [value.of]), ...marked("strength", [value.strength])];
    case "offer":
      return [...kind, ...marked("offered", [value.offered])];
    case "money":
      return [...kind, ...marked("period", [value.period ?? "none"])];
    case "work_model":
      return [...kind, ...marked("mode", [value.mode ?? "none"])];
    case "contact":
      return [...kind, ...marked("channel", [value.channel])];
    case "date":
      return kind;
  }
}

/** How a text is read: as English stems, whatever its language. */
export type Read = (text: string) => readonly string[];

type Known = Omit<IndexedFact, "directions">;

/** What stands over a fact, as the pairing model knows it. */
export const gistOfHeading = ({ fact }: Known, read: Read): Gist => ({
  stems: read(fact.heading ?? ""),
  marks: [],
});

/** What a fact says, as the pairing model knows it: the stems of its statement, and what it is taken for. */
export function gistOfFact({ fact, read, topics, concepts, headingConcepts, headingTopics, quantities }: Known): Gist {
  return {
    stems: read,
    marks: [
      ...marked("topic", [fact.topic]),
      ...marked(
        "likely",
        [...topics].filter((topic) => topic !== fact.topic),
      ),
      ...marked("concept", concepts),
      ...marked("over", headingConcepts),
      ...marked("under", headingTopics),
      ...marksOfValue(fact.value),
      ...marked("state", [fact.state]),
      ...marked("quantity", new Set(quantities.map(({ kind, unit, period }) => `${kind} ${unit ?? period ?? ""}`))),
    ],
  };
}

/** Reads what belongs to a part, in the language of all that it says. */
export function readerOf({ text, told = "" }: QuestionPart, { asked, languageOf }: TextReader): Read {
  const language = languageOf(`${told} ${text}`);
  return (one) => asked(one, language);
}

/** What a part asks, as the pairing model knows it: its stems and those of what is told beside it, and what it is taken for. */
export function gistOfPart(part: QuestionPart, read: Read): Gist {
  const { act, topics, concepts, expects, polar, text, told = "" } = part;
  const guess = likelyMatter(part);
  return {
    stems: [...read(text), ...read(told)],
    marks: [
      ...marked("act", [act]),
      ...marked("topic", topics.length > 0 ? topics : ["none"]),
      ...marked("concept", concepts),
      ...marked("polar", polar ? ["yes"] : []),
      ...marked("expects", expects === null ? [] : [expects.kind, `${expects.kind} ${expects.unit ?? ""}`]),
      ...(guess === null ? [] : [...marked("guess", [guess.topic]), ...marked("finer", [guess.concept])]),
    ],
  };
}
