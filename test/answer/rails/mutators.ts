/** Changes one thing of a sentence, so that it says something else; `null` where it holds nothing of the kind. */
type Mutator = (sentence: string) => string | null;

const swap =
  (pattern: RegExp, change: (found: string) => string): Mutator =>
  (sentence) => {
    const changed = sentence.replace(pattern, change);
    return changed === sentence ? null : changed;
  };
const among = (pairs: Readonly<Record<string, string>>): Mutator =>
  swap(
    new RegExp(String.raw`(?<![\p{L}-])(?:${Object.keys(pairs).join("|")})(?![\p{L}-])`, "iu"),
    (found) => pairs[found.toLowerCase()] ?? found,
  );

const verbs = /(?<!\p{L})(is|are|have|has|can|may|must|will|get|give|gives|pay|pays|ask|asks)(?!\p{L})/iu;

export const mutators: Readonly<Record<string, Mutator>> = {
  number: swap(/\d/u, (digit) => String((Number(digit) + 3) % 10 || 7)),
  unit: among({
    years: "months",
    months: "weeks",
    weeks: "days",
    days: "hours",
    hours: "minutes",
    minutes: "hours",
    week: "month",
    day: "week",
  }),
  period: among({
    "per year": "per month",
    "per month": "per week",
    "per hour": "per day",
    "a year": "a month",
    "a week": "a month",
    "a month": "a year",
  }),
  negation: (sentence) =>
    /(?<!\p{L})(?:no|not|never|cannot|dont|isnt)(?!\p{L})/iu.test(sentence)
      ? swap(/(?<!\p{L})(?:not|never) |(?<!\p{L})no (?=\p{L})/iu, () => "")(sentence)
      : swap(verbs, (verb) => `${verb} not`)(sentence),
  modality: among({
    required: "preferred",
    preferred: "required",
    may: "must",
    must: "may",
    optional: "required",
    possible: "certain",
  }),
  contact: swap(/[\w.+-]+@|(?<=\(207\) 555-)\d{4}/u, (found) => (found.endsWith("@") ? `x${found}` : "0199")),
  quantifier: among({ some: "all", "at least one": "all", every: "no", everyone: "nobody", both: "neither" }),
  join: (sentence) => (/or more|or above/u.test(sentence) ? null : among({ or: "and" })(sentence)),
  condition: swap(
    /,? (?:after|if|unless|until|within|depending on|subject to|for moves of|for (?=\w+ weekends?)) ?[^,.;]*(?=[.;,]|$)/iu,
    () => "",
  ),
  subject: swap(
    /(?<!\p{L})(we|you)(?= (?:will|are|can|may|get|give|pay|have|hear|plan|report|carry|travel|ship|print|hire))/iu,
    (who) => (who.toLowerCase() === "we" ? "you" : "we"),
  ),
};
