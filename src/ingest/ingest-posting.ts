import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import type { DecodedSource } from "../domain/source.ts";
import { fold } from "../domain/words.ts";
import { markConflicts } from "./conflicts.ts";
import { reportDamage } from "./damage-report.ts";
import { viewDocument } from "./document.ts";
import { type Draft, draftFacts, payInTitle } from "./draft-facts.ts";
import { factsOfFields } from "./fields.ts";
import { identify } from "./identify.ts";
import { lintFacts } from "./lint/lint-facts.ts";
import { withRoleScopes } from "./roles.ts";

const rank = ({ provenance }: Draft): number => (provenance.kind === "posting" ? 0 : 1);

/** The same words said twice are one fact; what the prose says comes before what a field repeats. */
function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const kept = new Map<string, Draft>();
  for (const draft of drafts) {
    const words = fold(draft.statement).trim();
    // A long sentence is the same statement wherever it stands; "Berlin" may be an office here and a region there.
    const long = words.length > 60;
    const key = long ? words : `${draft.topic} ${words}`;
    const known = kept.get(key);
    if (known === undefined || rank(draft) < rank(known)) kept.set(key, draft);
    else if (long && known.quotes[0]?.start === draft.quotes[0]?.start) kept.set(`${key} ${draft.topic}`, draft);
  }
  const chosen = new Set(kept.values());
  return drafts.filter((draft) => chosen.has(draft));
}

/** Takes a decoded source's facts. Pure: the same source and knowledge give the same facts. */
export function ingestPosting(source: DecodedSource, knowledge: Knowledge): IngestedPosting {
  const view = viewDocument(source);
  const order = Object.keys(source.texts);
  const place = ({ quotes: [first] }: Draft): [number, number] => [order.indexOf(first?.path ?? ""), first?.start ?? 0];
  const fields = factsOfFields(source).flatMap((draft) => [draft, ...payInTitle(draft, view, knowledge)]);
  const drafts = withoutRepeats([...fields, ...draftFacts(source, view, knowledge)]).toSorted((a, b) => {
    const [pathA, startA] = place(a);
    const [pathB, startB] = place(b);
    return pathA - pathB || startA - startB;
  });
  const numbered = drafts.map(({ damage, ...draft }, index) => ({ fact: { id: `f${index + 1}`, ...draft }, damage }));
  const facts = markConflicts(withRoleScopes(numbered.map(({ fact }) => fact)));
  const judged = numbered.map(({ damage }, index) => ({ fact: facts[index] ?? numbered[index]?.fact, damage }));
  const identity = identify(source, facts);
  return {
    posting: { key: source.key, sha256: source.sha256, ...identity },
    texts: { ...source.texts },
    facts,
    lint: lintFacts(
      judged.flatMap(({ fact, damage }) => (fact === undefined ? [] : [{ fact, damage }])),
      view,
      identity.kind,
    ),
    damage: reportDamage(source.texts, view),
  };
}
