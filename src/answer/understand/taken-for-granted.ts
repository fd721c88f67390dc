/** What introduces something that is taken for granted beside what is asked: "stock on top of the base pay". */
const beside =
  /(?<![\p{L}\p{N}])(?:on top of|in addition to|besides|apart from|aside from|other than|zusätzlich zu[mr]?|neben|außer|abgesehen von|en plus d(?:e|u|es)|outre|à part|además del?|aparte del?|(?:para )?além d[aoe]s?)\s/iu;
/** Where that ends: at a sign, or where a new clause begins. */
const end =
  /[,.;:?!()]|(?<![\p{L}\p{N}])(?:and|or|is|are|do|does|can|will|would|what|how|also|und|oder|auch|noch|et|ou|aussi|y|o|también|e|também)(?![\p{L}\p{N}])/iu;

/** The words that a text says of what it takes for granted, and does not ask about; empty where there are none. */
export function takenForGranted(text: string): string {
  const found = beside.exec(text);
  if (found === null) return "";
  const after = text.slice(found.index + found[0].length);
  return after.slice(0, end.exec(after)?.index ?? after.length);
}
