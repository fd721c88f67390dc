/** How much each number counts as moved at first: what is met once or twice must not go far, or it is learnt by heart. */
const movedAtFirst = 1e-2;

/** AdaGrad on numbers that lie side by side: each has a rate of its own, which falls with what it has moved. */
export class AdaGrad {
  readonly values: Float32Array;
  readonly #moved: Float32Array;
  readonly #rate: number;

  constructor(values: Float32Array, rate: number) {
    this.values = values;
    this.#moved = new Float32Array(values.length).fill(movedAtFirst);
    this.#rate = rate;
  }

  move(at: number, slope: number): void {
    const moved = (this.#moved[at] ?? 0) + slope * slope;
    this.#moved[at] = moved;
    this.values[at] = (this.values[at] ?? 0) - (this.#rate * slope) / Math.sqrt(moved);
  }
}
