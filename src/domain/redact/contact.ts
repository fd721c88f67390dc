import { findPhoneNumbersInText } from "libphonenumber-js/max";
import { applyRules, type Finder, keep, oneOf, rule, type Span } from "./rule.ts";

const link = /\b(?:https?:\/\/|www\.)[^\s<>|]{1,2000}/giu;
const email =
  /(?:<mailto:[^\s<>|@]{1,64}@[^\s<>|]{1,255}(?:\|[^\s<>]{1,320})?>|[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\s?[([{]\s?at\s?[)\]}]\s?)\s?[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[([{]\s?dot\s?[)\]}]\s?)[\p{L}\p{N}-]{1,63}){1,4})/giu;
const spelledEmail =
  /\b[a-z0-9._%+-]{2,40}\s(?:at|arroba)\s(?:gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|gmx|web|aol|live)\s?(?:\.|\sdot\s|\spunto\s)\s?[a-z]{2,4}\b/giu;
// A post box of the firm is not a person's: asking whether it is the right one must stay possible.
const role =
  /(?:^|[._-])(?:jobs?|careers?|hr|recruit(?:ing|ment|er)?s?|talent|apply|applications?|hiring|info|support|help|contact|accommodations?|accessibility|people|bewerbung|karriere|rrhh|empleo|noreply|no-reply|privacy|legal|press|admin|office|team|hello)(?=[._\d-]|$)/iu;
const mine = /\b(?:my|me|i|mi|mein|meine|mon|meu|minha|reach|send|call|text|ring)\b[^.?!\n]{0,40}$/iu;
const theirs =
  /\b(?:(?:is|was|from|sind|ist|es|est)|(?:the|their|your|posted|listed|recruiter'?s?)\s(?:[a-z]+\s)?(?:number|phone|hotline|line|e-?mail|address|contact)(?:\s(?:is|was|in the posting))?|called me from|texted me from|(?:mail|email|message|offer|call|text)s? from)\s?$/iu;

function isTheirs(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return (
    theirs.test(before) &&
    !/\b(?:my|mi|mein|meine|mon|meu|minha|mijn)\s(?:[\p{L}-]{1,16}\s){0,3}(?:is|was|es|ist|est|from|e)\s?$/iu.test(
      before,
    )
  );
}

function emails(text: string): Span[] {
  if (!text.includes("@") && !/\b(?:at|arroba)\b/iu.test(text)) return [];
  return [...text.matchAll(email), ...text.matchAll(spelledEmail)].flatMap(({ index, 0: found }) => {
    const local = found.replace(/^<mailto:/u, "").split(/@|\s/u)[0] ?? "";
    const own = mine.test(text.slice(Math.max(0, index - 60), index)) && !isTheirs(text, index);
    if (!own && (role.test(local) || isTheirs(text, index))) return [];
    return [{ start: index, end: index + found.length, kind: "contact" as const, label: "email" }];
  });
}

// Digits that are written with a word before them which says that they count something else.
const otherNumber =
  /(?:\b(?:req(?:uisition)?|job|posting|ref(?:erence)?|ticket|order|id|nr|no|application|vacancy|case|code|salary|pay|budget|usd|eur|gbp|inr|jr|r)[\s#:.-]{0,3}(?:id|number|no\.?|nr\.?|#|is|code)?[\s#:.-]{0,3}|[$€£₹¥#-])$/iu;
const nationalPhone =
  /(?:(?<![\w.,/$€£-])(?:\(?0\d{1,5}\)?[\s./-]?\d{2,8}(?:[\s./-]?\d{2,4}){0,4})(?![\w%/]|[.,]\d|-\d))/gu;
const phoneWord = oneOf(
  "phone | cell(?:phone)? | mobile | number | tel(?:ephone)? | whats-?app | signal | text me(?: at| on)? | call me(?: at| on)? | ring me(?: at| on)? | reach me(?: at| on)? | handy(?:nummer)? | telefon(?:nummer|e|o)? | telefonnummer | numero | portable | movil | celular | fon | rufnummer | sms",
);
const labelledPhone = rule(
  "contact",
  "phone",
  keep(`\\b${phoneWord}(?:\\s(?:number|no\\.?|nr\\.?|numero))?\\s?(?:is|ist|es|est|e|:|=|at|on|unter|al|au)?\\s?`),
  "\\+?\\(?\\d[\\d\\s().-]{5,20}\\d",
  "(?!\\d|\\s?(?:usd|eur|people|employees|k\\b))",
);

function phones(text: string): Span[] {
  if ((text.match(/\d/gu) ?? []).length < 7) return [];
  // A finder of others' making gets a bounded text: its time grows faster than the length.
  const found = findPhoneNumbersInText(text.slice(0, 4000), { defaultCountry: "US" }).map(({ startsAt, endsAt }) => ({
    startsAt,
    endsAt,
  }));
  const national = Array.from(text.matchAll(nationalPhone), ({ index, 0: digits }) => ({
    startsAt: index,
    endsAt: index + digits.length,
  })).filter(({ startsAt, endsAt }) => {
    const length = text.slice(startsAt, endsAt).replace(/\D/gu, "").length;
    return length >= 9 && length <= 13;
  });
  const plus = Array.from(text.matchAll(/(?<!\w)\+\s?\(?\d[\d\s().-]{6,18}\d(?!\w)/gu), ({ index, 0: digits }) => ({
    startsAt: index,
    endsAt: index + digits.length,
  }));
  return [
    ...[...found, ...national, ...plus]
      .filter(
        ({ startsAt }) =>
          !otherNumber.test(text.slice(Math.max(0, startsAt - 24), startsAt)) && !isTheirs(text, startsAt),
      )
      .map(({ startsAt, endsAt }): Span => ({ start: startsAt, end: endsAt, kind: "contact", label: "phone" })),
    ...applyRules([labelledPhone], text).filter(
      ({ start }) =>
        !isTheirs(text, start - 1) &&
        !/\b(?:req|requisition|job|reference|ref|posting|id|vacancy|their|your|case|ticket)\s(?:number|no)?[\s\w:]{0,6}$/iu.test(
          text.slice(Math.max(0, start - 24), start),
        ),
    ),
  ];
}

const streetWord = oneOf(`
  street | st\\.? | avenue | ave\\.? | road | rd\\.? | lane | ln\\.? | drive | dr\\.? | boulevard | blvd\\.? | court | ct\\.? | place | pl\\.? | terrace | way | circle | cir\\.? | close | crescent | square | sq\\.? | parkway | pkwy | highway | hwy | trail | mews | gardens | grove | row | walk | loop | alley | hill | park | quay | vale | rise`);
const word = "[\\p{L}\\d.'-]{1,24}";
const more = `(?:,?\\s(?:apt|apartment|unit|suite|ste|flat|floor|room|#)\\.?\\s?#?[\\w-]{1,6})?(?:(?:,\\s|,|\\s)(?:(?!(?:is|and|but|can|do|does|will|what|so|how|if|i|near|which|the|for|are|right|now)\\b)${word}\\s?){1,4}?(?:,?\\s[A-Z]{2})?,?\\s(?:\\d{4,6}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d)\\b|,\\s(?!(?:is|and|but|can|do|does|will|what|so|how|if|i|near|which|for|are|right|now)\\b)\\p{Lu}[\\p{L}'-]{1,20}(?:\\s\\p{Lu}[\\p{L}'-]{1,20})?(?:,\\s[A-Z]{2})?(?=[,.?!;]|$|\\s(?:and|is|but)))?`;
const english = `\\d{1,6}[a-z]?(?:[-/]\\d{1,4})?\\s(?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\.?\\s)?(?:${word}\\s){1,4}?${streetWord}(?![\\w-])(?:\\s(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\b)?${more}`;
const street = `(?:(?:calle|c/|avenida|avda\\.?|av\\.?|plaza|paseo|rua|r\\.|travessa|alameda|via|viale|piazza|corso|carrera|rue|ul\\.)\\s(?:${word}\\s){1,5}?(?:,\\s?|no?\\.?\\s|n[o°º]?\\s?)?\\d{1,5}[a-z]?|\\d{1,5}\\s?(?:bis|ter)?,?\\s(?:rue|avenue|boulevard|bd|place|chemin|allee|impasse|quai|cours|route)\\s(?:${word}\\s?){1,5}?(?=[,.?!;]|$|\\s(?:et|est|a)\\s)|(?:[\\p{L}-]{2,24}\\s)?[\\p{L}-]{2,26}(?:strasse|stra[sß]{1,2}e|str\\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|weg|gracht|plein|gatan|vagen|vej)\\s\\d{1,4}\\s?[a-z]?)${more}(?:,?\\s\\d{4,6}(?:-\\d{3,4})?(?:\\s\\p{Lu}[\\p{L}-]{1,20})?)?`;
const numbered = `(?:\\d{1,6}\\s(?:\\p{L}[\\p{L}'.-]{1,24}\\s?){1,4}(?:,\\s?[^.?!;\\n]{2,40})?|[\\p{L}][\\p{L}'. -]{3,40}\\s\\d{1,5}[a-z]?(?:,\\s?[^.?!;\\n]{2,40})?|p\\.?\\s?o\\.?\\sbox\\s\\d{1,6}${more})`;
const home = `\\b${oneOf(`
  i live (?:at|on|in|over at|near) | i'm (?:living|staying|residing) (?:at|on|in) | i reside (?:at|in|on) | i(?:'m| am) (?:at|based at|located at|currently at) | i stay at | living at | moving from | commut(?:e|ing) from | coming from | i(?:'d| would) (?:drive|commute|come|travel) from | (?:my|our|home|mailing|postal|current) (?:home |mailing |postal |current |street |new )?(?:address|place|house|apartment|home|flat)(?: is| is at|:| at)? | address: | (?:send|mail|ship|deliver) (?:it|that|the [a-z]+|anything|things|mail|the laptop) to |
  ich wohne (?:in der|am|im|in|an der|auf der|in dem) | wohnhaft | (?:meine )?(?:adresse|anschrift)(?: ist| lautet|:)? | j'habite(?: au| a| dans)? | mon adresse(?: est|:)? | vivo en(?: la)? | mi (?:direccion|domicilio)(?: es|:)? | moro (?:na|no|em|a) | (?:meu )?(?:endereco)(?: e|:)? | abito in | il mio indirizzo e | ik woon (?:in|op|aan) | mieszkam (?:przy|na)`)}\\s`;
const addressRule = (...parts: string[]) => ({
  ...rule("contact", "address", ...parts),
  pattern: new RegExp(parts.join(""), "giu"),
});
const addresses = [
  addressRule(keep(home, "(?:the\\s)?"), `(?:${english}|${street})`),
  addressRule(
    keep(
      "\\b(?:my|our|home|mailing|postal) (?:home |mailing |postal |current |street )?address(?: is|:)?\\s|\\b(?:meine )?(?:adresse|anschrift)(?: ist| lautet|:)?\\s|\\bmon adresse(?: est|:)?\\s|\\bmi (?:direccion|domicilio)(?: es|:)?\\s|\\bmeu endereco(?: e|:)?\\s",
    ),
    numbered,
  ),
  // A flat with its number is somebody's home even without a frame; an office says "suite" or "floor".
  addressRule(`\\d{1,6}\\s(?:${word}\\s){1,4}?${streetWord},?\\s(?:apt|apartment|flat)\\.?\\s?#?[\\w-]{1,6}`, more),
  addressRule(
    "\\b\\d{1,6}\\s(?:\\p{L}[\\p{L}'-]{1,20}\\s){1,3}?(?:street|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd)(?=\\s(?:is (?:my|where i live)|is home))",
  ),
];

const handles = [
  rule(
    "contact",
    "handle",
    keep(
      "\\b(?:my|mi|mein|mon|meu)\\s(?:telegram|whats-?app|skype|discord|instagram|insta|twitter|x|wechat|line|signal|slack|snap(?:chat)?|facebook|github)(?:\\s(?:handle|id|user(?:name)?|account|name))?(?:\\s(?:is|es|ist|est|e)\\s|:\\s?|\\s(?=@))",
    ),
    "@?[a-z0-9_.#-]{3,40}",
    "(?=$|[\\s,;!?)])",
  ),
];
const profile =
  /\b(?<keep>(?:my|mi|mein|mon|meu)\s(?:own\s)?(?:linkedin|profile|portfolio|website|site|github|resume|cv|page|blog)(?:\s(?:profile|page|link|url))?\s?(?:is|es|ist|est|:|at|here:?)?\s?(?:at\s)?<?)(?:https?:\/\/|www\.)?[a-z0-9-]{1,63}(?:\.[a-z]{2,12}){1,2}(?:\/[^\s<>|,?!]{0,200})?/giu;

/** E-mail and postal addresses, phone numbers, handles, own pages; not the firm's, and never inside other links. */
export const findContact: Finder = (text) => {
  const profiles = Array.from(
    text.matchAll(profile),
    (found): Span => ({
      start: found.index + (found.groups?.["keep"]?.length ?? 0),
      end: found.index + found[0].length,
      kind: "contact",
      label: "link",
    }),
  );
  const links = Array.from(text.matchAll(link), ({ index, 0: url }) => ({ start: index, end: index + url.length }));
  const inLink = ({ start }: Span) => links.some((one) => start >= one.start && start < one.end);
  const spans = [...emails(text), ...phones(text), ...applyRules([...addresses, ...handles], text)];
  return [...profiles, ...spans.filter((span) => !inLink(span))];
};
