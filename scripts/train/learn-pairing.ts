import { seededRandom } from "../../bench/soak/random.ts";
import { circumstances, dot, phrasesOf, signals } from "../../src/domain/pairing-model.ts";
import {
  type Nearness,
  oddsOf,
  type PairingWeights,
  Scales,
  silenceOf,
  together,
} from "../../src/domain/pairing-weights.ts";
import { AdaGrad } from "./ada-grad.ts";
import { inSteps } from "./in-steps.ts";
import { shuffled } from "./learn-topics.ts";
import type { Asked, Lesson } from "./pairing-lessons.ts";
import { type PairingStart, startOf } from "./pairing-start.ts";
import { addTo, type PointingText, PointingTexts } from "./pointing-texts.ts";
import { type AskedWords, type ToldWords, WordMeetings } from "./word-meetings.ts";

const rounds = 2;
const rate = 0.05;
/** Of what speaks for silence, or for a statement by itself, so much is left out at a time. */
const leftOut = 0.1;
/** What is weighed, in the order in which it is learnt. */
const weighed = ["direction", "heading", "words", ...signals, "silence", ...circumstances] as const;
/** Where directions are all that is known, they have to count from the beginning. */
const first: Partial<Record<(typeof weighed)[number], number>> = { direction: 6, heading: 1, words: 4, silence: 2 };

function scalesOf(values: Float32Array): Scales {
  const of = (keys: readonly (typeof weighed)[number][]): Record<string, number> =>
    Object.fromEntries(keys.map((key) => [key, values[weighed.indexOf(key)] ?? 0]));
  return Scales.parse({
    ...of(["direction", "heading", "words", "silence"]),
    signals: of(signals),
    circumstances: of(circumstances),
  });
}

/** A statement with its heading, which other statements may share. */
type Told = { statement: PointingText; heading: PointingText; worth: readonly number[] };

/** A question as a whole and its words for themselves. */
type Question = { whole: PointingText; words: AskedWords };

class Learner {
  readonly #start: PairingStart;
  readonly #random = seededRandom(1);
  readonly #questions: PointingTexts;
  readonly #statements: PointingTexts;
  readonly #phraseAt: ReadonlyMap<string, number>;
  readonly #silences: AdaGrad;
  readonly #worths: AdaGrad;
  readonly #words: WordMeetings;
  readonly #scales = new AdaGrad(
    Float32Array.from(weighed, (one) => first[one] ?? 0),
    rate,
  );

  constructor(start: PairingStart) {
    const chance = (share: number): boolean => this.#random.chance(share);
    this.#start = start;
    this.#questions = new PointingTexts("question", start, chance);
    this.#statements = new PointingTexts("statement", start, chance);
    this.#words = new WordMeetings(start, chance);
    this.#phraseAt = new Map(start.silencing.map((phrase, at) => [phrase, at]));
    this.#silences = new AdaGrad(new Float32Array(start.silencing.length), rate);
    this.#worths = new AdaGrad(new Float32Array(start.own.statement), rate);
  }

  /** One question: what each statement has for it and silence has, and how the loss changes with that. */
  #learnQuestion(
    asked: Asked,
    { whole: question, words: askedWords }: Question,
    told: readonly Told[],
    toldWords: ToldWords,
  ): void {
    const scales = scalesOf(this.#scales.values);
    const phrases = phrasesOf(asked.gist, "question")
      .flatMap((phrase) => this.#phraseAt.get(phrase) ?? [])
      .filter(() => !this.#random.chance(leftOut));
    const met = this.#words.meet(askedWords, toldWords);
    const nearness = told.map(({ statement, heading, worth }, at) => ({
      statement: dot(statement.direction, question.direction),
      heading: dot(heading.direction, question.direction),
      words: met[at]?.near ?? 0,
      worth: together(worth.map((row) => this.#worths.values[row] ?? 0)),
    }));
    const odds = asked.meetings.map((meeting, at) => oddsOf(nearness[at] ?? nowhere, meeting, scales));
    const spoken = phrases.map((at) => this.#silences.values[at] ?? 0);
    const slopes = slopesOf([...odds, silenceOf(spoken, asked.asking, scales)], asked.answers);
    const silent = slopes.pop() ?? 0;
    const ofScales = new Map<string, number>([["silence", silent]]);
    const weigh = (key: string, value: number): unknown => ofScales.set(key, (ofScales.get(key) ?? 0) + value);
    for (const [at, slope] of slopes.entries()) {
      const [one, meeting, near, words] = [told[at], asked.meetings[at], nearness[at], met[at]];
      if (one === undefined || meeting === undefined || near === undefined || words === undefined) continue;
      addTo(question.slope, slope * scales.direction, one.statement.direction);
      addTo(question.slope, slope * scales.heading, one.heading.direction);
      addTo(one.statement.slope, slope * scales.direction, question.direction);
      addTo(one.heading.slope, slope * scales.heading, question.direction);
      this.#words.slope(slope * scales.words, askedWords, toldWords, words);
      const rootOfWorth = Math.sqrt(one.worth.length || 1);
      for (const row of one.worth) this.#worths.move(row, slope / rootOfWorth);
      weigh("direction", slope * near.statement);
      weigh("heading", slope * near.heading);
      weigh("words", slope * near.words);
      for (const signal of signals) if (meeting[signal] !== 0) weigh(signal, slope * meeting[signal]);
    }
    for (const one of circumstances) weigh(one, silent * asked.asking[one]);
    for (const [at, one] of weighed.entries()) this.#scales.move(at, ofScales.get(one) ?? 0);
    const root = Math.sqrt(phrases.length || 1);
    for (const at of phrases) this.#silences.move(at, silent / root);
  }

  learn({ statements, headings, questions }: Lesson): void {
    const over = new Map<string, PointingText>();
    const told = statements.map((gist, at): Told => {
      const title = headings[at] ?? { stems: [], marks: [] };
      const key = title.stems.join(" ");
      const heading = over.get(key) ?? this.#statements.point(title);
      over.set(key, heading);
      const statement = this.#statements.point(gist);
      return { statement, heading, worth: statement.rows.filter((row) => row < this.#start.own.statement) };
    });
    const toldWords = this.#words.tell(statements.map(({ stems }) => stems));
    for (const asked of questions) {
      const question = { whole: this.#questions.point(asked.gist), words: this.#words.ask(asked.gist.stems) };
      if (question.whole.rows.length === 0) continue;
      this.#learnQuestion(asked, question, told, toldWords);
      this.#questions.learn(question.whole);
      this.#words.learnAsked(question.words);
    }
    this.#words.learnTold(toldWords);
    for (const { statement } of told) this.#statements.learn(statement);
    for (const heading of over.values()) this.#statements.learn(heading);
  }

  weights(): Omit<PairingWeights, "source"> {
    const { phrases, own, dimensions, silencing } = this.#start;
    const question = inSteps(this.#questions.directions, dimensions);
    const statement = inSteps(this.#statements.directions.subarray(0, own.statement * dimensions), dimensions);
    return {
      phrases,
      dimensions,
      question: question.whole,
      questionSteps: question.steps,
      statement: statement.whole,
      statementSteps: statement.steps,
      telling: { question: this.#questions.telling, statement: this.#statements.telling },
      words: this.#words.weights(),
      worths: this.#worths.values,
      silences: { phrases: silencing, values: this.#silences.values },
      scales: scalesOf(this.#scales.values),
    };
  }
}

const nowhere: Nearness = { statement: 0, heading: 0, words: 0, worth: 0 };

/** How the loss (minus the log-likelihood that one of the right ones is chosen) changes with each; silence stands last. */
function slopesOf(odds: readonly number[], answers: readonly number[]): number[] {
  const highest = Math.max(...odds);
  const likely = odds.map((one) => Math.exp(one - highest));
  const all = likely.reduce((sum, one) => sum + one, 0);
  const right = answers.length > 0 ? answers : [odds.length - 1];
  const ofRight = right.reduce((sum, at) => sum + (likely[at] ?? 0), 0) || Number.MIN_VALUE;
  return likely.map((one, at) => one / all - (right.includes(at) ? one / ofRight : 0));
}

/**
 * Learns which statements answer a question.
 * @param known directions of stems, alike for words of like meaning; one that is not among them begins without any
 */
export function learnPairing(
  lessons: readonly Lesson[],
  known: ReadonlyMap<string, Float32Array>,
  dimensions: number,
): Omit<PairingWeights, "source"> {
  const learner = new Learner(startOf(lessons, known, dimensions));
  for (let round = 0; round < rounds; round += 1)
    for (const at of shuffled(lessons.length, round)) {
      const lesson = lessons[at];
      if (lesson !== undefined) learner.learn(lesson);
    }
  return learner.weights();
}
