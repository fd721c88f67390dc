import { article, asA, being, end, having, my, opening, someCount, timeUnit, trailingTime } from "./frames.ts";
import { applyRules, type Finder, keep, oneOf, rule } from "./rule.ts";

const permit = oneOf(`
  h-?[14][\\s-]?b? | h-?2[ab] | l-?[12][ab]? | o-?1a? | tn | e-?[1-3] | f-?[12] | j-?[12] | m-?1 | b-?[12] | k-?1 | u-?visa | t-?visa | tps | daca | opt | stem opt | cpt | ead | itin | i-?94 | i-?485 | i-?765 | i-?140 | advance parole | tier [1245] | skilled worker |
  (?:temporary |permanent |provisional )?(?:protected status|residency|residence|resident card) | green card | blue card | asylum | refugee status | titre de sejour | carte de sejour | permiso de (?:residencia|trabajo) | aufenthalts(?:titel|erlaubnis|genehmigung) | duldung | arbeitserlaubnis | autorizacao de residencia`);
const visa = `(?:(?:${permit}|student|work|working holiday|tourist|spouse|spousal|dependent|dependant|graduate|family|partner|business|humanitarian|temporary|fiance|visitor)[\\s-]){0,2}(?:visa|visum|visado|visto|permit|work (?:permit|authori[sz]ation)|work papers|papers|permiso|status|ead|residence permit|immigration (?:status|case)|green card|asylum(?:\\s(?:case|claim|application|hearing|status|interview|seeker))?|asylantrag|aufenthaltstitel|aufenthaltserlaubnis|arbeitserlaubnis|titre de sejour|carte de sejour|daca(?: status| permit)?|tps|opt(?: ead)?|stem opt|cpt|h-?1b|h-?4|l-?1|f-?1|j-?1|o-?1|i-?\\d{2,3}|asylum (?:case|claim|application|hearing|status)|naturali[sz]ation|deportation (?:case|order|hearing)|removal (?:proceedings|order)|itin)`;
const lapse = oneOf(`
  (?:has |have |had |is |was |will |got |already |just |about to |going to |to |also |still |being |currently |been |ist |wurde |lauft |a |est |ha |esta |foi |expirou ){0,4}(?:expir(?:e|es|ed|ing)|ran out|runs? out|run out|lapsed?|denied|rejected|revoked|cancel+ed|overstayed|pending|on hold|in process|in limbo|under review|being processed|approved|valid|good (?:until|till|through)|abgelaufen|ab|abgelehnt|expiree?|expiro|vencio|vencid[oa]|caducad[oa]|caduco|vence|caduca|expire|expira|expirou|venceu|refusee?|denegad[oa]|negad[oa]|pendiente|pendente|tied to my (?:employer|spouse|husband|wife|job)|based on my [a-z]+)`);
const standing = oneOf(`
  undocumented | un-?documented | an? (?:illegal|undocumented) (?:immigrant|alien) | here illegally | (?:in the (?:us|uk|country) )?without papers | out of status | overstayed | a dreamer | dreamer | (?:a |an )?(?:daca|tps|asylum) (?:recipient|holder|seeker|applicant|grantee) | (?:a |an )?asylum[\\s-]?seekers? | asylee | (?:a |an )?(?:ukrainian |syrian |afghan |political |recognized |recognised )?refugees? | stateless | (?:a |an )?(?:lawful |legal )?permanent resident | (?:a |an )?lpr | (?:a |an )?(?:green card|h-?1b|h-?4|visa|ead|blue card|l-?1|opt|itin|permit)[\\s-](?:holder|visa holder|dependent|worker) | facing deportation | in (?:deportation|removal) proceedings | being deported | waiting (?:for|on) (?:my|a|the) (?:green card|work permit|visa|ead|asylum|papers|residence permit|citizenship)[a-z\\s]{0,14} | on (?:an?\\s|my\\s|the\\s)?(?:[a-z]+\\s)?(?:${permit})(?:[\\s-](?:visa|status|extension|ead))? | on (?:an?\\s|my\\s)?(?:[a-z0-9-]+\\s)?(?:visa|visum|work permit|bridging visa|residence permit) | here on (?:an?\\s)?(?:[a-z0-9-]+\\s)?(?:visa|permit|${permit}) |
  ohne papiere | asylbewerber(?:in)? | gefluchtet | fluchtling | geduldet | illegal hier | sans[\\s-]papiers | demandeur d'asile | demandeuse d'asile | refugiee? | en situation irreguliere | indocumentad[oa] | sin papeles | solicitante de asilo | refugiad[oa] | sem documentos | ilegal | irregular | imigrante ilegal | solicitante de refugio | requerente de asilo`);

const immigration = [
  rule(
    "immigration_status",
    "immigration status",
    keep(`(?:${being}|${asA})(?:here\\s|in the (?:us|uk|country|states)\\s|working\\s|studying\\s|living here\\s)?`),
    `${article}(?:an?\\s)?${standing}${end}`,
  ),
  rule(
    "immigration_status",
    "immigration status",
    keep(opening),
    `(?:currently |now |still )?(?:undocumented|on (?:an?\\s)?(?:${permit})(?:[\\s-](?:visa|status|extension))?|out of status|(?:h-?1b|green card|ead|daca|opt|l-?1|visa)[\\s-](?:holder|recipient)|asylum seeker|refugee|indocumentad[oa]|sans papiers)${end}(?=\\s(?:here|so|but|and (?:can|need|want|would|i\\b)|from|with|until|till|in|since|now)|[,;:.]|\\s-)(?!, (?:h|o|tn|l)-?\\d)`,
  ),
  rule("immigration_status", "immigration status", keep(my), `(?:[a-z]+\\s)?${visa}\\s${lapse}${end}(?:\\ssoon)?`),
  rule("immigration_status", "immigration status", keep(opening), `(?:${visa}|${permit})\\s${lapse}${end}`),
  rule(
    "immigration_status",
    "immigration status",
    `${my}(?:(?:pending|expired|expiring|current|valid|overstayed|old|temporary)\\s)(?:[a-z0-9-]+\\s)?${visa}${end}`,
  ),
  rule(
    "immigration_status",
    "immigration status",
    keep(my),
    `(?:${permit}|asylum (?:case|claim|application|hearing)|deportation (?:case|order|hearing)|immigration (?:case|hearing|lawyer|status|court)|asylantrag|demande d'asile|solicitud de asilo|pedido de asilo|aufenthaltstitel|titre de sejour|duldung)(?:[\\s-](?:visa|status|ead|extension|transfer|application))?${end}`,
  ),
  rule(
    "immigration_status",
    "immigration status",
    "\\b(?:(?:i|we)\\s(?:also\\s|only\\s|just\\s|still\\s|already\\s|currently\\s|do\\s){0,2}|i've\\s|(?<=[,.;!?]\\s?)|(?<=\\b(?:and|but|with)\\s))(?:have|had|got|hold|applied for|am applying for|filed for|was granted|was denied|won|received|overstayed|obtained|lost)\\s",
    article,
    `(?:(?:pending|expired|valid|temporary|open|conditional|active)\\s)?(?:(?:[a-z]+\\s)?${visa}|${permit})${end}(?!\\s(?:sponsor|experience|questions?|support))(?:\\s(?:pending|that expires?|valid|until|through|expiring|application|case))?`,
  ),
  rule(
    "immigration_status",
    "immigration status",
    keep("\\b(?:i|we)\\s"),
    "(?:crossed the border|(?:came|got|moved|was brought)(?:\\s(?:here|to the [a-z]+|in|over))? illegally|entered (?:the [a-z]+\\s)?(?:illegally|without papers)|fled (?:from\\s)?[a-z]+|sought asylum|claimed asylum|seek asylum|overstayed(?: my [a-z]+)?|(?:do not|don'?t) have (?:any\\s|legal\\s|valid\\s|the\\s)?(?:papers|status|work permit|work authori[sz]ation|documents|residency|a visa|a green card|a work permit|an ssn|a social security number)|have no (?:papers|legal status|status|work permit|visa|documents|work authori[sz]ation|ssn))",
    end,
  ),
  rule(
    "immigration_status",
    "immigration status",
    keep(
      `\\b(?:tengo|je suis|j'ai|ich habe|tenho|no tengo|nao tenho|je n'ai pas(?: de)?|ich habe (?:keine|nur|noch keine))\\s`,
    ),
    `${article}(?:[a-z]+\\s)?(?:daca|tps|asilo|asyl|duldung|papeles|papiere|papiers|visa vencida|visado caducado|visto vencido|documentos|titre de sejour|aufenthalts[a-z]+|arbeitserlaubnis|permiso de (?:trabajo|residencia)|green card)${end}`,
  ),
];

const offence = oneOf(`
  burglary | theft | grand theft | larceny | robbery | armed robbery | (?:aggravated |sexual |simple )?assault | battery | fraud | (?:drug |simple |weed |cocaine )?possession | drugs?(?: dealing| charges?| offen[sc]es?)? | dealing | (?:drug |human )?trafficking | manslaughter | murder | homicide | arson | embezzlement | shoplifting | forgery | vandalism | (?:drunk|impaired|drink) driving | dui | dwi | owi | domestic (?:violence|abuse) | stalking | perjury | money laundering | tax evasion | identity theft | weapons? (?:charges?|possession) | conspiracy | disorderly conduct | trespassing | hacking | einbruch | diebstahl | raub | betrug | korperverletzung | vol | fraude | agression | robo | hurto | asalto | agresion | roubo | furto | trafico`);
const mark = oneOf(`
  duis? | dwis? | owis? | felon(?:y|ies) | misdemeanou?rs? | convictions? | criminal (?:record|history|conviction|past|charges?|case|background) | (?:arrest|police|prison|juvenile) record | rap sheet | (?:outstanding |bench |open |arrest )?warrants? | restraining order | priors? | arrests? | (?:${offence}\\s)(?:charges?|convictions?|arrest|case|record) | pending (?:charges?|case|trial) | (?:an? )?record(?=[,.!?;)]|$|\\s(?:and|but|so|from|because|for)) | a strike | ankle monitor | court (?:date|case|hearing)s? | a police caution | caution | jail time | prison time | vorstrafen? | bewahrung(?:sstrafe)? | haftstrafe | casier(?: judiciaire)? | condamnation | antecedentes(?:\\s(?:penales|criminais))? | condena | ficha (?:suja|criminal) | passagem pela policia | condenacao`);
const sentenced = oneOf(`
  convicted | arrested | charged | sentenced | jailed | imprisoned | incarcerated | indicted | locked up | booked | busted | (?:put|placed) on (?:probation|parole) | found guilty | accused of | caught (?:shoplifting|stealing|with (?:drugs|weed|cocaine)|driving drunk|drink driving) | acquitted | in (?:jail|prison|juvie|juvenile detention|the system) | locked away | behind bars | vorbestraft | verurteilt | im gefangnis | in haft | auf bewahrung | en prison | condamnee? | incarceree? | en la carcel | pres[oa] | condenad[oa] | detenid[oa] | encarcelad[oa] | en libertad condicional | em liberdade condicional | detid[oa]`);
const label = oneOf(`
  (?:convicted |former |registered |violent |non-?violent |ex-?)?(?:felon|offender|sex offender|con|convict|inmate|prisoner) | ex-?(?:con|felon|offender|convict|inmate|prisoner|gang member) | on (?:parole|bail|supervised release|house arrest|work release|the registry|the sex offender registry|pretrial release) | on probation(?!\\s(?:period|at (?:my|work)|in my (?:new|current))) | out on (?:bail|parole) | under house arrest | awaiting trial | formerly incarcerated | wearing an ankle monitor | justice[\\s-]involved | an? ex-?detenue? | ex-?preso | ex-?presidiario`);
const forWhat = `(?:\\s(?:of|for|with|wegen|pour|por)\\s(?:an?\\s|some\\s)?(?:[a-z]+\\s)?(?:${offence}|[a-z]{4,16})${end})?`;
const term = `(?:about |almost |over |nearly |around )?${someCount}(?:\\sand a half)?[\\s-]?${timeUnit}`;

const criminal = [
  rule(
    "criminal",
    "criminal record",
    keep(`\\bthere(?:'s|\\sis|\\sare)\\s${article}`),
    `(?:[a-z]+\\s)?${mark}\\s(?:out\\s)?(?:for|against|on|in)\\s(?:me|my\\s[a-z]+)${end}`,
  ),
  rule(
    "criminal",
    "criminal record",
    keep(`(?:(?:${having})|\\b(?:i|we)\\s(?:once\\s)?|${opening})`),
    `(?:(?:had|have|got|has|getting|caught|picked up|with)\\s)?${article}(?:\\d\\s)?(?:(?:old|prior|past|minor|juvenile|single|sealed|expunged|pending|nonviolent|non-violent|drug|violent|previous|recent|class [a-e]|dropped|dismissed|[a-z]+[\\s-]related)\\s){0,2}${mark}${end}(?!\\s(?:check|matter|disqualif|policy|required|allowed|ok\\b|okay|be\\b))${forWhat}(?:\\s(?:on|in|from|against)\\s(?:me\\b|file\\b|(?:my\\s|the\\s)?(?:record|past|file)\\b))?`,
  ),
  rule(
    "criminal",
    "criminal record",
    keep(
      `(?:${being}|${opening}|\\bi\\s(?:did\\s)?|\\bich wurde\\s)(?:once\\s|previously\\s|wrongly\\s|wrongfully\\s|falsely\\s|twice\\s)?`,
    ),
    `(?:get |got |gotten |been |was )?(?:once\\s|previously\\s|wrongly\\s|wrongfully\\s)?${sentenced}${end}(?:\\s(?:once|twice|before|multiple times|a few times|as a (?:minor|teen|kid|juvenile)))?(?!\\s(?:with (?:leading|building|managing|a task|designing)|by (?:the|your) (?:system|fee)|extra|per|about))${forWhat}(?:\\sto\\s${term}(?:\\s(?:in|of)\\s[a-z]+)?|\\sfor\\s${term})?`,
  ),
  rule("criminal", "criminal record", keep(`(?:${being}|${asA})${article}`), `${label}${end}`, forWhat),
  rule(
    "criminal",
    "criminal record",
    keep(opening),
    `(?:on (?:probation|parole)(?=\\s(?:until|till|for|since|so|but|and)|[,;])|ex-?(?:con|felon|offender)|convicted felon|felon)(?=\\s|[,;.])(?!\\s(?:period|friendly|policy))`,
  ),
  rule(
    "criminal",
    "criminal record",
    "\\b(?:did|served|serving|spent|done|doing|got|finished)\\s(?:my\\s)?(?:time|(?:a\\s)?(?:prison|jail) (?:sentence|term|time)|" +
      `${term}(?:\\s(?:of probation|of parole|probation|sentence))?)(?:\\s(?:in|at|inside|behind)\\s(?:(?:a\\s)?(?:federal\\s|state\\s|county\\s)?(?:prison|jail|custody|juvie|bars|the joint)|rikers))(?:\\sfor\\s(?:[a-z]+\\s)?(?:${offence}|[a-z]+))?`,
  ),
  rule(
    "criminal",
    "criminal record",
    keep(
      `(?:\\b(?:i|i've|ive)\\s(?:have\\s|had\\s|just\\s|once\\s)?|${opening})(?:did|served|done|spent|got|gave me)?\\s?`,
    ),
    `${term}(?:\\s(?:inside|in jail|in prison))?\\s(?:for|of)\\s(?:an?\\s)?(?:[a-z]+\\s)?(?:${offence}|probation|parole)${end}`,
  ),
  rule(
    "criminal",
    "criminal record",
    keep("\\b(?:i|i've)\\s(?:have\\s|just\\s|recently\\s|once\\s|also\\s)?"),
    `(?:(?:did|served|done) time(?:\\sfor\\s(?:an?\\s)?[a-z]+)?|went to (?:jail|prison|juvie)|been to (?:jail|prison)|was in (?:jail|prison)|(?:got|was|been|came) (?:released|out)(?: of| from) (?:jail|prison|custody)|(?:pled|pleaded) (?:guilty|no contest)(?:\\sto\\s(?:an?\\s)?[a-z]+(?:\\s(?!in\\b|and\\b|for\\b|when\\b|last\\b|two\\b|as\\b|but\\b)[a-z]+)?)?|stole (?:from|a|some) [a-z\\s]{3,20}|sold drugs|dealt drugs|violated (?:my )?(?:parole|probation)|shoplifted|robbed [a-z]+(?:\\s[a-z]+)?|killed [a-z]+|report to (?:a|my) (?:parole|probation) officer|have to register)${end}`,
  ),
  rule(
    "criminal",
    "criminal record",
    "\\b(?:just |recently )?(?:released|out|got out|came out|fresh out)(?: of| from) (?:jail|prison|juvie|custody|rikers)",
  ),
  rule(
    "criminal",
    "criminal record",
    keep(my),
    `(?:[a-z]+\\s)?(?:felony|misdemeanou?r|convictions?|dui|dwi|parole(?: officer)?|probation officer|arrest|jail time|prison (?:time|sentence)|(?:jail|prison) sentence|expungement|rap sheet|criminal (?:past|history|case|conviction)|court date|vorstrafe|bewahrung|condena|antecedentes|condamnation|condenacao|sentence)${end}(?:\\s(?:was|is|got|has been)\\s(?:expunged|sealed|dismissed|dropped|reduced|pending|overturned))?`,
  ),
  rule(
    "criminal",
    "criminal record",
    "\\b(?:my|mon|mi|meu)\\s(?:criminal\\s|police\\s)?(?:record|casier)\\s(?:is|was|got|has|shows|includes|n'est pas|no esta|isn'?t)\\s(?:not\\s)?(?:been\\s)?(?:[a-z]+)",
    end,
  ),
  rule(
    "criminal",
    "criminal record",
    "\\b(?:sali de (?:la carcel|prision)|estuve (?:preso|presa|en la carcel)|sai da (?:prisao|cadeia)|fui pres[oa]|je sors de prison|j'ai fait de la prison|(?:ich )?sass? im (?:gefangnis|knast)|aus (?:der haft|dem gefangnis) entlassen)",
  ),
];

// "a spousal visa (H-4 EAD)"
const inBrackets = new RegExp(`\\s?\\((?:${permit})[^()]{0,24}\\)`, "y");

export const findLegalStatus: Finder = (text) =>
  applyRules([...immigration, ...criminal], text, [inBrackets, trailingTime]);
