import { isInAny } from "./quantities.ts";
import { periodOf } from "../../../domain/quantity/units.ts";
import { foldedWords } from "../../../domain/words.ts";
import type { Glossary } from "../../../domain/glossary.ts";
import { isUnspaced } from "../../../domain/segment.ts";
import type { Grammar, Group, GroupValue } from "./grammar.ts";
import type { Evidence, Passage } from "./passage.ts";
import { saidOtherwise } from "./sayings.ts";
import { entryOf } from "./senses.ts";
import { isShortFor } from "./short-forms.ts";
import type { Token } from "./tokens.ts";

/** Endings that make another word of the same family, after a beginning that both share. */
const endings = new Set(
  (
    "|e|i|y|s|t|d|r|ed|er|or|ers|ing|ion|ions|ation|ment|al|ial|able|ible|abl|ibl|abil|ance|ence|anc|enc|ant|ent|ci|c|ce|" +
    "ership|is|ise|ize|" +
    "ity|iti|iv|ive|ly|li|ful|ship|age|ist|ic|at|ate|ator|ss|sit|su|ung|en|keit|heit|lich|isch|cao|coes|cion|ciones|dad|idade|mento|miento|ment|ement"
  ).split("|"),
);
/** Words that the rule above would join wrongly. */
const apart = new Set(
  "intern internal international univers university organ communic gener general part parti form formal depart compet relat relative employe employ manag manageri".split(
    " ",
  ),
);

function sameFamily(a: string, b: string): boolean {
  if (apart.has(a) || apart.has(b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  if (shared < 4 || (shared < 5 && shared < a.length && shared < b.length)) return false;
  return endings.has(a.slice(shared)) && endings.has(b.slice(shared));
}

/** A word whose very spelling is its meaning: it has digits or capitals inside. Its kin are other things. */
const isName = (token: Token): boolean => /\d|\p{L}\p{Lu}|[+#]/u.test(token.text);

/** German writes compounds as one word: one is licensed where its parts are, and a part where the compound is. */
function isCompoundOf(token: Token, evidence: ReadonlySet<string>, language: string): boolean {
  if (language !== "de" || token.folded.length < 8) return false;
  for (const one of evidence) {
    if (one.length < 4 || !token.folded.startsWith(one)) continue;
    const rest = token.folded.slice(one.length).replace(/^(?:s|n|en|es)(?=\p{L}{4})/u, "");
    if ([...evidence].some((other) => other.length >= 4 && rest.startsWith(other))) return true;
  }
  return false;
}

/** How a row of steps begins. */
const opening = new Set(["first", "firstly", "starts", "start", "begins"]);

/** "Goes up" says more than "goes": a particle behind a verb that only carries, but for "up to", "out of". */
const particlesOf = ({ tokens, quantities }: Passage, grammar: Grammar): Token[] =>
  tokens.filter((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const opens = next !== undefined && /^(?:to|of)$/u.test(next.folded);
    const carried = before !== undefined && grammar.isLight(before) && token.gap === " ";
    return grammar.isParticle(token) && carried && !opens && !isInAny(token, quantities);
  });

/** A range of money by a period with nothing beside it: in a posting that is what the job pays. */
const isBareRate = ({ tokens, quantities }: Evidence, grammar: Grammar): boolean =>
  quantities.some(({ kind, period, min, max }) => kind === "money" && period !== null && min !== max) &&
  tokens.every((token) => grammar.isFunction(token) || isInAny(token, quantities));

function holdsValue(value: GroupValue, one: Evidence, grammar: Grammar): boolean {
  if (value === "rate") return isBareRate(one, grammar);
  if (value === "phone" || value === "email")
    return one.fact.value?.kind === "contact" && one.fact.value.channel === value;
  return one.quantities.some(({ kind }) => kind === value);
}

/** Whether a fact holds what licenses a group's words: a value of its kind, words that stand for them, or both. */
function holdsOneOf({ stems, by, value }: Group, one: Evidence, grammar: Grammar): boolean {
  const members = by ?? stems;
  const worded = [...members].some((member) => one.stems.has(member) || one.heading?.stems.has(member) === true);
  if (value === null) return worded;
  return by === null ? worded || holdsValue(value, one, grammar) : worded && holdsValue(value, one, grammar);
}

export type Licence = {
  /** The words of the passage that no cited fact licenses. */
  unlicensed(claim: Passage): Token[];
};

export function createLicence(
  grammar: Grammar,
  evidence: readonly Evidence[],
  employer: string | null,
  glossary: Glossary,
): Licence {
  const passages = evidence.flatMap((one) => (one.heading === null ? [one as Passage] : [one, one.heading]));
  const runs = passages.map(({ tokens }) => tokens);
  const stems = new Set(passages.flatMap((one) => [...one.stems]));
  const folded = new Set(passages.flatMap((one) => one.tokens.map((token) => token.folded)));
  const employed = new Set(employer === null ? [] : foldedWords(employer));

  /** The group's other words license this one where a fact on the group's topics holds one of them. */
  const groupLicenses = (group: Group): boolean =>
    evidence.some(
      (one) =>
        group.unless.isDisjointFrom(one.stems) &&
        (group.topics === null || [...one.topics].some((topic) => group.topics?.has(topic))) &&
        (group.naming || holdsOneOf(group, one, grammar)),
    );

  /** A term that says nothing by itself, or that only names what a fact is about. */
  function names(token: Token): boolean {
    const { light, naming } = entryOf(token, glossary) ?? {};
    return light === true || naming?.some((topic) => evidence.some(({ topics }) => topics.has(topic))) === true;
  }

  /** The segmenter parts a run of letters otherwise in another sentence; a lone letter is too little to go by. */
  const isPartOfRun = ({ folded: word }: Token): boolean =>
    word.length > 1 && isUnspaced(word) && evidence.some(({ text }) => text.includes(word));

  function isLicensed(token: Token, claim: Passage): boolean {
    if (folded.has(token.folded) || names(token) || isPartOfRun(token)) return true;
    if (isShortFor(token, claim.tokens, runs, grammar)) return true;
    if (isName(token)) return false;
    if (stems.has(token.stem)) return true;
    if ([...stems].some((one) => sameFamily(token.stem, one))) return true;
    if (isCompoundOf(token, folded, grammar.language)) return true;
    // "Monthly" where the fact's amount is per month.
    const period = periodOf(token.folded);
    if (period !== null && evidence.some(({ quantities }) => quantities.some((one) => one.period === period)))
      return true;
    return grammar.groupsOf(token.stem).some(groupLicenses);
  }

  return {
    unlicensed: (claim) => {
      // "All", "only", "after" are judged by rails of their own.
      const judged = new Set(
        [...claim.quantifiers, ...claim.relations].flatMap(({ from, to }) => claim.tokens.slice(from, to)),
      );
      // What comes first is told by order where something follows it; the binding rail compares the order.
      const follows = claim.tokens.some((token) => grammar.isSequence(token));
      const orders = (token: Token): boolean => grammar.isSequence(token) || (follows && opening.has(token.folded));
      // "HT-2291" is no quantity: a number that counts nothing has to stand in the facts as it is.
      const codes = claim.tokens.filter(
        (token) => /^\d/u.test(token.folded) && !isInAny(token, claim.quantities) && !folded.has(token.folded),
      );
      const said = [...claim.clauses.flatMap(({ content }) => content), ...particlesOf(claim, grammar)];
      const telling = new Set(grammar.telling(claim.tokens).flatMap(({ from, to }) => claim.tokens.slice(from, to)));
      // What there is not is not given either: "no parking" is "they don't offer parking".
      const none = evidence.every(({ clauses }) => clauses.some(({ negations }) => negations % 2 === 1));
      const denied = (token: Token): boolean =>
        none &&
        (grammar.isGiving(token) || grammar.isBestowing(token)) &&
        claim.clauses.some(({ content, negations }) => negations % 2 === 1 && content.includes(token));
      const otherwise = saidOtherwise(claim, evidence, grammar);
      const words = said.filter(
        (token) =>
          (!grammar.isNeutral(token) || telling.has(token)) &&
          !orders(token) &&
          !judged.has(token) &&
          !otherwise.has(token) &&
          !denied(token) &&
          !isInAny(token, claim.quantities) &&
          !employed.has(token.folded) &&
          !isLicensed(token, claim),
      );
      return [...codes, ...words];
    },
  };
}
