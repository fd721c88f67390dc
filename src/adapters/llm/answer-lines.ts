import type { Fact } from "../../domain/fact.ts";
import { showable } from "../../domain/fact.ts";
import { slotsOf } from "../../domain/slot.ts";
import type { ModelRequest } from "../../ports.ts";

/** What a model is told of one fact. `slots` leaves `words` out where it only repeats the statement. */
export type ListedFact = {
  id: string;
  topic: string;
  state: string;
  statement: string;
  heading?: string;
  conflictsWith?: readonly string[];
  slots: Readonly<Record<string, string>>;
};

// Angle brackets would let a text close the section it stands in; control, format and line-separating characters
// hide words from a person who reads the prompt, or look like the end of a line to a model.
const unsafe = /[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The UTF-16 units of a character as JSON escapes, two for a character beyond the basic plane. */
const escapeCharacter = (character: string): string =>
  character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** One line of JSON that no text can break out of, whatever it holds. */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(unsafe, escapeCharacter);

const jsonLines = (values: readonly unknown[]): string => values.map(jsonLine).join("\n");

export function listFact(fact: Fact): ListedFact {
  const { words, ...values } = slotsOf(fact);
  return {
    id: fact.id,
    topic: fact.topic,
    state: fact.state,
    statement: fact.statement,
    ...(fact.heading === undefined ? {} : { heading: fact.heading }),
    ...(fact.conflictsWith === undefined ? {} : { conflictsWith: fact.conflictsWith }),
    slots: words === undefined || words === fact.statement ? values : { words, ...values },
  };
}

/** The values of the answer prompt: everything that a posting or a person wrote, as lines of data. */
export function answerLines(request: ModelRequest): { posting: string; facts: string; conversation: string } {
  const { title, employer, language } = request.posting;
  return {
    posting: jsonLine({ title, employer, language }),
    facts: jsonLines(showable(request.facts).map(listFact)),
    conversation: jsonLines(request.messages.map(({ from, text }) => ({ from, text }))),
  };
}
