import { type Finder, type Span } from "./rule.ts";

const capital = "\\p{Lu}[\\p{L}'’-]{1,24}";
const fullName = `${capital}(?:\\s(?:(?:de|del|da|dos|van|von|der|den|la|el|bin|al|y|e|di)\\s){0,2}(?:${capital}|\\p{Lu}\\.)){0,3}`;
// After "my name is" any case will do, but not what people say about a name ("my name is spelled wrong").
const notAName = `(?!(?:not|on|in|still|already|mis-?spel\\w*|spel\\w*|wrong|listed|missing|hard|difficult|different|now|under|the|a|an|it|changed|too|very|never|required|shown|visible|going|being)\\b)`;
const looseName = `${notAName}[\\p{L}'’-]{2,24}(?:\\s(?!(?:and|but|i|i'm|im|from|what|is|do|does|can|how|y|und|et|e|the|are|who|when|where|will|would|mi|my|meine?|ich|je|j'ai|a|an|as|here|with|que|quiero|tengo|por|para|pour|bonjour|est-ce)\\b)(?:(?:\\p{L}\\.){1,3}|[\\p{L}'’-]{1,24})){0,2}`;
const introduction =
  "\\b(?:my (?:full |legal |real |first |last |maiden )?name(?:'s| is|:)|the name's|people call me|friends call me|i'?m called|i go by|me llamo|mi nombre(?: completo)? es|ich hei(?:ß|ss)e|mein name(?: ist|:)|je m'appelle|mon nom est|meu nome e|me chamo|chamo-me|mi chiamo|il mio nome e|ik heet|mijn naam is|jag heter|mitt namn ar|nazywam sie|mam na imie|jmenuji se|benim adim|adim|numele meu este|nama saya|ten toi la)\\s";
// "Soy ingeniera", "I'm Turkish", "Hi, I'm Senior Engineer": said of many people, so not a name.
const saidOfMany =
  "(?!(?:[\\p{L}]{2,20}(?:ish|ese|ian|ean|ican|ista|ologist|ingenier[oa]))\\b|(?:Deaf|Blind|German|French|Dutch|Greek|Thai|Swiss|Czech|Iraqi|Pakistani|Senior|Junior|Lead|Staff|Principal|Data|Software|Product|Full|Front|Back|Frontend|Backend|Java|Python|Looking|Interested|Currently|Just|Very|Not|New|Really|So|Still|Also|Here|Sorry|Based|Happy|Tired|Available|Open|Sure|Mexican[oa]|Ingenier[oa]|Estudiante|Muy|Un|Una|De|El|La|Die|Der|Ein|Eine|Engineer|Developer|Designer|Manager|Analyst|Student|Nurse|Teacher|Black|White|Asian|Latin[oa]|Muslim|Jewish|Christian(?!\\s\\p{Lu})|Catholic)\\b)";
/** In either case, where the rest of the pattern depends on it. `(?i:…)` let a name through twice, in whole runs of the tests only. */
const eitherCase = (pattern: string): string =>
  pattern.replaceAll(/\\.|\[[^\]]*\]|[a-z]/gu, (part) => (part.length === 1 ? `[${part}${part.toUpperCase()}]` : part));
const greeting = eitherCase(
  "(?:^|[\\n.!]\\s?)(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings|dear [A-Za-z]+|hola|buenos dias|buenas(?: tardes)?|hallo|guten tag|bonjour|salut|ola|bom dia|ciao)(?:\\s(?:there|all|team|everyone|folks|a todos|zusammen|a tous))?\\s?[,!.:-]?\\s",
);

const patterns = [
  new RegExp(`(?<keep>${introduction})${looseName}`, "giu"),
  // Case counts from here on: a name after "I'm" or "Soy" is told from an adjective by its capital alone.
  new RegExp(
    `(?<keep>\\b(?:[Ss]oy|[Ss]ou (?:o|a)|[Ii]ch bin (?:der|die)|[Ss]ono)\\s)${saidOfMany}${fullName}(?=[,.;!?]|\\s(?:y|e|und|de|mi|con|from|aus)\\b|$)`,
    "gu",
  ),
  new RegExp(`(?<keep>\\b[Ii]ch bin\\s)${saidOfMany}${capital}\\s${capital}(?=[,.;!?]|\\sund\\b|$)`, "gu"),
  new RegExp(
    `(?<keep>${greeting}(?:(?:[Ii]'?m|[Ii] am|[Tt]his is|[Ii]t's|[Ss]oy|[Ii]ch bin|[Jj]e suis|[Ss]ou|[Hh]ere is)\\s))${saidOfMany}${fullName}(?=[,.;!?)]|\\s(?:and|from|here|with|a|an|y|und|et|-|\\()|\\n|$)`,
    "gu",
  ),
  new RegExp(
    `(?<keep>(?:^|\\n|[.!?]\\s)(?:[Bb]est|[Kk]ind|[Ww]arm)?\\s?(?:[Rr]egards|[Ss]incerely|[Cc]heers|[Bb]est(?: wishes)?|[Tt]hanks|[Tt]hank you|[Ss]aludos|[Gg]r(?:uss|uße|usse)|[Mm]it freundlichen Gr[a-z]+|[Cc]ordialement|[Aa]tenciosamente),?\\s?\\n)${fullName}(?=\\n|$)`,
    "gu",
  ),
];

/** Names only where people introduce themselves. */
export const findName: Finder = (text) =>
  patterns.flatMap((pattern) =>
    Array.from(
      text.matchAll(pattern),
      (found): Span => ({
        start: found.index + (found.groups?.["keep"]?.length ?? 0),
        end: found.index + found[0].length,
        kind: "name",
        label: "name",
      }),
    ),
  );
