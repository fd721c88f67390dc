import { adverbs, asA, being, end, my, opening } from "./frames.ts";
import { applyRules, type Finder, keep, oneOf, rule, type Span } from "./rule.ts";

const tens = "(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty)";
const number = `(?:1[4-9]|[2-9]\\d|${tens}(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:eigh|nine|seven|six)teen|einund[a-z]{5,8}|zweiund[a-z]{5,8})`;
const old = oneOf(
  "years? old | yrs? old | years young | y\\.?o\\.? | y/o | year old | years of age | jahre alt | jahre jung | ans | anos(?: de idade)? | anos de edad | anni | jaar(?: oud)? | lat",
);
// "I'm 61" only where nothing follows that 61 could count: "I'm 10 years into Python", "I'm 30 minutes away".
const nothingCounted = `(?=\\s?(?:[!?;:)]|[,.](?!\\d)|$|\\n)|\\s(?:-|\\(|and|but|with|so|or|now|am|is|are|do|does|did|can|could|will|would|should|too|next|this|if|since|yet|still|already|today|tomorrow|which|because|going on|turning|living|looking|female|male|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|two|a few)|how|what|any|self|und|aber|et|mais|y|pero|mas|gibt|kann|puedo|posso|est|wie)\\b)`;
const iAm = oneOf(
  "i'?m | i am | i'll be | i will be | me, | ich bin | ich werde | tengo | cumpli | j'ai | tenho | fiz | ho",
);
const date =
  "(?:\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}|(?:19|20)\\d{2}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s(?:of\\s|de\\s)?[a-z]{3,10},?\\s(?:de\\s)?(?:(?:19|20)\\d{2}|\\d{2})|[a-z]{3,10}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s(?:19|20)\\d{2}|[a-z]{3,10}\\s(?:19|20)\\d{2}|(?:19|20)\\d{2}|'\\d{2})";
const decade =
  "(?:(?:the\\s)?(?:very\\s)?(?:early|mid|late)?[\\s-]?(?:to[\\s-](?:mid|late)[\\s-])?(?:[2-9]0'?s|twenties|thirties|forties|fifties|sixties|seventies|eighties|teens))";

const rules = [
  rule("age", "age", keep(`\\b${iAm}${adverbs}\\s`), `${number}\\s?[fm](?![\\w-])`),
  rule("age", "age", keep(`(?:${being}|${asA})(?:an?\\s)?`), `(?:[2-9]0|${tens})[\\s-]?somethings?${end}`),
  rule(
    "age",
    "age",
    keep(`\\b${iAm}${adverbs}\\s`),
    `(?:(?:about|around|almost|nearly|over|under|past|only|just|at least)\\s)?${number}[\\s-]${old}${end}(?!\\sof\\sexperience|\\sd'experience|\\sde experiencia)`,
  ),
  rule(
    "age",
    "age",
    `\\b${iAm}${adverbs}\\s(?:(?:about|around|almost|nearly|over|under|past|only|just|at least)\\s)?${number}${nothingCounted}`,
  ),
  rule(
    "age",
    "age",
    keep(`\\b(?:i'?m|i am)\\s(?:an?\\s)?`),
    `${number}[\\s-]?(?:years?|yrs?)?[\\s-]?(?:old|yo|y/o)${end}`,
  ),
  rule(
    "age",
    "age",
    `\\b(?:just |recently |about to |going to )?turn(?:ed|ing|s)?\\s${number}${end}(?!\\s?(?:%|percent|k\\b|people|minutes|hours|days|pages|projects|degrees|into))`,
  ),
  rule(
    "age",
    "age",
    keep(`${asA}(?:an?\\s)?`),
    `${number}[\\s-](?:years?[\\s-])?(?:old|yo|y/o)(?:\\s(?:man|woman|male|female|guy|person))?${end}`,
  ),
  rule(
    "age",
    "age",
    `\\b(?:aged|age:?|alter:?|edad:?|idade:?|my age is|my age:|mein alter ist|mi edad es|at the age of|being|at the ripe age of)\\s${number}${end}(?!\\s(?:or|and over|to|-|percent|minutes|hours|miles|days|months))`,
  ),
  rule("age", "age", `(?<=\\b(?:is|am|be)\\s)${number}\\s(?:too (?:old|young))`),
  rule(
    "age",
    "age",
    `\\bat\\s${number}(?=,?\\s(?:i\\b|years old|am i)|\\s(?:years of age))(?:\\s(?:years old|years of age))?`,
  ),
  rule(
    "age",
    "age",
    keep(`\\b(?:i'?m|i am|we're|being|bin|ich bin|estoy|estou|mit)\\s`),
    `(?:already\\s|now\\s|well\\s|only\\s)?(?:in\\s|en\\s|nos\\s)?(?:my|meinen|mis|meus)\\s${decade}${end}`,
  ),
  rule(
    "age",
    "age",
    `\\b(?:i'?m|i am)\\s(?:already\\s|now\\s|well\\s|way\\s)?(?:over|past|under|almost|nearly|pushing|close to|approaching|north of)\\s(?:the age of\\s)?(?:${number})${nothingCounted}`,
  ),
  rule("age", "age", `\\b(?:i was\\s|i'm\\s)?born\\s(?:in|on)?\\s?(?:the year\\s)?${date}${end}`),
  rule(
    "age",
    "age",
    `\\b(?:geboren (?:am|im jahr|in)?|geb\\.|nee? (?:le|en)|nacid[oa] (?:el|en)|naci (?:el|en)|nascid[oa] (?:em|a)|nasci (?:em|a))\\s?${date}${end}`,
  ),
  rule(
    "age",
    "age",
    `\\b(?:my\\s)?(?:d\\.?o\\.?b\\.?|date of birth|birth\\s?date|birthday|birth year|year of birth|geburtsdatum|date de naissance|fecha de nacimiento|data de nascimento|jahrgang)\\s?(?:is|was|ist|est|es|e|on|:|=|-)?\\s?(?:on\\s)?${date}${end}`,
  ),
  rule(
    "age",
    "age",
    keep(`(?:${being}|${asA})(?:an?\\s)?`),
    `(?:pensioner|retiree|senior citizen|teenager|minor|baby\\s?boomer|boomer|octogenarian|septuagenarian|sexagenarian|quinquagenarian|gen[\\s-]?[xz]er|underage|under-?age|elderly|rentner(?:in)?|retraitee?|jubilad[oa]|aposentad[oa]|minderjahrig|menor de edad|menor de idade)${end}`,
  ),
  rule("age", "age", keep(my), `(?:\\d{2}(?:st|nd|rd|th)|sixtieth|fiftieth|fortieth|thirtieth|seventieth)\\sbirthday`),
  rule(
    "age",
    "age",
    keep(opening),
    `${number}(?:[\\s/,]?(?:yo|y/o|f|m|years old|yrs old|male|female))(?=[\\s,.;!?]|$)`,
  ),
];

// Said beside an age, these repeat it: "I'm …, told I'm overqualified everywhere".
const echo =
  /\b(?:(?:was|am|been|got|being)\s)?(?:told|called|said|rejected because|turned down because)\s(?:that\s)?i'?\s?a?m\s(?:too (?:old|young|senior)|over-?qualified|past it)/giu;
const soundsOld = /\b(?:too (?:old|young)|over-?qualified)\b/iu;

export const findAge: Finder = (text) => {
  const spans = applyRules(rules, text);
  if (spans.length === 0 || !soundsOld.test(text)) return spans;
  const echoes = Array.from(
    text.matchAll(echo),
    (found): Span => ({ start: found.index, end: found.index + found[0].length, kind: "age", label: "age" }),
  );
  return [...spans, ...echoes];
};
