import { seededRandom } from "../../bench/soak/random.ts";
import { dotAt } from "../../src/domain/met-words.ts";
import type { Side } from "../../src/domain/pairing-model.ts";
import type { PairingWeights } from "../../src/domain/pairing-weights.ts";
import { AdaGrad } from "./ada-grad.ts";
import type { PairingStart } from "./pairing-start.ts";
import { inSteps } from "./in-steps.ts";
import { mostOf, rates, slopeOfSoftplus, softplus } from "./pointing-texts.ts";

/** How many numbers a word's own direction has, at most. */
const mostDimensions = 64;
/** What hardly moves anything is not worth its time. */
const leastSlope = 1e-4;

/** Different words, each with its direction at length 1; `slopes` is how the loss changes with the directions. */
type Words = { rows: readonly number[]; directions: Float32Array; lengths: Float32Array; slopes: Float32Array };

/** A question's words, and how much each counts. */
export type AskedWords = Words & { shares: Float32Array; all: number; shareSlopes: Float32Array };

/** The words of a posting's statements: of each statement the places of its own. */
export type ToldWords = Words & { of: readonly (readonly number[])[] };

/** How a question's words meet a statement's: `at` is the place of the closest to each, `cosines` how close it is. */
export type MetWords = { near: number; at: Int32Array; cosines: Float32Array };

/** The directions that single words have for themselves, as they are learnt. */
export class WordMeetings {
  readonly #start: PairingStart;
  readonly #chance: (share: number) => boolean;
  readonly #dimensions: number;
  readonly #tables: Record<Side, AdaGrad>;
  readonly #telling: AdaGrad;
  readonly #rowOf: ReadonlyMap<string, number>;

  constructor(start: PairingStart, chance: (share: number) => boolean) {
    this.#start = start;
    this.#chance = chance;
    this.#dimensions = Math.min(mostDimensions, start.dimensions);
    this.#rowOf = new Map(start.phrases.map((phrase, row) => [phrase, row]));
    const begun = this.#begin();
    this.#tables = {
      question: new AdaGrad(begun, rates.direction),
      statement: new AdaGrad(begun.slice(), rates.direction),
    };
    this.#telling = new AdaGrad(start.telling.slice(0, start.own.statement), rates.telling);
  }

  /** The first numbers of what is known of each word; of what nothing is known, anything. */
  #begin(): Float32Array {
    const { own, dimensions, directions } = this.#start;
    const random = seededRandom(2);
    const values = new Float32Array(own.statement * this.#dimensions);
    for (let row = 0; row < own.statement; row += 1) {
      const known = Float32Array.from(
        directions.subarray(row * dimensions, row * dimensions + this.#dimensions),
        (value) => value + random.between(-1000, 1000) / 1e6,
      );
      const length = Math.hypot(...known) || 1;
      for (const [at, value] of known.entries()) values[row * this.#dimensions + at] = value / length;
    }
    return values;
  }

  #wordsOf(stems: readonly string[], side: Side): Words {
    const { own, dimensions, directions: known } = this.#start;
    const rows = stems.flatMap((one) => this.#rowOf.get(one) ?? []);
    const directions = new Float32Array(rows.length * this.#dimensions);
    const lengths = new Float32Array(rows.length);
    for (const [at, row] of rows.entries()) {
      const values =
        row < own.statement
          ? this.#tables[side].values.subarray(row * this.#dimensions, (row + 1) * this.#dimensions)
          : known.subarray(row * dimensions, row * dimensions + this.#dimensions);
      const length = Math.hypot(...values) || 1;
      lengths[at] = length;
      for (const [step, value] of values.entries()) directions[at * this.#dimensions + step] = value / length;
    }
    return { rows, directions, lengths, slopes: new Float32Array(directions.length) };
  }

  #some(stems: readonly string[], side: Side): readonly string[] {
    return mostOf(
      stems.filter((stem) => this.#rowOf.has(stem)),
      side,
      this.#chance,
    );
  }

  ask(stems: readonly string[]): AskedWords {
    const words = this.#wordsOf(this.#some(stems, "question"), "question");
    const { own, telling } = this.#start;
    const much = words.rows.map((row) =>
      softplus((row < own.statement ? this.#telling.values[row] : telling[row]) ?? 0),
    );
    const all = much.reduce((sum, one) => sum + one, 0) || 1;
    return {
      ...words,
      all,
      shares: Float32Array.from(much, (one) => one / all),
      shareSlopes: new Float32Array(much.length),
    };
  }

  tell(statements: readonly (readonly string[])[]): ToldWords {
    const placeOf = new Map<string, number>();
    const of = statements.map((stems) => [
      ...new Set(
        this.#some(stems, "statement").map((stem) => {
          const place = placeOf.get(stem) ?? placeOf.size;
          placeOf.set(stem, place);
          return place;
        }),
      ),
    ]);
    return { ...this.#wordsOf([...placeOf.keys()], "statement"), of };
  }

  /** How a question's words meet each statement. */
  meet(asked: AskedWords, told: ToldWords): MetWords[] {
    const [here, there] = [asked.rows.length, told.rows.length];
    const cosines = new Float32Array(here * there);
    for (let at = 0; at < here; at += 1)
      for (let other = 0; other < there; other += 1)
        cosines[at * there + other] = dotAt(this.#dimensions, asked.directions, at, told.directions, other);
    return told.of.map((places) => {
      const met: MetWords = { near: 0, at: new Int32Array(here).fill(-1), cosines: new Float32Array(here).fill(-1) };
      for (let at = 0; at < here; at += 1) {
        for (const place of places) {
          const cosine = cosines[at * there + place] ?? 0;
          if (cosine <= (met.cosines[at] ?? 0)) continue;
          met.cosines[at] = cosine;
          met.at[at] = place;
        }
        met.near += (asked.shares[at] ?? 0) * (met.cosines[at] ?? 0);
      }
      return met;
    });
  }

  /** @param slope how the loss changes with `near` of what was met */
  slope(slope: number, asked: AskedWords, told: ToldWords, { near, at: places, cosines }: MetWords): void {
    if (Math.abs(slope) < leastSlope) return;
    for (const [at, place] of places.entries()) {
      asked.shareSlopes[at] = (asked.shareSlopes[at] ?? 0) + (slope * ((cosines[at] ?? 0) - near)) / asked.all;
      if (place < 0) continue;
      const much = slope * (asked.shares[at] ?? 0);
      const [here, there] = [at * this.#dimensions, place * this.#dimensions];
      for (let step = 0; step < this.#dimensions; step += 1) {
        asked.slopes[here + step] = (asked.slopes[here + step] ?? 0) + much * (told.directions[there + step] ?? 0);
        told.slopes[there + step] = (told.slopes[there + step] ?? 0) + much * (asked.directions[here + step] ?? 0);
      }
    }
  }

  learnAsked(asked: AskedWords): void {
    this.#learn(asked, "question");
    for (const [at, row] of asked.rows.entries())
      if (row < this.#start.own.statement)
        this.#telling.move(row, (asked.shareSlopes[at] ?? 0) * slopeOfSoftplus(this.#telling.values[row] ?? 0));
  }

  learnTold(told: ToldWords): void {
    this.#learn(told, "statement");
  }

  #learn({ rows, directions, lengths, slopes }: Words, side: Side): void {
    const size = this.#dimensions;
    for (const [at, row] of rows.entries()) {
      if (row >= this.#start.own.statement) continue;
      const along = dotAt(size, slopes, at, directions, at);
      for (let step = 0; step < size; step += 1) {
        const place = at * size + step;
        const slope = ((slopes[place] ?? 0) - along * (directions[place] ?? 0)) / (lengths[at] ?? 1);
        if (slope !== 0) this.#tables[side].move(row * size + step, slope);
      }
    }
  }

  weights(): PairingWeights["words"] {
    return {
      dimensions: this.#dimensions,
      // They are brought to length 1 again, so that the steps do not matter.
      question: inSteps(this.#tables.question.values, this.#dimensions).whole,
      statement: inSteps(this.#tables.statement.values, this.#dimensions).whole,
      telling: this.#telling.values.map(softplus),
    };
  }
}
