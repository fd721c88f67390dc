import { foldedWords, stem } from "../../src/domain/words.ts";
import type { WordNet } from "./read-wordnet.ts";

/** How much a word is told by what stands around it in WordNet, beside 1 for being in a set of synonyms. */
const weights = { wider: 0.7, widerWord: 0.4, wordOfPhrase: 0.4, related: 0.6, relatedWord: 0.5, explaining: 0.5 };
const steps = 3;
/** Earlier senses are commoner. */
const ofSense = (index: number): number => 1 / (1 + index) ** 0.7;
const rounds = 6;

type Row = Map<string, number>;

const add = (row: Row, context: string, weight: number): void => {
  row.set(context, (row.get(context) ?? 0) + weight);
};

const stemsOf = (text: string, without: ReadonlySet<string>): string[] =>
  foldedWords(text.replaceAll("_", " ")).flatMap((word) => (without.has(word) ? [] : [stem(word, "en")]));

/** What is said of a word by one set that it stands in. */
function tell(row: Row, id: string, much: number, { synsets }: WordNet, functionWords: ReadonlySet<string>): void {
  const synset = synsets.get(id);
  if (synset === undefined) return;
  add(row, `=${id}`, much);
  for (const word of synset.words)
    for (const one of stemsOf(word, functionWords))
      add(row, one, much * (word.includes("_") ? weights.wordOfPhrase : 1));
  for (const one of stemsOf(synset.gloss, functionWords)) add(row, one, much * weights.explaining);
  for (const to of synset.related) {
    add(row, `=${to}`, much * weights.related);
    for (const word of synsets.get(to)?.words ?? [])
      for (const one of stemsOf(word, functionWords)) add(row, one, much * weights.relatedWord);
  }
  let above = synset.wider;
  for (let step = 0; step < steps; step += 1) {
    const far = much / 2 ** step;
    for (const to of above) {
      add(row, `=${to}`, far * weights.wider);
      for (const word of synsets.get(to)?.words ?? [])
        for (const one of stemsOf(word, functionWords)) add(row, one, far * weights.widerWord);
    }
    above = above.flatMap((to) => synsets.get(to)?.wider ?? []);
  }
}

function rowsOf(stems: ReadonlySet<string>, wordNet: WordNet, functionWords: ReadonlySet<string>): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const [word, ids] of wordNet.senses) {
    const own = stem(word, "en");
    if (!stems.has(own)) continue;
    const row = rows.get(own) ?? new Map<string, number>();
    rows.set(own, row);
    for (const [index, id] of ids.entries()) tell(row, id, ofSense(index), wordNet, functionWords);
  }
  return rows;
}

/** Rows and columns that are not 0: how much more often than by chance a context tells a word (positive PMI). */
type Sparse = { starts: number[]; columns: Int32Array; values: Float32Array; width: number };

function surprising(rows: readonly Row[]): Sparse {
  const columnOf = new Map<string, number>();
  const sums: number[] = [];
  for (const row of rows)
    for (const [context, weight] of row) {
      const column = columnOf.get(context) ?? columnOf.size;
      columnOf.set(context, column);
      sums[column] = (sums[column] ?? 0) + weight;
    }
  // Raising to 3/4 keeps contexts that are rare by chance from counting most (Levy, Goldberg, Dagan 2015).
  const smooth = sums.map((sum) => sum ** 0.75);
  const all = smooth.reduce((sum, one) => sum + one, 0);
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    const total = row.values().reduce((sum, one) => sum + one, 0);
    for (const [context, weight] of row) {
      const column = columnOf.get(context) ?? 0;
      const more = Math.log((weight / total) * (all / (smooth[column] ?? 1)));
      if (more > 0) {
        columns.push(column);
        values.push(more);
      }
    }
    starts.push(columns.length);
  }
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values), width: columnOf.size };
}

/** Makes columns of length 1 that stand at right angles to one another (modified Gram-Schmidt). */
function straighten(matrix: Float64Array, width: number): void {
  const height = matrix.length / width;
  const product = (one: number, other: number): number => {
    let sum = 0;
    for (let row = 0; row < height; row += 1)
      sum += (matrix[row * width + one] ?? 0) * (matrix[row * width + other] ?? 0);
    return sum;
  };
  for (let column = 0; column < width; column += 1) {
    for (let before = 0; before < column; before += 1) {
      const much = product(before, column);
      for (let row = 0; row < height; row += 1)
        matrix[row * width + column] = (matrix[row * width + column] ?? 0) - much * (matrix[row * width + before] ?? 0);
    }
    const length = Math.sqrt(product(column, column)) || 1;
    for (let row = 0; row < height; row += 1)
      matrix[row * width + column] = (matrix[row * width + column] ?? 0) / length;
  }
}

/** The matrix times its own transpose times `vectors`. */
function through({ starts, columns, values, width }: Sparse, vectors: Float64Array, dimensions: number): Float64Array {
  const across = new Float64Array(width * dimensions);
  const result = new Float64Array(vectors.length);
  const height = starts.length - 1;
  const each = (row: number, visit: (column: number, value: number) => void): void => {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) visit(columns[at] ?? 0, values[at] ?? 0);
  };
  for (let row = 0; row < height; row += 1)
    each(row, (column, value) => {
      for (let at = 0; at < dimensions; at += 1)
        across[column * dimensions + at] =
          (across[column * dimensions + at] ?? 0) + value * (vectors[row * dimensions + at] ?? 0);
    });
  for (let row = 0; row < height; row += 1)
    each(row, (column, value) => {
      for (let at = 0; at < dimensions; at += 1)
        result[row * dimensions + at] =
          (result[row * dimensions + at] ?? 0) + value * (across[column * dimensions + at] ?? 0);
    });
  return result;
}

/**
 * Directions of length 1 for the stems that WordNet knows, alike for words of like meaning: what the words are told by,
 * brought down to a few dimensions (the leading left singular vectors, by subspace iteration). The same each time.
 */
export function wordDirections(
  stems: ReadonlySet<string>,
  wordNet: WordNet,
  { dimensions, functionWords }: { dimensions: number; functionWords: ReadonlySet<string> },
): Map<string, Float32Array> {
  const rows = rowsOf(stems, wordNet, functionWords);
  const sparse = surprising([...rows.values()]);
  let vectors: Float64Array = Float64Array.from({ length: rows.size * dimensions }, (_, index) =>
    Math.sin(index * index + 1),
  );
  straighten(vectors, dimensions);
  for (let round = 0; round < rounds; round += 1) {
    vectors = through(sparse, vectors, dimensions);
    straighten(vectors, dimensions);
  }
  return new Map(
    [...rows.keys()].map((one, row) => {
      const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
      const length = Math.hypot(...own) || 1;
      return [one, Float32Array.from(own, (value) => value / length)];
    }),
  );
}
