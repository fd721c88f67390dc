import { dot, type Gist, phrasesOf, type Side } from "../../src/domain/pairing-model.ts";
import { AdaGrad } from "./ada-grad.ts";
import type { PairingStart } from "./pairing-start.ts";

export const rates = { direction: 0.04, telling: 0.05 };
/** So many of the phrases are left out at a time, so that no single one decides. */
const leftOut: Record<Side, number> = { question: 0.1, statement: 0.05 };

/** What is left of some; all, where nothing would be. */
export function mostOf<One>(all: readonly One[], side: Side, chance: (share: number) => boolean): readonly One[] {
  const kept = all.filter(() => !chance(leftOut[side]));
  return kept.length > 0 ? kept : all;
}

export const softplus = (value: number): number => (value > 20 ? value : Math.log1p(Math.exp(value)));
export const slopeOfSoftplus = (value: number): number => 1 / (1 + Math.exp(-value));

/** A text as a direction, with what is needed to learn from it: `slope` is how the loss changes with the direction. */
export type PointingText = { rows: readonly number[]; direction: Float32Array; length: number; slope: Float32Array };

/** `sum += much * values`, of rows that begin at a place. */
export function addTo(sum: Float32Array, much: number, values: Float32Array, from = 0): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + much * (values[from + at] ?? 0);
}

/** The directions of phrases as they are learnt, of one side. */
export class PointingTexts {
  readonly #side: Side;
  readonly #own: number;
  readonly #dimensions: number;
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #directions: AdaGrad;
  readonly #telling: AdaGrad;
  readonly #chance: (share: number) => boolean;

  constructor(
    side: Side,
    { phrases, own, dimensions, directions, telling }: PairingStart,
    chance: (share: number) => boolean,
  ) {
    this.#side = side;
    this.#own = own[side];
    this.#dimensions = dimensions;
    this.#rowOf = new Map(phrases.map((phrase, row) => [phrase, row]));
    this.#directions = new AdaGrad(directions.slice(), rates.direction);
    this.#telling = new AdaGrad(telling.slice(), rates.telling);
    this.#chance = chance;
  }

  /** Where a text points, some of its phrases left out. */
  point(gist: Gist): PointingText {
    const known = phrasesOf(gist, this.#side).flatMap((phrase) => this.#rowOf.get(phrase) ?? []);
    const rows = mostOf(known, this.#side, this.#chance);
    const sum = new Float32Array(this.#dimensions);
    for (const row of rows)
      addTo(sum, softplus(this.#telling.values[row] ?? 0), this.#directions.values, row * this.#dimensions);
    const length = Math.hypot(...sum) || 1;
    return { rows, direction: sum.map((value) => value / length), length, slope: new Float32Array(sum.length) };
  }

  /** From how the loss changes with a text's direction to how it changes with each of its phrases. */
  learn({ rows, direction, length, slope }: PointingText): void {
    const along = dot(slope, direction);
    const ofSum = slope.map((value, at) => (value - along * (direction[at] ?? 0)) / length);
    for (const row of rows) if (row < this.#own) this.#learnPhrase(row, ofSum);
  }

  #learnPhrase(row: number, ofSum: Float32Array): void {
    const telling = this.#telling.values[row] ?? 0;
    const much = softplus(telling);
    const start = row * this.#dimensions;
    let ofTelling = 0;
    for (let at = 0; at < this.#dimensions; at += 1) {
      const value = ofSum[at] ?? 0;
      ofTelling += value * (this.#directions.values[start + at] ?? 0);
      this.#directions.move(start + at, value * much);
    }
    this.#telling.move(row, ofTelling * slopeOfSoftplus(telling));
  }

  get directions(): Float32Array {
    return this.#directions.values;
  }

  get telling(): Float32Array {
    return this.#telling.values.map(softplus);
  }
}
