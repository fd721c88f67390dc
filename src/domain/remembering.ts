/** Remembers what was made of words, of so many at most: words are without end, the memory is not. */
export function remembering<Made extends string | null>(
  most: number,
  make: (word: string) => Made,
): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = make(word);
    if (known.size < most) known.set(word, made);
    return made;
  };
}
