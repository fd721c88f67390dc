import type { Grammar } from "./grammar.ts";
import { type Clause, type Evidence, isLabelled, type Passage } from "./passage.ts";
import type { Token } from "./tokens.ts";

/** Who acts: the employer or the reader. */
type Party = "employer" | "reader";

const partyOf = (token: Token, grammar: Grammar): Party | null =>
  grammar.isEmployer(token) ? "employer" : grammar.isReader(token) ? "reader" : null;

/** In a sentence of ours "they" are the employer; in a posting they may be anybody. */
const speaksOfEmployer = (grammar: Grammar): Grammar => ({
  ...grammar,
  isEmployer: (token) => grammar.isEmployer(token) || grammar.isThey(token),
});

type Says = (token: Token) => boolean;

const being = /^(?:is|are|be|been|being|was|were)$/u;

/** Who does what, where a party stands right before its verb: "we pay", "you would pay". */
function deedsIn(passage: Passage, grammar: Grammar, says: Says): Map<string, Set<Party>> {
  const deeds = new Map<string, Set<Party>>();
  passage.tokens.forEach((token, index) => {
    const before = passage.tokens[index - 1];
    if (grammar.isAgent(token) && before !== undefined && says(before)) {
      // "Extended by the company": who stands behind "by" does it.
      const doer = passage.tokens.slice(index + 1, index + 3).find((one) => partyOf(one, grammar) !== null);
      const agent = doer === undefined ? null : partyOf(doer, grammar);
      if (agent !== null) deeds.set(before.stem, new Set([...(deeds.get(before.stem) ?? []), agent]));
    }
    const party = passage.tokens.slice(Math.max(0, index - 2), index).some(grammar.isAgent)
      ? null
      : partyOf(token, grammar);
    if (party === null) return;
    const rest = passage.tokens.slice(index + 1);
    const verb = rest.find(says);
    const between = verb === undefined ? [] : rest.slice(0, rest.indexOf(verb));
    if (verb === undefined || between.some((one) => partyOf(one, grammar) !== null || /[.;:!?,]/u.test(one.gap)))
      return;
    if (/[.;:!?,]/u.test(verb.gap)) return;
    // "You'll be asked for a sample" samples nothing.
    if (between.some(({ folded }) => /^(?:for|of|at|with)$/u.test(folded))) return;
    // "Candidates selected for an interview" select nobody.
    if (!grammar.isSubject(token) && between.length === 0 && verb.folded.endsWith("ed")) return;
    // "You are reimbursed" has another do it.
    if (grammar.isBestowing(verb) && being.test(between.at(-1)?.folded ?? "")) return;
    deeds.set(verb.stem, new Set([...(deeds.get(verb.stem) ?? []), party]));
  });
  return deeds;
}

/**
 * Who bears a cost where neither "we" nor "you" says so: the one behind "by" or before the verb, who is not the reader,
 * or the reader, at whose own expense it is.
 */
function bearersIn(passage: Passage, grammar: Grammar, says: Says): Map<string, Set<Party>> {
  const found = new Map<string, Set<Party>>();
  const isReaderAt = (token: Token): boolean => grammar.isReader(token) || grammar.isAudience(token);
  passage.tokens.forEach((token, at) => {
    const [before, next] = [passage.tokens[at - 1], passage.tokens[at + 1]];
    if (grammar.isBestowing(token) && next !== undefined && grammar.isAgent(next)) {
      const doer = passage.tokens.slice(at + 2, at + 5).find(says);
      if (doer !== undefined) found.set(token.stem, new Set([isReaderAt(doer) ? "reader" : "employer"]));
    }
    const acts = grammar.isBestowing(token) && /[^s]s$/u.test(token.folded);
    if (acts && before !== undefined && says(before) && token.gap === " " && !isReaderAt(before))
      found.set(token.stem, new Set<Party>(["employer"]));
    if (before?.folded === "own" && grammar.groupsOf(token.stem).some(({ deed }) => deed))
      found.set(token.stem, new Set<Party>(["reader"]));
  });
  return found;
}

/** Whether two verbs tell one deed: "pay" and "cover" do where a fact is on what the employer bears. */
const isSameDeed = (verb: string, other: string, grammar: Grammar): boolean =>
  verb === other || grammar.groupsOf(verb).some((group) => group.deed && group.stems.has(other));

/** "With hotel paid": a participle behind what is given; one before it ("paid leave") only tells its kind. */
const isLeftOpen = ({ folded }: Token, next: Token | undefined, grammar: Grammar): boolean =>
  /(?:ed|paid)$/u.test(folded) && (next === undefined || grammar.isFunction(next) || /[,.;:()]/u.test(next.gap));

/** "Laundry is provided" has the employer provide it, unless the posting asks for it. */
function isBestowed(verb: string, { tokens, clauses, grammar }: Evidence): boolean {
  return clauses.some(({ from, to, modality }) => {
    if (modality.has("required") || modality.has("needed") || modality.has("asked")) return false;
    const words = tokens.slice(from, to);
    return words.some(
      (token, at) =>
        grammar.isBestowing(token) &&
        isSameDeed(verb, token.stem, grammar) &&
        (words.slice(Math.max(0, at - 2), at).some(grammar.isAuxiliary) || isLeftOpen(token, words[at + 1], grammar)),
    );
  });
}

/** A deed that the sentence has the other party do: "we pay for the train" is not "you pay for the train". */
export function otherParty(claim: Passage, evidence: readonly Evidence[], grammar: Grammar): string | null {
  const says: Says = (token) => !grammar.isFunction(token) && !grammar.isLight(token) && !grammar.isStrength(token);
  const known = evidence.map((one) => ({
    deeds: [...deedsIn(one, grammar, says), ...bearersIn(one, grammar, says)],
  }));
  for (const [verb, parties] of deedsIn(claim, speaksOfEmployer(grammar), says)) {
    const stated = new Set(
      known.flatMap(({ deeds }) =>
        deeds.flatMap(([other, doers]) => (isSameDeed(verb, other, grammar) ? [...doers] : [])),
      ),
    );
    const bestowed = stated.size === 0 && evidence.some((one) => isBestowed(verb, one));
    if (bestowed ? parties.has("reader") : stated.size > 0 && [...parties].some((party) => !stated.has(party))) {
      return claim.tokens.find(({ stem }) => stem === verb)?.text ?? verb;
    }
  }
  return null;
}

/** The runs of a clause between commas and conjunctions, each of which tells one thing. */
function runsOf(passage: Passage, { from, to }: Clause, grammar: Grammar): (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const token of passage.tokens.slice(from, to)) {
    // "…, by helicopter" goes on with what stands before the comma.
    const goesOn = token.gap.startsWith(",") && (grammar.isAgent(token) || grammar.isDirection(token));
    if (grammar.isAnd(token) || grammar.isOr(token) || (/[,;:(+&]/u.test(token.gap) && !goesOn)) runs.push([]);
    runs.at(-1)?.push(token);
  }
  return runs;
}

/**
 * Words of two statements that one fact makes side by side, put into one: "analysts get a laptop, managers get a car"
 * is not "analysts get a car". Returns the two words.
 */
export function crossedStatements(
  claim: Passage,
  evidence: readonly Evidence[],
  grammar: Grammar,
): [string, string] | null {
  const says: Says = (token) => !grammar.isFunction(token) && !grammar.isReporting(token) && !grammar.isNeutral(token);
  const clauses = evidence.filter(({ isLabel }) => !isLabel).flatMap((one) => withLabels(one));
  // What stands behind a label is a row of things, not of statements with their own subjects.
  const isRow = evidence.some(({ tokens }) => tokens.some(({ gap }) => gap.startsWith(":")));
  for (const clause of claim.clauses) {
    const runs = runsOf(claim, clause, grammar);
    for (const run of isRow ? runs : withSubjectOf(runs, grammar)) {
      const words = run.filter((token) => says(token) && clauses.some(({ stems }) => stems.has(token.stem)));
      if (clauses.some(({ stems }) => words.every(({ stem }) => stems.has(stem)))) continue;
      for (const one of evidence) {
        const crossed = crossedIn(words, one, grammar);
        if (crossed !== null) return crossed;
      }
    }
  }
  return null;
}

/** "Contractors are … and are not …": the second statement has the first one's subject. */
function withSubject(right: Clause, left: Clause, one: Passage, grammar: Grammar): Clause {
  const [first, second] = one.tokens.slice(right.from, right.from + 2);
  const bare = left.to === right.from && first !== undefined && grammar.isAnd(first);
  if (!bare || second === undefined || !grammar.isAuxiliary(second)) return right;
  const own = one.tokens.slice(left.from, left.to);
  const verb = own.findIndex((token) => grammar.isAuxiliary(token) || grammar.isPredicate(token));
  return { ...right, stems: new Set([...right.stems, ...own.slice(0, Math.max(0, verb)).map(({ stem }) => stem)]) };
}

/** "Cooks get a room and a phone": the phone is told of the cooks, too. */
function withSubjectOf(runs: readonly (readonly Token[])[], grammar: Grammar): (readonly Token[])[] {
  const isVerb = (token: Token): boolean => grammar.isAuxiliary(token) || grammar.isPredicate(token);
  const [first = []] = runs;
  const verb = first.findIndex((token) => isVerb(token) && !being.test(token.folded));
  const subject = first.slice(0, Math.max(0, verb));
  return runs.map((run) => {
    const goesOn = run.slice(0, 1).some(grammar.isAnd) && !run.some(isVerb) && run.length > 1;
    return goesOn ? [...subject, ...run] : run;
  });
}

/** A fact's clauses, those behind its label with the label's words: "Night bus: free, every hour". */
function withLabels(one: Passage): readonly Clause[] {
  const [first, second] = one.clauses;
  if (first === undefined || second === undefined || !isLabelled(one, second)) return one.clauses;
  return one.clauses.map((clause) =>
    clause === first ? clause : { ...clause, stems: clause.stems.union(first.stems) },
  );
}

/** Two words, each of which only one of two parallel statements of the fact holds. */
function crossedIn(words: readonly Token[], one: Evidence, grammar: Grammar): [string, string] | null {
  const clauses = withLabels(one);
  for (const [index, left] of clauses.entries()) {
    for (const right of clauses.slice(index + 1).map((clause) => withSubject(clause, left, one, grammar))) {
      const onlyLeft = words.find(({ stem }) => left.stems.has(stem) && !right.stems.has(stem));
      const onlyRight = words.find(({ stem }) => right.stems.has(stem) && !left.stems.has(stem));
      if (onlyLeft !== undefined && onlyRight !== undefined) return [onlyLeft.text, onlyRight.text];
    }
  }
  return null;
}
