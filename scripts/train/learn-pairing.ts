import { seededRandom } from "../../bench/soak/random.ts";
import { dot, oddsOf, type PairingWeights, type Side } from "../../src/domain/pairing-model.ts";
import { shuffled } from "./learn-topics.ts";
import { type Asked, type Lesson, unmet } from "./pairing-lessons.ts";
import { type PairingStart, startOf } from "./pairing-start.ts";

const rounds = 3;
const paces = { direction: 0.05, telling: 0.05, scale: 0.05 };
/** So many of the words are left out at a time, so that no single one decides. */
const leftOut: Record<Side, number> = { question: 0.2, statement: 0.1 };

/** AdaGrad on numbers that lie side by side: each has a rate of its own, which falls with what it has moved. */
class Learning {
  readonly values: Float32Array;
  readonly #moved: Float32Array;
  readonly #rate: number;

  constructor(values: Float32Array, rate: number) {
    this.values = values;
    this.#moved = new Float32Array(values.length).fill(1e-3);
    this.#rate = rate;
  }

  move(at: number, slope: number): void {
    const moved = (this.#moved[at] ?? 0) + slope * slope;
    this.#moved[at] = moved;
    this.values[at] = (this.values[at] ?? 0) - (this.#rate * slope) / Math.sqrt(moved);
  }
}

const softplus = (value: number): number => (value > 20 ? value : Math.log1p(Math.exp(value)));
const slopeOfSoftplus = (value: number): number => 1 / (1 + Math.exp(-value));

/** A text as a direction, with what is needed to learn from it. */
type Pointing = { rows: number[]; direction: Float32Array; length: number; slope: Float32Array };

/** The scales to begin with: of direction, score, likeness and shared words, of every statement and of silence. */
const firstScales = [6, 0.1, 1, 1, 0, 2];

class Learner {
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #own: number;
  readonly #dimensions: number;
  readonly #directions: Record<Side, Learning>;
  readonly #telling: Record<Side, Learning>;
  readonly #silences: Learning;
  readonly #scales: Learning;
  readonly #random = seededRandom(1);

  constructor({ stems, own, dimensions, directions, telling }: PairingStart) {
    this.#rowOf = new Map(stems.map((stem, row) => [stem, row]));
    this.#own = own;
    this.#dimensions = dimensions;
    const pair = (values: Float32Array, pace: number): Record<Side, Learning> => ({
      question: new Learning(values.slice(), pace),
      statement: new Learning(values.slice(), pace),
    });
    this.#directions = pair(directions, paces.direction);
    this.#telling = pair(telling, paces.telling);
    this.#silences = new Learning(new Float32Array(own), paces.scale);
    this.#scales = new Learning(Float32Array.from(firstScales), paces.scale);
  }

  #allScales(): PairingWeights["scales"] {
    const [direction = 0, score = 0, likeness = 0, shared = 0, every = 0, silence = 0] = this.#scales.values;
    return { direction, score, likeness, shared, every, silence };
  }

  #kept(rows: readonly number[], side: Side): number[] {
    const kept = rows.filter(() => !this.#random.chance(leftOut[side]));
    return kept.length > 0 ? kept : [...rows];
  }

  #point(stems: readonly string[], side: Side): Pointing {
    const rows = this.#kept(
      stems.flatMap((stem) => this.#rowOf.get(stem) ?? []),
      side,
    );
    const sum = new Float32Array(this.#dimensions);
    for (const row of rows) {
      const much = softplus(this.#telling[side].values[row] ?? 0);
      for (let at = 0; at < sum.length; at += 1)
        sum[at] = (sum[at] ?? 0) + much * (this.#directions[side].values[row * sum.length + at] ?? 0);
    }
    const length = Math.hypot(...sum) || 1;
    return { rows, direction: sum.map((value) => value / length), length, slope: new Float32Array(sum.length) };
  }

  /** From how the loss changes with a text's direction to how it changes with each of its words. */
  #learnWords({ rows, direction, length, slope }: Pointing, side: Side): void {
    const along = dot(slope, direction);
    const ofSum = slope.map((value, at) => (value - along * (direction[at] ?? 0)) / length);
    for (const row of rows) {
      if (row >= this.#own) continue;
      const telling = this.#telling[side].values[row] ?? 0;
      const much = softplus(telling);
      let ofTelling = 0;
      for (const [at, value] of ofSum.entries()) {
        const place = row * this.#dimensions + at;
        ofTelling += value * (this.#directions[side].values[place] ?? 0);
        this.#directions[side].move(place, value * much);
      }
      this.#telling[side].move(row, ofTelling * slopeOfSoftplus(telling));
    }
  }

  /** One question: what each statement has for it and silence has, and how the loss changes with that. */
  #learnQuestion({ meetings, answers }: Asked, question: Pointing, statements: readonly Pointing[]): void {
    const cosines = statements.map(({ direction }) => dot(direction, question.direction));
    const spoken = question.rows.reduce((sum, row) => sum + (this.#silences.values[row] ?? 0), 0);
    const root = Math.sqrt(question.rows.length || 1);
    const scales = this.#allScales();
    const odds = cosines.map((cosine, at) => oddsOf(cosine, meetings[at] ?? unmet, scales));
    const slopes = slopesOf([...odds, scales.silence + spoken / root], answers);
    const silent = slopes.pop() ?? 0;
    const ofScales = new Float32Array(firstScales.length);
    for (const [at, slope] of slopes.entries()) {
      const statement = statements[at];
      const meeting = meetings[at];
      if (statement === undefined || meeting === undefined) continue;
      const much = slope * scales.direction;
      for (const [index, value] of statement.direction.entries()) {
        question.slope[index] = (question.slope[index] ?? 0) + much * value;
        statement.slope[index] = (statement.slope[index] ?? 0) + much * (question.direction[index] ?? 0);
      }
      const told = [cosines[at] ?? 0, meeting.score, meeting.likeness, meeting.shared, 1];
      for (const [scale, value] of told.entries()) ofScales[scale] = (ofScales[scale] ?? 0) + slope * value;
    }
    ofScales[firstScales.length - 1] = silent;
    for (const [scale, slope] of ofScales.entries()) this.#scales.move(scale, slope);
    for (const row of question.rows) if (row < this.#own) this.#silences.move(row, silent / root);
  }

  learn({ statements, questions }: Lesson): void {
    const pointing = statements.map((stems) => this.#point(stems, "statement"));
    for (const asked of questions) {
      const question = this.#point(asked.stems, "question");
      if (question.rows.length === 0) continue;
      this.#learnQuestion(asked, question, pointing);
      this.#learnWords(question, "question");
    }
    for (const one of pointing) this.#learnWords(one, "statement");
  }

  weights(stems: readonly string[]): Omit<PairingWeights, "source"> {
    const own = this.#own * this.#dimensions;
    const question = inSteps(this.#directions.question.values, this.#dimensions);
    const statement = inSteps(this.#directions.statement.values.subarray(0, own), this.#dimensions);
    const telling = (side: Side): Float32Array => this.#telling[side].values.map(softplus);
    return {
      stems,
      dimensions: this.#dimensions,
      question: question.whole,
      questionSteps: question.steps,
      statement: statement.whole,
      statementSteps: statement.steps,
      telling: { question: telling("question"), statement: telling("statement") },
      silences: this.#silences.values,
      scales: this.#allScales(),
    };
  }
}

/** How the loss (minus the log-likelihood that one of the right ones is chosen) changes with each; silence stands last. */
function slopesOf(odds: readonly number[], answers: readonly number[]): number[] {
  const highest = Math.max(...odds);
  const likely = odds.map((one) => Math.exp(one - highest));
  const all = likely.reduce((sum, one) => sum + one, 0);
  const right = answers.length > 0 ? answers : [odds.length - 1];
  const ofRight = right.reduce((sum, at) => sum + (likely[at] ?? 0), 0);
  return likely.map((one, at) => one / all - (right.includes(at) ? one / ofRight : 0));
}

/** Numbers as whole steps of the largest of their row. */
function inSteps(values: Float32Array, dimensions: number): { whole: Int8Array; steps: Float32Array } {
  const steps = new Float32Array(values.length / dimensions);
  const whole = new Int8Array(values.length);
  for (let row = 0; row < steps.length; row += 1) {
    const own = values.subarray(row * dimensions, (row + 1) * dimensions);
    const step = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    steps[row] = step;
    for (const [at, value] of own.entries()) whole[row * dimensions + at] = Math.round(value / step);
  }
  return { whole, steps };
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
  const start = startOf(lessons, known, dimensions);
  const learner = new Learner(start);
  for (let round = 0; round < rounds; round += 1)
    for (const at of shuffled(lessons.length, round)) {
      const lesson = lessons[at];
      if (lesson !== undefined) learner.learn(lesson);
    }
  return learner.weights(start.stems);
}
