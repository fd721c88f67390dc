/** The known words of a text: the direction of each, of length 1, one after the other, and how much each counts, together 1. */
export type KnownWords = { dimensions: number; directions: Float32Array; shares: Float32Array };

/** How far two words point the same way, each at a place of its own among the directions of a text: their cosine, where both have length 1. */
export function dotAt(dimensions: number, one: Float32Array, at: number, other: Float32Array, otherAt: number): number {
  const [from, to] = [at * dimensions, otherAt * dimensions];
  let sum = 0;
  for (let step = 0; step < dimensions; step += 1) sum += (one[from + step] ?? 0) * (other[to + step] ?? 0);
  return sum;
}

/**
 * How well a question's words are met, from -1 to 1: each by the one of a statement's words that points most its way. Two
 * texts may point the same way as wholes, while a word that makes the difference is met by none.
 */
export function met(question: KnownWords, statement: KnownWords): number {
  let sum = 0;
  for (const [at, share] of question.shares.entries()) {
    let best = -1;
    for (let other = 0; other < statement.shares.length; other += 1)
      best = Math.max(best, dotAt(question.dimensions, question.directions, at, statement.directions, other));
    sum += share * best;
  }
  return sum;
}
