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

/** Turns scores into likelihoods, in place. */
export function soften(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (const [label, score] of scores.entries()) {
    const likely = Math.exp(score - highest);
    scores[label] = likely;
    sum += likely;
  }
  return scores.map((likely) => likely / sum);
}

export function topicModel({ labels, source, features, telling, steps, weights }: TopicWeights): TopicModel {
  const rowOf = new Map(features.map((feature, row) => [feature, row]));
  return {
    labels,
    source,
    knows: (feature) => rowOf.has(feature),
    weigh(text) {
      const { rows, counts } = weighRows(text, rowOf, telling);
      const scores = new Float64Array(labels.length);
      for (const [index, row] of rows.entries()) {
        const count = (counts[index] ?? 0) * (steps[row] ?? 0);
        for (let label = 0; label < labels.length; label += 1)
          scores[label] = (scores[label] ?? 0) + count * (weights[row * labels.length + label] ?? 0);
      }
      return soften(scores);
    },
  };
}
