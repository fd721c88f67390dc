/** Chance that a seed repeats: numbers from 0 up to 1. mulberry32, after github.com/bryc/code. */
export function seededRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  /** A whole number from `least` to `most`, both among them. */
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick: <T>(from: readonly [T, ...T[]]): T => from[between(0, from.length - 1)] ?? from[0],
    chance: (share: number): boolean => next() < share,
  };
}
export type Random = ReturnType<typeof seededRandom>;
