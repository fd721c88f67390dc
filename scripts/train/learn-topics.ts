import { likelihoods, type TopicWeights, type WeighedRows, weighRows } from "../../src/domain/topic-model.ts";

export type Example = { label: string; features: readonly string[] };

/** What is seen in fewer examples is chance. */
const leastExamples = 5;
const rounds = 6;
const rate = 0.2;
const decay = 1e-6;
const largestStep = 15;

/** The same order on every machine, another one each round. */
export function shuffled(count: number, round: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = round + 1;
  for (let index = count - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    const other = state % (index + 1);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
}

/** Features with how telling each is, those of too few examples left out. */
function tellingFeatures(examples: readonly Example[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= leastExamples)
    .map(([feature, count]) => [feature, Math.log(examples.length / count) + 0.2]);
}

/** AdaGrad: each weight has a rate of its own, which falls with what it has moved. */
class Learner {
  readonly weights: Float64Array;
  readonly #moved: Float64Array;
  readonly #labels: number;

  constructor(rows: number, labels: number) {
    this.#labels = labels;
    this.weights = new Float64Array(rows * labels);
    this.#moved = new Float64Array(rows * labels).fill(1e-4);
  }

  learn(example: WeighedRows, right: number): void {
    const { rows, counts } = example;
    const likely = likelihoods(example, this.weights, this.#labels);
    for (let label = 0; label < this.#labels; label += 1) {
      const wrong = (likely[label] ?? 0) - (label === right ? 1 : 0);
      if (Math.abs(wrong) < 1e-3) continue;
      for (const [index, row] of rows.entries()) this.#move(row * this.#labels + label, wrong * (counts[index] ?? 0));
    }
  }

  #move(at: number, slope: number): void {
    const weight = this.weights[at] ?? 0;
    const gradient = slope + decay * weight;
    const moved = (this.#moved[at] ?? 0) + gradient * gradient;
    this.#moved[at] = moved;
    this.weights[at] = weight - (rate * gradient) / Math.sqrt(moved);
  }
}

/** Weights as steps of a fifteenth of the largest one of their row, which keeps the file small and loses nothing that counts. */
function inSteps(weights: Float64Array, labels: number): Pick<TopicWeights, "steps" | "weights"> {
  const steps = new Float32Array(weights.length / labels);
  const small = new Int8Array(weights.length);
  for (let row = 0; row < steps.length; row += 1) {
    const own = weights.subarray(row * labels, (row + 1) * labels);
    const step = own.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largestStep || 1;
    steps[row] = step;
    for (const [label, weight] of own.entries()) small[row * labels + label] = Math.round(weight / step);
  }
  return { steps, weights: small };
}

/** Learns what the features of each label are. The same examples in the same order give the same weights. */
export function learnTopics(examples: readonly Example[]): Omit<TopicWeights, "source"> {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const features = tellingFeatures(examples);
  const rowOf = new Map(features.map(([feature], row) => [feature, row]));
  const telling = Float32Array.from(features.map(([, weight]) => weight));
  const weighed = examples.map((example) => weighRows(example.features, rowOf, telling));
  const right = examples.map(({ label }) => labels.indexOf(label));
  const learner = new Learner(features.length + 1, labels.length);
  for (let round = 0; round < rounds; round += 1)
    for (const index of shuffled(examples.length, round)) {
      const example = weighed[index];
      if (example !== undefined) learner.learn(example, right[index] ?? 0);
    }
  return {
    labels,
    features: features.map(([feature]) => feature),
    telling,
    ...inSteps(learner.weights, labels.length),
  };
}
