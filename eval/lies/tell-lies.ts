import type { Random } from "../../bench/soak/random.ts";
import type { ProposedDraft } from "../../src/domain/draft.ts";
import { slotPattern } from "../../src/domain/slot.ts";
import { Topic } from "../../src/domain/topic.ts";
import { type Lie, type LieKind, lieKinds, liars } from "./kinds.ts";
import type { Seen, SeenFact } from "./posting-in-request.ts";

/** Lies that are not in a sentence but in what is sent. */
const wireKinds = ["half a JSON", "very long", "prose", "part renamed"] as const;
type WireKind = (typeof wireKinds)[number];

export type Kind = LieKind | WireKind;
export const kinds: readonly Kind[] = [...lieKinds, ...wireKinds];

/** What is sent for a request, and the sentences in it that must not reach anybody, with their slots filled. */
export type Told = { content: string; sentences: readonly string[] };

const mostLies = 4;

const topicOf = (name: string): Topic => Topic.catch("other").parse(name);

const draftOf = (
  seen: Seen,
  fact: SeenFact | undefined,
  lies: readonly Lie[],
  text = seen.question,
): ProposedDraft => ({
  parts: [
    {
      text,
      act: "ask",
      topics: fact === undefined ? [] : [topicOf(fact.topic)],
      sentences: lies.map((lie) => ({ text: lie.text, facts: [...lie.facts] })),
    },
  ],
});

/** Some facts in an order that the seed repeats. */
function shuffled<T>(values: readonly T[], random: Random): T[] {
  const left = [...values];
  const taken: T[] = [];
  while (left.length > 0) taken.push(...left.splice(random.between(0, left.length - 1), 1));
  return taken;
}

function liesOf(kind: LieKind, seen: Seen, random: Random): { fact: SeenFact; lie: Lie }[] {
  const plain = seen.facts.filter(({ state }) => state === "stated" || kind === "contact repaired");
  const told: { fact: SeenFact; lie: Lie }[] = [];
  for (const fact of shuffled(plain, random)) {
    if (told.length === mostLies) break;
    const lie = liars[kind](fact, seen, random);
    if (lie !== null) told.push({ fact, lie });
  }
  return told;
}

const filled = (text: string, facts: readonly SeenFact[]): string =>
  text.replace(slotPattern, (slot, id: string, name: string) => {
    const fact = facts.find((one) => one.id === id);
    return (name === "words" ? fact?.statement : fact?.slots[name]) ?? slot;
  });

const invented = "Everybody is given a house by the sea.";

function toldOverWire(kind: WireKind, seen: Seen): Told {
  const [fact] = seen.facts;
  const lie: Lie = { text: invented, facts: fact === undefined ? [] : [fact.id] };
  switch (kind) {
    case "half a JSON":
      return { content: JSON.stringify(draftOf(seen, fact, [lie])).slice(0, -24), sentences: [invented] };
    case "very long": {
      const long = { ...lie, text: `${invented} `.repeat(4_000) };
      return { content: JSON.stringify(draftOf(seen, fact, [long])), sentences: [invented] };
    }
    case "prose":
      return { content: `Sure! ${invented}`, sentences: [invented] };
    case "part renamed":
      return { content: JSON.stringify(draftOf(seen, fact, [], invented)), sentences: [invented] };
  }
}

const isWire = (kind: Kind): kind is WireKind => wireKinds.some((wire) => wire === kind);

/** Answers a request with lies of one kind. */
export function tellLies(kind: Kind, seen: Seen, random: Random): Told {
  if (isWire(kind)) return toldOverWire(kind, seen);
  const told = liesOf(kind, seen, random);
  const draft = draftOf(
    seen,
    told[0]?.fact,
    told.map(({ lie }) => lie),
  );
  return { content: JSON.stringify(draft), sentences: told.map(({ lie }) => filled(lie.text, seen.facts)) };
}
