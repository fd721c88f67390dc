/** Particles and endings that close up with a Korean word, longest first; several may follow one another. */
const endings: readonly string[] = (
  "입니다 합니다 됩니다 습니다 있습니다 않습니다 이었습니다 했습니다 하셔야 하셨던 하시는 하신 하세요 하시면 하지 하여 하며 하고 하는 하면 해야 해서 했던 한다 된다 " +
  "되지 되며 되는 되어 돼야 받지 이며 이고 이나 인가요 인지 여야 이어야 이라면 라면 " +
  "으로서 으로써 에서는 에서도 에게서 으로는 으로도 까지는 부터는 에서 에게 에는 에도 으로 로서 로써 까지 부터 보다 처럼 마다 만큼 이나 에 의 은 는 이 가 을 를 와 과 도 만 로 나 께 " +
  "들 님 한 할 함 된 될 됨 인 임"
)
  .split(" ")
  .toSorted((a, b) => b.length - a.length);

const mostEndings = 2;

/** A Korean word without what only ties it to its sentence: "경험은" is "경험". A word of one syllable is left alone. */
export function withoutParticles(word: string): string {
  let bare = word;
  for (let count = 0; count < mostEndings; count += 1) {
    const ending = endings.find((one) => bare.endsWith(one) && bare.length - one.length >= (one.length > 1 ? 1 : 2));
    if (ending === undefined) break;
    bare = bare.slice(0, -ending.length);
  }
  return bare;
}
