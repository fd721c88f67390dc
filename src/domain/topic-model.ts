/**
 * What a text is likely to be about or to do, learnt from labelled examples: a multinomial logistic regression over
 * weighted features. A label is a concept of `knowledge/concepts`, or an act behind a slash ("/judge").
 */
export type TopicModel = {
  labels: readonly string[];
  /** SHA-256, in hex, of what it was learnt from. */
  source: string;
  /** Whether the examples held the feature often enough to learn from. */
  knows(feature: string): boolean;
  /** How likely each label is, in the order of `labels`; they sum to 1. */
  weigh(features: readonly string[]): Float64Array;
};

/** The parts of a model: one row of weights for each feature, and a last one for every text alike. */
export type TopicWeights = {
  labels: readonly string[];
  source: string;
  features: readonly string[];
  /** How telling each feature is: its inverse document frequency among the examples. */
  telling: Float32Array;
  /** What one step of a row's weights stands for; one more than there are features. */
  steps: Float32Array;
  /** Row by row, a weight for each label. */
  weights: Int8Array;
};

/** How much the row of every text counts, beside features that are scaled to length 1. */
export const everyText = 0.3;

/** Rows and how much each counts in a text; the row of every text comes last. */
export type WeighedRows = { rows: Int32Array; counts: Float64Array };

/** @param telling the inverse document frequency of each row but the last */
export function weighRows(
  features: readonly string[],
  rowOf: ReadonlyMap<string, number>,
  telling: ArrayLike<number>,
): WeighedRows {
  const known = features.flatMap((feature) => rowOf.get(feature) ?? []);
  const length = Math.hypot(...known.map((row) => telling[row] ?? 0)) || 1;
  return {
    rows: Int32Array.from([...known, rowOf.size]),
    counts: Float64Array.from([...known.map((row) => (telling[row] ?? 0) / length), everyText]),
  };
}

/** Scores as likelihoods, which sum to 1. */
export function soften(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const likely = scores.map((score) => Math.exp(score - highest));
  const sum = likely.reduce((all, one) => all + one, 0);
  return likely.map((one) => one / sum);
}

/**
 * How likely each label is.
 * @param weights row by row, one for each label
 */
export function likelihoods({ rows, counts }: WeighedRows, weights: ArrayLike<number>, labels: number): Float64Array {
  const scores = new Float64Array(labels);
  for (const [index, row] of rows.entries())
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + (counts[index] ?? 0) * (weights[row * labels + label] ?? 0);
  return soften(scores);
}

export function topicModel({ labels, source, features, telling, steps, weights }: TopicWeights): TopicModel {
  const rowOf = new Map(features.map((feature, row) => [feature, row]));
  return {
    labels,
    source,
    knows: (feature) => rowOf.has(feature),
    weigh(text) {
      const { rows, counts } = weighRows(text, rowOf, telling);
      const inSteps = counts.map((count, index) => count * (steps[rows[index] ?? 0] ?? 0));
      return likelihoods({ rows, counts: inSteps }, weights, labels.length);
    },
  };
}
