export type Tally = { right: number; all: number };

/** z of a 95 % interval. */
const z = 1.96;

/** Wilson's 95 % interval of a share, from 0 to 1; `null` where there are no cases. */
export function wilson({ right, all }: Tally): { low: number; high: number } | null {
  if (all === 0) return null;
  const share = right / all;
  const spread = 1 + z ** 2 / all;
  const middle = (share + z ** 2 / (2 * all)) / spread;
  const half = (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / spread;
  return { low: middle - half, high: middle + half };
}

/** A share as people read it; `-` where there is nothing to share. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;

/** "7/9 (77.8 %, 45.3 % to 93.7 %)". */
export function tallyWords(tally: Tally): string {
  const interval = wilson(tally);
  if (interval === null) return "0/0";
  const { right, all } = tally;
  return `${right}/${all} (${percent(right, all)}, ${percent(interval.low, 1)} to ${percent(interval.high, 1)})`;
}

/** Counts under several names at once. */
export class Tallies {
  readonly #counts = new Map<string, Tally>();

  count(name: string, isRight: boolean): void {
    const { right, all } = this.#counts.get(name) ?? { right: 0, all: 0 };
    this.#counts.set(name, { right: right + (isRight ? 1 : 0), all: all + 1 });
  }

  /** By name. */
  entries(): [string, Tally][] {
    return [...this.#counts].toSorted(([one], [other]) => one.localeCompare(other));
  }
}
