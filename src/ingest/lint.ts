import type { Fact, Quote } from "../domain/fact.ts";
import type { LintFinding } from "../domain/posting.ts";
import type { DamageCode } from "./damage.ts";
import type { DocumentView } from "./document.ts";

type Damage = DamageCode | "other_jobs";

export type JudgedFact = { fact: Fact; damage: Damage | null };

const messages: Readonly<Record<Damage, string>> = {
  other_jobs: "This is about other jobs that were copied along; it is withheld. Give the posting alone.",
  degrees_glued: "Two degrees stand in one word; say whether it is one or the other, or both.",
  items_glued: "Items of a list have run together; say where one ends and the next begins.",
  address_damaged: "This looks like an address that lost its “@”; give the address as it should be.",
  number_damaged: "The digits of this number are grouped in no known way; give the number.",
  link_lost: "The link behind “here” is gone; give the address or the words it led to.",
  tag_without_meaning: "This tag means nothing to a reader; remove it or say what it stands for.",
  scope_unclear: "It is not clear whether this is a condition of its own or belongs to the amount beside it.",
  placeholder: "This value looks like a placeholder or an empty field; give the real one or remove it.",
};

const signless = /(?<![\p{L}\d])(?:C|J|F)(?=[,)\s])(?=[^.]*(?:,|\)))|(?<!\p{L})CICD(?!\p{L})|(?<!\p{L})RD(?!\p{L})/u;
const finding = (code: string, message: string, quotes: readonly Quote[]): LintFinding => ({
  code,
  message,
  quotes: [...quotes],
});

function findingsOf({ fact, damage }: JudgedFact, view: DocumentView): LintFinding[] {
  const found: LintFinding[] = [];
  if (damage !== null && damage !== "other_jobs") found.push(finding(damage, messages[damage], fact.quotes));
  if (fact.state === "withheld" && damage === null) {
    found.push(
      finding(
        "instruction_in_text",
        "This reads as an order to whoever processes the posting. It is withheld until a person has looked.",
        fact.quotes,
      ),
    );
  }
  const years = fact.value?.kind === "requirement" && fact.value.min !== null && fact.value.plus === null;
  const letters =
    view.signsLost && (fact.topic === "skills" || fact.topic === "experience") && signless.test(fact.statement);
  if (fact.state === "stated" && (years || letters)) {
    found.push(
      finding(
        "sign_may_be_lost",
        "The source has lost signs such as “+” and “/”; these words may have had one. They are quoted as they stand.",
        fact.quotes,
      ),
    );
  }
  if (fact.value?.kind === "money" && fact.value.period === null) {
    found.push(finding("pay_without_period", "The pay has no period (per hour, month, year); add it.", fact.quotes));
  }
  if (fact.value?.kind === "money" && fact.value.currency === null) {
    found.push(finding("pay_without_currency", "The pay has no certain currency; add its code.", fact.quotes));
  }
  return found;
}

/** What a person should look at before the posting is published, each with the exact words and a proposal. */
export function lintFacts(judged: readonly JudgedFact[], view: DocumentView): LintFinding[] {
  const found = judged.flatMap((one) => findingsOf(one, view));
  const others = judged.filter(({ damage }) => damage === "other_jobs").flatMap(({ fact }) => fact.quotes);
  if (others.length > 0) found.push(finding("other_jobs", messages.other_jobs, others));
  const seen = new Set<string>();
  for (const { fact } of judged) {
    if (fact.state !== "conflicting" || seen.has(fact.id)) continue;
    const group = judged.filter((other) => other.fact.id === fact.id || fact.conflictsWith?.includes(other.fact.id));
    for (const member of group) seen.add(member.fact.id);
    found.push(
      finding(
        "contradiction",
        "These statements contradict one another; say which one holds.",
        group.flatMap((member) => member.fact.quotes),
      ),
    );
  }
  if (!judged.some(({ fact }) => fact.topic === "compensation")) {
    found.push(finding("pay_missing", "Nothing is said about pay; candidates will ask.", []));
  }
  return found;
}
