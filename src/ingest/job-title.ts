/** Nouns that job titles hold, in the languages of the vocabularies. */
const job =
  /(?<!\p{L})(?:engineer|developer|manager|analyst|scientist|designer|specialist|assistant|operator|consultant|director|recruiter|nurse|associate|representative|coordinator|administrator|executive|intern|keeper|technician|officer|architect|clerk|teacher|lead|accountant|driver|writer|editor|researcher|producer|mechanic|electrician|psychiatrist|physician|therapist|entwickler\p{L}*|ingenieur\p{L}*|développeu\p{L}+|ingénieu\p{L}+|ingenier\p{L}+|desarrollador\p{L}*|engenheir\p{L}+|monitor\p{L}*)(?!\p{L})|工程师|工程師|경력/iu;

const small = /^(?:of|and|the|for|in|to|a|an|with|at|on|de|la|du|des|für|und|y|e|&|-|–|\/|\|)$/u;

/** Whether some words are a job's name and no sentence: "Senior Data Engineer, Growth". */
export function isJobTitle(words: string): boolean {
  // "(m/w/d)", "(all genders)" are no words of the title.
  const parts = words
    .replace(/\((?:[a-z]\/){1,3}[a-z*]\)|\(all genders\)/giu, "")
    .trim()
    .split(/\s+/u);
  // "Dundee: $48 - $52 for Analysts" tells what is paid where.
  if (/^[^:]{2,40}:.*[$€£¥]\s?\d/u.test(words)) return false;
  if (words.length > 90 || parts.length > 11 || parts.length < 2 || /[.!?;:。]$/u.test(words) || !job.test(words))
    return false;
  return parts.every((part) => small.test(part) || /^[^\p{L}]*(?:\p{Lu}|\p{Lo})|^[^\p{L}]*$/u.test(part));
}
