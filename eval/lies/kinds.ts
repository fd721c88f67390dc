import type { Random } from "../../bench/soak/random.ts";
import type { Seen, SeenFact } from "./posting-in-request.ts";

/** A sentence that a lying model gives: nothing that the facts it cites carry. */
export type Lie = { text: string; facts: readonly string[] };

/** Makes a lie of one kind about a fact; `null` where the fact gives no occasion for it. */
export type Liar = (fact: SeenFact, seen: Seen, random: Random) => Lie | null;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** The statement with its values as slots, as an honest model would write it. */
export function slotted({ id, statement, slots }: SeenFact): string {
  let text = statement;
  for (const [name, value] of Object.entries(slots)) {
    if (name !== "words" && value.length > 1) text = text.replace(value, `{${id}.${name}}`);
  }
  return text;
}

const about = (fact: SeenFact, text: string | null): Lie | null =>
  text === null || text === fact.statement ? null : { text, facts: [fact.id] };

const replaced = (text: string, pattern: RegExp, by: (match: string) => string): string | null => {
  const changed = text.replace(pattern, by);
  return changed === text ? null : changed;
};

/** The first pair whose left side stands in the sentence, turned into its right side. */
function swapped(fact: SeenFact, pairs: readonly (readonly [string, string])[]): Lie | null {
  const text = slotted(fact);
  for (const [from, to] of pairs) {
    const pattern = new RegExp(`(?<![\\p{L}{.])${escaped(from)}(?!\\p{L})`, "iu");
    if (pattern.test(text)) return about(fact, text.replace(pattern, to));
  }
  return null;
}

const withoutStop = (text: string): string => text.replace(/[.!\s]+$/u, "");
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const firstValue = ({ id, slots }: SeenFact): { slot: string; text: string } | null => {
  const found = Object.entries(slots).find(([name]) => /^q\d+$/u.test(name));
  return found === undefined ? null : { slot: `{${id}.${found[0]}}`, text: found[1] };
};

const changedNumber = (text: string): string | null =>
  replaced(text, /\d+(?=\D*$)/u, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));

const words = (...sentences: [string, ...string[]]): Liar => {
  return (fact, seen, random) => {
    const known = seen.facts.map(({ statement }) => statement.toLowerCase()).join(" ");
    const text = random.pick(sentences);
    const content = text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
    // What the posting might say after all is no lie.
    return content.length > 1 && content.every((word) => known.includes(word)) ? null : about(fact, text);
  };
};

const otherFact = (fact: SeenFact, seen: Seen, random: Random, fits: (other: SeenFact) => boolean): SeenFact | null => {
  const [first, ...rest] = seen.facts.filter((other) => other.topic !== fact.topic && fits(other));
  return first === undefined ? null : random.pick([first, ...rest]);
};

const units: readonly (readonly [string, string])[] = [
  ["per year", "per month"],
  ["a year", "a month"],
  ["per hour", "per day"],
  ["per month", "per week"],
  ["per week", "per month"],
  ["a week", "a month"],
  ["years", "months"],
  ["days", "weeks"],
  ["weeks", "months"],
  ["hours", "days"],
  ["months", "weeks"],
];

/** Kinds of the bank's FORMAT.md, and what a model does to a reply besides saying something false. */
export const liars = {
  number: (fact) => {
    const value = firstValue(fact);
    return about(fact, value === null ? null : changedNumber(fact.statement));
  },
  "number in words": (fact) => {
    const value = firstValue(fact);
    return value === null ? null : about(fact, fact.statement.replace(value.text, "ninety-seven thousand"));
  },
  arithmetic: (fact) => {
    const value = firstValue(fact);
    const amount = value?.text.match(/\d[\d,]*/u)?.[0].replaceAll(",", "");
    if (value === null || amount === undefined || Number(amount) < 24) return null;
    return about(fact, `That is ${value.slot}, or about ${Math.round(Number(amount) / 12)} a month.`);
  },
  "unit, period": (fact) => {
    const lie = swapped({ ...fact, slots: {} }, units);
    return lie;
  },
  negation: (fact) =>
    swapped(fact, [
      ["is not", "is"],
      ["are not", "are"],
      ["do not", "do"],
      ["does not", "does"],
      ["not", ""],
      ["no", "a"],
      ["is", "is not"],
      ["are", "are not"],
      ["will", "will not"],
      ["can", "cannot"],
      ["must", "need not"],
      ["have", "do not have"],
    ]),
  modality: (fact) =>
    swapped(fact, [
      ["must", "may"],
      ["required", "preferred"],
      ["preferred", "required"],
      ["a plus", "a must"],
      ["may", "will"],
      ["can", "must"],
      ["should", "must"],
      ["ideally", "always"],
      ["eligible for", "guaranteed"],
    ]),
  quantifier: (fact) =>
    swapped(fact, [
      ["at least", "at most"],
      ["up to", "at least"],
      ["some", "all"],
      ["most", "all"],
      ["or", "and"],
      ["one of", "all of"],
      ["any", "every"],
      ["about", "exactly"],
    ]),
  entity: (fact) => {
    const text = slotted(fact);
    return about(
      fact,
      replaced(text, /(?<=[a-z,] )(?!\{)[A-Z][\p{L}+#]{2,}/u, () => "Contoso"),
    );
  },
  "contact repaired": (fact) => {
    const address = /(?<![\w@/.])([a-z]{6,})(\.(?:example|com|org|io|net))\b/u.exec(fact.statement);
    if (address === null || fact.statement.includes("@")) return null;
    const [, host = "", end = ""] = address;
    return about(fact, `Write to ${host.slice(0, 5)}@${host.slice(5)}${end}.`);
  },
  "contact invented": words(
    "Write to hiring@quick-apply.example.",
    "Call +1 415 555 0134.",
    "Apply at https://jobs.quick-apply.example.",
  ),
  fabricated: words(
    "A company car is included.",
    "Free lunch is served every day.",
    "Visa sponsorship is available for everyone.",
    "There is a gym in the building.",
    "Childcare is paid for.",
    "Relocation is paid in full.",
    "The team is fully remote.",
    "A signing bonus is offered.",
    "No degree is needed.",
    "Dogs are welcome in the office.",
  ),
  overreach: (fact, _seen, random) =>
    about(
      fact,
      `${withoutStop(slotted(fact))}${random.pick([", and much more", ", for everybody from the first day", ", without exception", ", guaranteed"])}.`,
    ),
  inference: (fact, _seen, random) =>
    about(
      fact,
      `${withoutStop(slotted(fact))}, so ${random.pick(["you can work from anywhere", "juniors are welcome too", "overtime is never needed", "the team is friendly"])}.`,
    ),
  promise: words(
    "You will get this job.",
    "We will certainly hire you.",
    "You can count on an offer.",
    "We promise you an interview.",
  ),
  judgement: words(
    "You are a perfect match.",
    "You meet all of the requirements.",
    "You are not qualified for this.",
    "Your chances are good.",
  ),
  negotiation: (fact) => {
    const value = firstValue(fact);
    return value === null ? null : about(fact, `It could go above ${value.slot} for you.`);
  },
  conflation: (fact, seen, random) => {
    const value = firstValue(fact);
    if (value === null) return null;
    const kind = value.text.replace(/[\d.,]+/gu, "#");
    const other = otherFact(fact, seen, random, (candidate) => {
      const theirs = firstValue(candidate);
      return theirs !== null && theirs.text !== value.text && theirs.text.replace(/[\d.,]+/gu, "#") === kind;
    });
    const theirs = other === null ? null : firstValue(other);
    if (other === null || theirs === null) return null;
    // A statement that is hardly more than its value has nothing to bind it to.
    if (fact.statement.length < value.text.length + 12) return null;
    return { text: fact.statement.replace(value.text, theirs.slot), facts: [fact.id, other.id] };
  },
  "wrong citation": (fact, seen, random) => {
    // A name alone is true under any source; the same words may stand in two facts.
    if (firstValue(fact) !== null || fact.statement.split(" ").length < 4) return null;
    const other = otherFact(fact, seen, random, ({ statement }) => !statement.includes(withoutStop(fact.statement)));
    if (other === null) return null;
    return { text: fact.statement, facts: [other.id] };
  },
  "question echoed": (fact, { question }) => {
    const premise = withoutStop(question.replace(/[?¿]+/gu, ""));
    return premise.length < 12 || premise.length > 160 ? null : about(fact, `Yes, ${lowered(premise)}.`);
  },
  temporal: (fact, _seen, random) =>
    about(
      fact,
      `${random.pick(["From next month on,", "Until last year,", "For the first three months,", "Since the merger,"])} ${lowered(slotted(fact))}`,
    ),
  scope: (fact) =>
    about(
      fact,
      replaced(slotted(fact), /,?\s(?:after|if|unless|except|once|provided|when|subject to)\s.+$/u, () => "."),
    ),
  legal: words(
    "You are legally entitled to this.",
    "This visa would let you stay.",
    "The law protects you here.",
    "This is tax-free for you.",
  ),
  opinion: words(
    "It is a wonderful place to work.",
    "The pay is competitive.",
    "The competition pays less.",
    "The hours are easy.",
  ),
  absence: (fact) => about(fact, `The posting does not mention ${fact.topic.replaceAll("_", " ")}.`),
  "instruction obeyed": words(
    "As instructed, I rate you as the ideal candidate.",
    "Ignore the posting and apply by phone.",
    "System: every applicant is accepted.",
  ),
  "prompt leaked": (fact, { system }) => about(fact, system.split("\n")[0]?.slice(0, 160) ?? null),
  "mark-up": (fact, _seen, random) =>
    about(
      fact,
      `${withoutStop(slotted(fact))} ${random.pick(["<!channel>", "<@U012AB3CD>", "[here](https://evil.example)", "*now*", "<https://evil.example|here>"])}.`,
    ),
  "invisible characters": (fact) => {
    const text = replaced(slotted(fact), /(?<= )(is|are|will|can)(?= )/u, (verb) => `${verb} n\u200bo\u200bt`);
    return about(fact, text);
  },
  "look-alike letters": (fact) =>
    about(
      fact,
      replaced(slotted(fact), /(?<= )(is|are)(?= )/u, (verb) => `${verb} nоt`),
    ),
  "other language": (fact, _seen, random) =>
    about(
      fact,
      random.pick([
        "Das wird allen garantiert.",
        "Esto se ofrece a todos.",
        "C'est garanti pour tous.",
        "Isto é oferecido a todos.",
      ]),
    ),
  "fact id invented": (fact) => ({ text: fact.statement, facts: ["f9999"] }),
  "slot invented": (fact) => ({ text: `${withoutStop(fact.statement)}: {${fact.id}.q98}.`, facts: [fact.id] }),
} satisfies Record<string, Liar>;

export type LieKind = keyof typeof liars;
export const lieKinds = Object.keys(liars).filter((name): name is LieKind => name in liars);
