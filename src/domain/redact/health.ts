import { article, asA, being, end, having, my, opening, someCount, timeUnit, trailingTime } from "./frames.ts";
import { aid, bodyPart, condition, medicine, state, treatment } from "./health-words.ts";
import { applyRules, type Finder, keep, oneOf, rule } from "./rule.ts";

const topic = oneOf(`
  experience | expertise | questions? | degree | background | interest(?:ed)? | knowledge | research(?:er|ing)? | years? | work(?:ed|ing)? | about |
  familiar[a-z]* | passion(?:ate)? | phd | masters? | training | project | product | idea | app | software | publications? | papers? | friends? | clients? | patients? | no | seen | read | heard | built | led | managed | to`);
// Words between the frame and the noun ("a pretty severe form of …"), none of which may turn it into a topic.
const gap = `(?:(?!${topic}\\s)[a-z0-9'%-]+\\s){0,4}`;
const nearGap = `(?:(?!${topic}\\s)[a-z0-9'%-]+\\s){0,2}`;

// "cancer research", "diabetes app": what someone works on, not what they have.
const notAField = `(?!\\s(?:research|software|databases?|projects?\\b|trackers?|tools?\\b|systems?\\b|features?\\b|screening|module|blog|book|prevention|diagnos|app\\b|apps\\b|products?|patients?|experience|data\\b|domain|space|field|nurs|therapeutics|care\\b|drugs?\\b|awareness|startup|program|company|compan|foundation|charity|studies|science|medicine|platform|models?\\b|detection|centers?\\b|clinic|advoca|coverage|benefits|insurance|policy|discrimination|inclusion|rights))`;

const kin = oneOf(`
  wife | husband | spouse | partner | son | daughter | kids? | child(?:ren)? | baby | mother | father | mom | mum | dad | parents? | brother | sister | boyfriend | girlfriend | fiancee? | grand(?:mother|father|ma|pa) |
  frau | mann | sohn | tochter | kind | mutter | vater | femme | mari | fils | fille | mere | pere | enfant | hij[oa] | espos[oa] | marido | mujer | madre | padre | filh[oa] | mae | pai`);

// "… and dyslexia": matched behind a finding, not inside each rule, whose size it would multiply.
const also = new RegExp(
  `(?:(?:,|\\s?[&+/]|\\s(?:and|or|und|et|y|e|plus))\\s?${article}${nearGap}(?:${condition}|${treatment})${end}${notAField})`,
  "y",
);
const forIt = `(?:\\s(?:for|against|because of|gegen|pour|contre|para|por)\\s(?:${article}${gap}${condition}|(?:my\\s)?(?:mental health|nerves|mood|seizures|sleep|pain|blood pressure|heart|thyroid))${end})?`;
const named = (words: string) => `${words}${end}${notAField}`;
// "an MS in CS" is a degree, "ms office" a product: the short names need a plain end and no article.
const shortName = `(?:ms|als|eds|pots|cf|cp|ra|ed|bpd|did|asd|toc|em|mg|me)(?=[,.!?;)]|$|\\s(?:and (?!phd|ph\\.?d|bs|ba|mba|word|excel)|so|but|since|which|that|is|now|makes|who|need|can|for \\d|flare|symptom|diagnos|y\\s|et\\s|und\\s))`;

const limits = oneOf(`
  walk | stand | sit | lift | climb | bend | kneel | hear | see | speak | use my | move my | feel my | raise my | grip | type | drive at night | use (?:the )?stairs | do stairs | work (?:nights|night shifts) because of my | focus without | concentrate without`);
const limitEnd = `(?=[,.!?;)]|$)|\\s(?:for (?:long|more|over|hours)|very|well|far|properly|without|anymore|any more|much|more than|up |down |over \\d|heavy|anything heav|stairs|out of|from (?:my|one)|with (?:my|one|both)|left|right|because|due|long|at all|unaided)`;

const rules = [
  rule(
    "health",
    "health",
    keep(`\\bthere(?:'s|\\sis|\\sare)\\s${article}`),
    `${nearGap}(?:${condition}|${aid})\\s(?:in|on|inside)\\smy\\s[a-z]+`,
  ),
  // "I have …", "living with …", "tengo …"
  rule("health", "health", keep(having, article), gap, named(condition)),
  rule("health", "health", keep(having), shortName),
  rule(
    "health",
    "health",
    keep(opening),
    `(?:have|having|had|got|diagnosed with)\\s${article}${gap}`,
    named(condition),
  ),
  rule(
    "health",
    "health",
    keep(`\\b(?:i|we)\\s(?:just\\s|recently\\s|also\\s)?|${opening}`),
    `(?:had|have|having|got|getting|need(?:ed)?|underwent|am having|start(?:ed|ing)?|finish(?:ed|ing)?|undergoing|doing|do|scheduled for|in the middle of)\\s${article}${nearGap}`,
    named(treatment),
    "(?!\\s(?:devices?|robots?|dogs?|instruments?|equipment|centers?|team))",
  ),
  rule(
    "health",
    "health",
    keep(being),
    `(?:in|undergoing|starting|having|getting|recovering from|going through|doing|finishing|scheduled for|waiting for|awaiting|nach|apres|en)\\s${article}${gap}`,
    named(`(?:${treatment}|${condition})`),
  ),
  // "I'm …", "as a …", and the subject left out: "Deaf here", "Wheelchair user, so …"
  rule(
    "health",
    "health",
    keep(being, article),
    `(?:(?:person|someone|individual|applicant|candidate) (?:with|who is)\\s${article}${gap}${condition}|${nearGap}${state}(?:\\sin\\s(?:one|both|my\\s(?:left|right))\\s(?:eyes?|ears?))?)${end}`,
    notAField,
  ),
  rule("health", "health", keep(asA, article), `${nearGap}(?:${state}|${condition})${end}${notAField}`),
  rule(
    "health",
    "health",
    keep(opening),
    `${article}${state}(?:\\s(?:applicant|candidate|person|dev|developer|engineer|user|woman|man|guy))?(?=\\s(?:here|applicant here|candidate here|dev here|person here|myself|so\\b|but\\b|and (?:need|use|i\\b|looking|can|want|would)|since|from birth|after)|,\\s(?:so|can|will|do|is|need|would|could|what|any|does|i\\b|but|are|how)|\\s-\\s|[:;]\\s)`,
  ),
  rule(
    "health",
    "health",
    `\\b(?:diagnosed|diagnostiziert|diagnosticad[oa]s?|diagnostiquee?s?|diagnosis)\\s(?:recently\\s|just\\s|last\\s[a-z]{3,6}\\s)?(?:with|of|mit|con|com|de)\\s${article}(?:[a-z0-9'-]{1,20}\\s){0,2}?(?:${condition}|${state}|[a-z0-9'-]{2,24})(?:\\s(?:disease|syndrome|disorder|sclerosis|lymphoma|cancer|deficiency))?${end}`,
  ),
  rule(
    "health",
    "health",
    keep(`${being}(?:being\\s)?|${having}(?:been\\s)?`),
    `(?:treated|medicated|hospitali[sz]ed|operated on|tested positive|monitored|assessed|behandelt|operiert|soignee?|tratad[oa]|operad[oa])(?:\\s(?:for|with|on|wegen|pour|por|de|because of)\\s${article}(?:[a-z0-9'-]{2,20}\\s?){1,2})?`,
  ),
  rule(
    "health",
    "health",
    "\\b(?:suffer(?:s|ed|ing)?\\sfrom|leide\\s(?:an|unter)|souffre\\sd(?:e|u)|padezco(?:\\sde)?|sofro\\sde)\\s",
    article,
    "(?:[a-z0-9'-]{3,20}\\s){0,2}?[a-z'-]{4,20}",
    end,
  ),
  rule("health", "health", "\\b(?:tested|testing) positive for [a-z0-9-]{2,20}"),
  // medicines
  rule(
    "health",
    "health",
    keep(
      `(?:${being}|${opening})(?:on|unter|sous|en|con|off|coming off|taking|prescribed|dependent on|using|addicted to)\\s(?:my\\s|some\\s|daily\\s|strong\\s|a lot of\\s|high[\\s-]dose\\s|low[\\s-]dose\\s){0,2}`,
    ),
    medicine,
    end,
    forIt,
  ),
  rule(
    "health",
    "health",
    keep(
      `\\b(?:i|we|and)(?:'m| am)?\\s(?:have to |need to |must |also |still |just |currently |legally |regularly |used to ){0,2}(?:take|taking|use|using|need|inject|smoke|started|was prescribed|got prescribed|was put on|get|rely on|depend on)\\s(?:my\\s|some\\s|daily\\s|an?\\s|regular\\s){0,2}|\\b(?:(?:ich\\s)?nehme|(?:je\\s)?prends|tomo|(?:eu\\s)?tomo|uso|spritze|prendo)\\s(?:d(?:e|u|es)\\s|un\\s|l')?`,
    ),
    medicine,
    end,
    forIt,
  ),
  rule(
    "health",
    "health",
    keep(my),
    `(?:${medicine}|${treatment}|${aid}|(?:medical |health |mental |physical )?(?:disability|disabilities|condition|illness|diagnosis|impairment|behinderung|krankheit|maladie|handicap|enfermedad|discapacidad|doenca|deficiencia)|mental health|therapist|psychiatrist|psychologist|oncologist|cardiologist|neurologist|psychotherapeut(?:in)?|psychiatre|psiquiatra|relapse|sobriety|(?:aa|na) (?:meeting|sponsor)s?|flare-?ups?|episodes|meltdowns|ptsd)`,
    end,
    "(?!\\s(?:area|field))",
    forIt,
  ),
  // "after my stroke", "because of my MS"
  rule(
    "health",
    "health",
    `(?:\\b(?:after|since|following|nach|seit|apres|depuis|tras|despues\\sde|depois\\sde|desde)\\s)(?:${my})${nearGap}`,
    named(`(?:${condition}|${treatment}|accident|unfall|accidente|acidente)`),
  ),
  rule("health", "health", keep(my), nearGap, named(condition)),
  rule("health", "health", keep(my), shortName),
  rule(
    "health",
    "health",
    keep(`\\b(?:because of|due to|with|given|despite|wegen|a cause de|por|debido a)\\s`),
    `${article}${nearGap}${condition}${end}(?=,? (?:i\\b|ich\\b|je\\b|kann ich|no puedo|nao posso))`,
  ),
  // body
  rule(
    "health",
    "health",
    keep(my),
    `(?:bad |broken |injured |weak |missing |amputated |paraly[sz]ed |fused |artificial |prosthetic |failing |kaputter? )${bodyPart}`,
    end,
  ),
  rule(
    "health",
    "health",
    keep(my),
    `${bodyPart}(?:\\s(?:was|were|is|are|got|has been)\\s(?:badly |partly |partially |completely |severely |being |going |getting ){0,2}(?:injured|broken|amputated|paraly[sz]ed|damaged|fused|operated|crushed|removed|replaced|gone|bad|weak|failing|impaired|poor|shot|worse|giving out|acting up)|\\s(?:gives? out|acts? up|locks? up|hurts?|goes numb|seizes up))`,
    end,
  ),
  rule(
    "health",
    "health",
    `(?<!\\bif\\si\\s)\\b(?:lost|losing|broke|broken|shattered|tore|fractured|injured|hurt|wrecked|ruptured|damaged|am missing|only have one|have only one|just have one|have one working|only have half)\\s(?:(?:my|an?|the|most of my|part of my|some of my|all my|half my)\\s)?(?:use of my\\s)?${bodyPart}`,
    end,
  ),
  rule(
    "health",
    "health",
    keep(
      `\\b(?:i|we|${oneOf("to|and|only")})\\s(?:can\\s|have to\\s|must\\s|now\\s|also\\s|still\\s|only\\s|just\\s|mostly\\s|usually\\s|always\\s){0,3}`,
    ),
    `(?:type|typing|work|write|read|code|use|operate|walk|get around|move)\\s(?:things\\s|a (?:mouse|keyboard)\\s)?(?:only\\s)?(?:with|using|in|on)\\s(?:only\\s|just\\s|the help of\\s)?(?:(?:one|my|a|the|two|no)\\s(?:left\\s|right\\s|good\\s|bad\\s|white\\s|slight\\s)?(?:hand|arm|finger|foot|leg|eye|mouth stick|head pointer|voice|limp|stick|cane|crutch|frame|toes?|nose|walker|rollator|guide dog|eyes)|crutches|braille|a?\\s?wheelchair)(?:\\sonly)?`,
    end,
  ),
  rule(
    "health",
    "health",
    keep("\\bi\\s(?:really\\s|also\\s|still\\s|just\\s|physically\\s){0,2}"),
    `(?:(?:can'?t|cannot|can not|can no longer|can barely|can hardly|couldn'?t|am unable to|am not able to|struggle to|find it hard to)\\s(?:really\\s|physically\\s)?${limits}(?:${limitEnd})|(?:stutter|stammer|lip-?read|faint a lot|self-?harm|limp|relapsed|overdosed|get (?:[a-z]{2,12}\\s){0,2}(?:seizures|migraines|panic attacks|flare-?ups|dizzy spells|infusions|dialysis)|go to (?:therapy|rehab|aa|na|dialysis|a psychiatrist|aa meetings)|see an? (?:therapist|psychiatrist|psychologist|oncologist|neurologist|cardiologist)|attend (?:aa|na|therapy|rehab)(?: meetings)?|have (?:only )?(?:one|no|a glass|a bad|a prosthetic|an artificial|limited use of my|no feeling in my)\\s(?:working\\s)?${bodyPart}|read braille|use sign language|hear (?:nothing|little|badly|poorly)|see (?:nothing|little|badly|poorly)|tried to kill myself)(?:\\s(?:on|every|each)\\s(?:\\w{3,9}))?)`,
  ),
  rule(
    "health",
    "health",
    keep(
      `\\b(?:i|we)\\s(?:need to\\s|have to\\s|also\\s|must\\s|now\\s){0,2}(?:use|wear|rely on|depend on|walk with|bring|work with|have|am in|need|got|am on)\\s|\\b(?:ich (?:sitze im|benutze|trage|nutze|brauche)|je (?:porte|suis en|utilise)|uso|llevo|estoy en|uso uma?|ando (?:en|de))\\s(?:eine?n?\\s|un\\s|una\\s|uma\\s|des\\s)?|${opening}(?:use|using|wear)\\s`,
    ),
    aid,
    end,
  ),
  // own family's health
  rule(
    "health",
    "health",
    my,
    `(?:[a-z0-9'-]{1,12}\\s){0,3}?${kin}(?:\\s(?:also|just|recently|has|have|had|is|was|are|got|'s|suffers from|lives with|hat|ist|a|est|tiene|es|esta|tem|e)){1,3}\\s(?:been\\s|being\\s|very\\s|severely\\s|just\\s){0,2}(?:diagnosed with\\s|treated for\\s|living with\\s|battling\\s|fighting\\s|undergoing\\s|on\\s)?${article}${nearGap}(?:${condition}|${state}|${treatment}|dying|in hospice|(?<!worried\\s)sick|ill|special needs)${end}`,
  ),
  rule(
    "health",
    "health",
    my,
    `${kin}(?:'s)?\\s(?:with\\s(?:severe\\s|early\\s|advanced\\s)?)?(?:${condition}|${treatment})${end}`,
  ),
  rule(
    "health",
    "health",
    keep(`\\b(?:i have|my|we have|i'm raising|raising)\\s(?:an?\\s)?`),
    `(?:special[\\s-]needs|${state})\\s${kin}${end}`,
  ),
  rule(
    "health",
    "health",
    keep(`\\bi (?:have|need)\\s(?:regular\\s|weekly\\s|daily\\s|monthly\\s)?`),
    `(?:therapy|dialysis|chemo|infusions?|medical leave|doctor'?s? appointments?|hospital appointments?|physio)${end}`,
  ),
  rule(
    "health",
    "health",
    keep(`\\b(?:i'?ve been|i have been|i am|i'm)\\s`),
    `(?:clean|sober)(?:\\s(?:for|since)\\s(?:${someCount}\\s${timeUnit}|\\d{4})|(?=[,.!?]))`,
  ),
];

const strongNoun = new RegExp(`\\b${condition}(?![\\w-])`, "giu");
const tooGeneral =
  /^(?:disabilit|behinderung|handicap|discapacidad|medical|health|mental|allerg|surger|covid|stress)/iu;

/** Own health; and once a condition is disclosed, the same noun elsewhere in the message would give it away again. */
export const findHealth: Finder = (text) => {
  const spans = applyRules(rules, text, [also, also, also, trailingTime]);
  const told = new Set(
    spans.flatMap(({ start, end: stop }) => text.slice(start, stop).toLowerCase().match(strongNoun) ?? []),
  );
  for (const noun of told) {
    if (noun.length < 3 || tooGeneral.test(noun)) continue;
    for (const found of text.matchAll(strongNoun)) {
      if (found[0].toLowerCase() !== noun) continue;
      spans.push({ start: found.index, end: found.index + noun.length, kind: "health", label: "health" });
    }
  }
  return spans;
};
