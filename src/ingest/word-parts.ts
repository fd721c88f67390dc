/** Words that stand in lists of skills, fields and subjects. Two of them in one word: the sign between two items is gone. */
const listWords =
  "accounting algorithms analysis analytics architecture backend banking biology boosting business chemistry clinical clustering coding communication computer computing consulting content control customer database design detection development devops digital economics education engineering evaluation experimentation finance forecasting frontend graphics hardware healthcare inference information infrastructure insurance integration language learning lidar linguistics logistics machine management manufacturing marketing mathematics mechanics medicine methods mobile modeling modelling monitoring networking networks neural optimization physics pipelines planning processing procurement product production programming project python quality radar ranking recognition recommendation recruiting regression reinforcement reporting research retail retrieval robotics sales satellite scheduling science scripting search security simulation software sources space speech state statistics storage strategy supply support systems testing theory training transformer translation vision visualization warehouse writing";

export const isListWord: (word: string) => boolean = (() => {
  const words = new Set(listWords.split(" "));
  return (word) => words.has(word);
})();

/** Closed compounds and derivations whose parts are words of their own. */
const closed =
  /^(?:block|store|trouble|market|break|ground|under|micro|counter|master|smart|white|black|green|through|health|work|cyber|hyper|super|inter|multi|cross|bio|geo|geno|photo|video|audio|radio|tele|electro|thermo|hydro|aero|astro|neuro|psycho|nano|ultra|meta|macro|over|super|ever|some|every|any|other|where|news|team|soft|hard|data|time|short|long|news|bench|house|water|light|sound|space|state)/u;

const functionWords = new Set(
  "that this with from into over under about their there where which while would could should these those have has been being does not".split(
    " ",
  ),
);

/** How a word of small letters falls into two, where both parts are known and neither only joins others. */
export function gluedParts(word: string, known: (part: string) => boolean): readonly [string, string] | null {
  if (word.length < 10 || isListWord(word)) return null;
  for (let at = 4; at <= word.length - 4; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (functionWords.has(left) || functionWords.has(right)) continue;
    const both = known(left) && known(right);
    if (both && (isListWord(left) || isListWord(right)) && !(closed.test(word) && !isListWord(left)))
      return [left, right];
  }
  return null;
}
