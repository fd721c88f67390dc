import { seededRandom } from "../../bench/soak/random.ts";

/** The size of the simulated week. */
export const size = {
  candidates: 2_000,
  postings: 40,
  recruiters: 12,
  changes: 30,
  closures: 8,
  answers: 220,
  corrections: 20,
};

const weekMs = 7 * 24 * 60 * 60 * 1_000;
/** A Monday. */
export const begin = Date.parse("2026-11-02T00:00:00Z");

/** What happens at an instant of the week. `candidate`, `posting`, `recruiter` are numbers from 0. */
export type Step = { at: number } & (
  | { kind: "publish"; posting: number; pay: number }
  | { kind: "close"; posting: number }
  | { kind: "choose"; candidate: number; posting: number }
  | { kind: "write"; candidate: number; text: string }
  | { kind: "press"; candidate: number }
  | { kind: "withdraw"; candidate: number }
  | { kind: "answer"; recruiter: number; code: number; scope: "fact" | "answer" }
  | { kind: "correct"; recruiter: number; code: number }
);

const unsaid = [
  "Do you sponsor visas?",
  "Is there a gym?",
  "Do you help with moving?",
  "Is there a signing bonus?",
  "Would I get a laptop?",
] as const;

/** What nobody but the restricted lane may ever show, told beside a need. */
export const secretOf = (candidate: number): string => `secret${candidate}@home.example`;

/** The pay that tells one state of a posting from another. */
export const payWords = (pay: number): string => `€${pay},100 to €${pay + 8},900`;

/** Everything that happens in the week, in order: the same seed gives the same week. */
export function scriptOf(seed: number): Step[] {
  const { between, chance, pick } = seededRandom(seed);
  const anytime = (from = 0): number => begin + from + between(60_000, weekMs - from - 60_000);
  const steps: Step[] = [];
  for (let posting = 0; posting < size.postings; posting += 1) {
    steps.push({ kind: "publish", at: begin + posting, posting, pay: 40 + (posting % 10) });
  }
  for (let candidate = 0; candidate < size.candidates; candidate += 1) {
    let at = anytime(between(0, weekMs / 2));
    const later = (): number => (at += between(20_000, weekMs / 20));
    steps.push({ kind: "choose", at, candidate, posting: between(0, size.postings - 1) });
    if (chance(0.7)) steps.push({ kind: "write", at: later(), candidate, text: "How much does it pay?" });
    if (chance(0.05)) {
      const text = `I'm deaf, write to ${secretOf(candidate)}. Can I get captions in the interview?`;
      steps.push({ kind: "write", at: later(), candidate, text });
    }
    if (chance(0.6)) {
      steps.push({ kind: "write", at: later(), candidate, text: pick(unsaid) });
      if (chance(0.7)) steps.push({ kind: "press", at: at + 5_000, candidate });
      if (chance(0.05)) steps.push({ kind: "withdraw", at: later(), candidate });
    }
    if (chance(0.5)) steps.push({ kind: "write", at: later(), candidate, text: "Thanks" });
  }
  for (let index = 0; index < size.changes; index += 1) {
    steps.push({ kind: "publish", at: anytime(), posting: between(0, size.postings - 1), pay: 60 + index });
  }
  for (let index = 0; index < size.closures; index += 1) {
    steps.push({ kind: "close", at: anytime(weekMs / 2), posting: index * 5 });
  }
  for (let code = 0; code < size.answers; code += 1) {
    const recruiter = between(0, size.recruiters - 1);
    steps.push({ kind: "answer", at: anytime(), recruiter, code, scope: chance(0.8) ? "fact" : "answer" });
  }
  for (let code = 500; code < 500 + size.corrections; code += 1) {
    steps.push({ kind: "correct", at: anytime(weekMs / 2), recruiter: between(0, size.recruiters - 1), code });
  }
  return steps.filter(({ at }) => at < begin + weekMs).toSorted((a, b) => a.at - b.at);
}
