import { article, asA, being, end, having, my, opening, someCount, timeUnit, trailingTime } from "./frames.ts";
import { applyRules, type Finder, keep, oneOf, rule } from "./rule.ts";

const span = `(?:(?:about |almost |nearly |over |around )?${someCount}(?:\\sand a half)?[\\s-]?(?:${timeUnit})(?:[\\s-](?:in|into it))?\\s)?`;
const pregnant = oneOf(`
  pregnant | preggers | heavily pregnant | expecting(?=\\s(?:a (?:baby|child|boy|girl|little|newborn)|twins|triplets|our|my (?:first|second|third|baby)|again|in (?:[a-z]+)|soon|any day|this|next)|[,.!?;]|$) | with child |
  schwanger | in anderen umstanden | hochschwanger | im (?:\\w{3,10}|\\d{1,2}\\.) monat(?: schwanger)? | enceinte | embarazada | en(?:\\sestado\\sde)?\\s(?:cinta|estado) | gravida | gestante | incinta | zwanger | w ciazy`);
const stage = `(?:\\s(?:with\\s(?:twins|triplets|our\\s[a-z]+|my\\s[a-z]+|a\\s[a-z]+)|a (?:baby|child|boy|girl|newborn)|twins|our (?:first|second|third|baby)(?:\\s(?:baby|child))?|again|soon|any day(?: now)?|(?:de|von|in der|im|with)\\s(?:ca\\.?\\s)?(?:\\d{1,2}\\.?\\s)?(?:${someCount}\\s)?(?:${timeUnit}|woche|monat|trimester|ssw)|(?:and )?due(?: date)?(?:\\sis)?(?:\\s(?:in|on|around|early|late|next|this))?\\s[a-z0-9]{1,10}))?`;
const event = oneOf(`
  (?:an? |my |our |two |several |three |multiple |a recent )?(?:miscarriages?|stillbirth|abortion|ectopic pregnancy|c-?section|cesarean|caesarean|fehlgeburt|fausse couche|aborto(?:\\sespontaneo)?|cesarea|kaiserschnitt|embryo transfer|egg retrieval|ivf(?:\\s(?:cycle|treatment|round)s?)?|iui|fertility (?:treatments?|meds|medication|drugs)|fiv|pma|kinderwunschbehandlung|postpartum (?:depression|recovery)|postnatal depression|high[\\s-]risk pregnancy|difficult pregnancy|pregnancy|schwangerschaft|grossesse|embarazo|gravidez)`);
const child = oneOf(`
  kids? | child(?:ren)? | baby | babies | newborns? | toddlers? | infants? | sons? | daughters? | twins | triplets | teenagers? | step-?(?:kids?|children|son|daughter) | foster (?:kids?|child(?:ren)?) | little ones? | boys | girls |
  kinder? | sohn | tochter | zwillinge | saugling | enfants? | bebes? | fils | filles? | jumeaux | hij[oa]s? | ninos? | gemelos | filh[oa]s? | criancas? | gemeos | figli[oa]?`);
const kin = oneOf(`
  wife | husband | hubby | spouse | partner | ex(?:[\\s-](?:wife|husband|partner))? | boyfriend | girlfriend | fiancee? | mother | father | mom | mum | dad | parents? | brother | sister | grand(?:mother|father|ma|pa|parents|mum|dad) | aunt | uncle | in-laws? | mother-in-law | father-in-law | sibling | ${child} |
  frau | mann | mutter | vater | eltern | oma | opa | schwester | bruder | femme | mari | mere | pere | parents | grand-mere | espos[oa] | marido | mujer | madre | padre | abuel[oa] | pareja | mae | pai | avo | moglie | marito`);
const numbered = `(?:(?:${someCount}|the|my|our|little|small|young|school[\\s-]aged?|teenage|older|grown|adult|very|own|zwei|drei|kleine[ns]?|petits?|jeunes|pequen[oa]s|small|adopted|foster|special[\\s-]needs|${someCount}[\\s-](?:${timeUnit})[\\s-]old)\\s){0,3}`;
const single = oneOf(`
  single (?:mum|mom|mother|dad|father|parent) | alleinerziehend(?:e mutter|er vater)? | (?:mere|pere|parent|maman|papa) (?:celibataire|seule?|solo|isolee?) | (?:madre|padre|mama|papa) solter[oa] | (?:mae|pai) solteir[oa] | solo parent | widow(?:er|ed)? | divorced | divorcee | separated (?:from my [a-z]+) | recently separated | going through an? (?:messy |bad |nasty |painful )?(?:divorce|separation|break-?up|custody (?:battle|case|fight)) | getting (?:divorced|married) | engaged to be married | newly ?wed | (?:un)?married |
  (?:a |an )?(?:new |expectant |first[\\s-]time |stay[\\s-]at[\\s-]home |foster |adoptive |working |young |proud |teen |divorced |widowed |full[\\s-]time )(?:mum|mom|mother|dad|father|parent)s? | (?:a |an )?(?:mum|mom|mother|dad|father|parent|grandparent|grandmother|grandfather) (?:of|to) (?:${numbered})(?:[a-z]+) | (?:a |an |the |my )?(?:sole |full[\\s-]time |main |primary |only )?(?:carer|caregiver|caretaker) (?:for|of|to) (?:my|an?) (?:[a-z]+\\s){0,2}${kin} | (?:her|his|their) (?:sole |full[\\s-]time |main |primary |only )?(?:carer|caregiver|caretaker) | caring for (?:my|an?) (?:[a-z]+\\s){0,3}${kin} | looking after my (?:[a-z]+\\s){0,2}${kin} |
  geschieden | verwitwet | verheiratet | getrennt lebend | mutter von [a-z]+(?: kindern)? | vater von [a-z]+(?: kindern)? | divorcee? | veuve | veuf | mariee? | en instance de divorce | mere de [a-z]+ enfants | pere de [a-z]+ enfants | divorciad[oa] | viud[oa] | casad[oa] | separad[oa] | madre de [a-z]+ | padre de [a-z]+ | viuv[oa] | mae de [a-z]+(?: filhos)? | pai de [a-z]+(?: filhos)?`);
const news = oneOf(`
  died | passed(?: away)? | left me | left us | walked out | cheated on me | lost (?:his|her|their) job | got laid off | was laid off | got fired | is deployed | got deployed | moved out | abuses? me | beats? me | hits? me | filed for divorce | wants? a divorce | is (?:dying|in jail|in prison|in hospital|in a coma|in a care home|incarcerated|jealous) | is in the (?:hospital|icu|military|army) | works? nights? | needs? (?:constant |full[\\s-]time |round[\\s-]the[\\s-]clock |24/7 |daily )?care | has custody | has to be picked up | is (?:out of work|unemployed|on parole|undocumented) |
  (?:just |recently )?(?:gave birth|had (?:a|our|her) (?:baby|first|second|third|child)[a-z\\s]{0,10}) | is expecting | is pregnant | is due | ist gestorben | ist schwanger | est (?:mort|morte|decedee?|enceinte) | murio | fallecio | esta embarazada | morreu | faleceu | esta gravida`);

const pregnancy = [
  rule("pregnancy", "pregnancy", keep(being), `${someCount}\\s(?:months|weeks)\\s(?:along|gone)${end}`),
  rule(
    "pregnancy",
    "pregnancy",
    keep(opening, "(?:currently\\s|still\\s|now\\s)?"),
    `(?:on (?:maternity|paternity|parental) leave|breast-?feeding|postpartum|freshly postpartum)${end}(?=\\s(?:until|till|now|so|but|and|since|right)|[,;.])`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    keep(being),
    `${article}(?:finally\\s|newly\\s|visibly\\s)?${span}(?:${pregnant})${end}${stage}`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    keep(opening),
    `(?:im\\s)?${span}(?:pregnant|schwanger|enceinte|embarazada|gravida)${end}(?!\\s(?:people|women|employees|workers|candidates|applicants|staff))${stage}`,
    "(?!\\s?\\?)",
  ),
  rule(
    "pregnancy",
    "pregnancy",
    my,
    `${kin}(?:\\sand i)?(?:'s|\\sis|\\sare|\\sist|\\sest|\\sesta)\\s(?:also\\s|just\\s|currently\\s|finally\\s)?${span}(?:pregnant|expecting|due|schwanger|enceinte|embarazada|gravida)${end}${stage}`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    my,
    `(?:baby|child|twins|first|second|third|little one|son|daughter)(?:'s|\\sis|\\sare)\\s(?:due|coming|arriving|expected)`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    keep(
      `\\b(?:i|we|ich|wir|je|on)\\s(?:just\\s|also\\s|recently\\s|'ve\\s|have\\s|habe\\s)?|\\b(?:i'?ve|i'm|we're|we've)\\s(?:just\\s|recently\\s|also\\s|been\\s)?|${opening}|${having}`,
    ),
    `(?:had|have|having|lost|start(?:ed|ing)?|begin(?:ning)?|began|doing|do|went through|going through|undergoing|recovering from|suffered|hatte|ai fait|ai eu|tuve|sufri|tive|am having|in the middle of|on|trying|planning|after)\\s(?:my\\s|our\\s|a\\s|another\\s|round\\s|second\\s|first\\s|of\\s){0,3}${event}${end}`,
  ),
  rule("pregnancy", "pregnancy", keep(`${having}${article}`), event, end),
  rule(
    "pregnancy",
    "pregnancy",
    "\\b(?:after|since|following|nach|apres|tras|depois de)\\s(?:my|our|a|an|meiner|ma|mi|minha)\\s",
    `${event}${end}`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    my,
    `(?:pregnancy|due date|maternity leave|paternity leave|ivf(?:\\scycle)?|fertility treatment|miscarriage|schwangerschaft|entbindung|mutterschutz|elternzeit|grossesse|conge maternite|embarazo|baja por maternidad|gravidez|licenca(?:[\\s-]maternidade)?)${end}`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    `\\b(?:i|we|she)(?:'m|'re| am| are|'ll be)?\\s(?:just\\s|recently\\s|also\\s|still\\s|currently\\s|actively\\s|been\\s){0,2}(?:gave birth|giving birth|breast-?feed(?:ing)?|nursing (?:a|my)(?: baby| newborn| infant)?|pump(?:ing)? (?:breast ?)?milk|postpartum|trying (?:for a baby|to conceive|to get pregnant|to have a (?:baby|child))|had (?:a|our|my) (?:baby|newborn|first baby|second baby)|having (?:a|another|our|my) (?:[a-z]+\\s)?(?:baby|child)|lost (?:a|the|our|my) (?:baby|pregnancy)|freez(?:e|ing) my eggs|on (?:maternity|parental|paternity) leave|going on (?:maternity|parental|paternity) leave|adopt(?:ing)? (?:a|our|two|my) (?:baby|child|kids?))${end}`,
  ),
  rule(
    "pregnancy",
    "pregnancy",
    "\\b(?:ich stille|j'allaite|estoy amamantando|estou amamentando|di a luz|acabo de dar a luz|j'ai accouche|habe (?:gerade )?entbunden|in elternzeit|im mutterschutz|en conge (?:de )?maternite|de baja por maternidad|em licenca[\\s-]maternidade|de licenca[\\s-]maternidade)",
  ),
  rule(
    "pregnancy",
    "pregnancy",
    `\\b(?:(?:i'm|im|i am|baby|we're|twins|he's|she's)\\s(?:is\\s|are\\s)?due\\s(?:in|on|early|late|around|with|any)\\s[a-z0-9]{2,10})`,
    "(?!\\s(?:course|dilig|time))",
  ),
];

const family = [
  rule(
    "family",
    "family",
    keep(`(?:${being}|${asA}|${opening})${article}`),
    single,
    end,
    "(?:\\s(?:of|with|to)\\s(?:[a-z0-9]+\\s){0,3}?(?:[a-z0-9]+))?",
    "(?!\\s(?:leave|benefits|policy))",
  ),
  rule(
    "family",
    "family",
    keep(`\\b(?:i'?m|i am|we're|we are)\\s`),
    `(?:raising|fostering|adopting|homeschooling|parenting|co-?parenting|supporting|caring for|looking after|taking care of)\\s(?:my\\s|our\\s|an?\\s)?${numbered}(?:(?!for|and)[a-z]+\\s){0,2}?${kin}(?:\\s(?:alone|on my own|by myself|full[\\s-]time))?${end}`,
  ),
  rule(
    "family",
    "family",
    keep(having),
    `${numbered}${child}(?:\\s(?:at home|under \\w+|in (?:school|daycare|college|kindergarten)|on the way|to (?:feed|support|raise|look after|care for)|every other (?:week|weekend)|half the week|on weekends)|\\s?\\(?(?:aged?|ages)\\s[\\d\\s,and&-]{1,12})?${end}(?!'s\\s(?:books|hospital|app))(?!-)`,
  ),
  rule(
    "family",
    "family",
    keep(having),
    `(?:an?|our|my)\\s(?:[a-z0-9]+[\\s-](?:${timeUnit})[\\s-]old)(?:\\s${child})?(?:\\sat home)?${end}(?!\\s(?:company|car|laptop|app|startup|business|degree|account))`,
  ),
  rule(
    "family",
    "family",
    keep(having),
    `(?:(?:an?|my|our)\\s)?(?:elderly\\s|sick\\s|disabled\\s|dependent\\s|dying\\s|aging\\s|ageing\\s)(?:[a-z]+\\s)?(?:${kin}|relatives?|dependents?)(?:\\s(?:at home|to care for|to look after|with [a-z]+))?${end}`,
  ),
  rule(
    "family",
    "family",
    keep(having),
    `(?:an?\\s|my\\s)?(?:(?:[a-z]+\\s)?custody (?:hearings?|battle|case|dispute|arrangements?|of [a-z\\s]{3,20}|every [a-z\\s]{4,14})|family emergency|divorce(?: hearing| case| proceedings)?|(?:shared|joint|full|sole) custody(?: of my [a-z]+)?|childcare (?:problems?|issues?|duties)|parenting time|caring responsibilities|a family to (?:feed|support))${end}`,
  ),
  rule(
    "family",
    "family",
    "(?:\\b(?:a|my|our|the|next|ongoing|with)\\s)?(?:child\\s)?\\bcustody (?:hearings?|battle|case|dispute|fight|schedule|arrangements?)\\b",
  ),
  rule(
    "family",
    "family",
    my,
    `(?:[a-z0-9'-]{1,12}\\s){0,2}?${kin}(?:\\sand i)?\\s(?:has\\s|have\\s|just\\s|recently\\s|also\\s|both\\s|suddenly\\s|hat\\s|a\\s){0,2}${news}${end}`,
  ),
  rule(
    "family",
    "family",
    keep(my),
    `(?:divorce|custody (?:hearing|case|battle)|ex-?(?:wife|husband)|separation|childcare|late (?:husband|wife)|(?:messy|bad|nasty|ongoing|recent) divorce|scheidung|divorcio|same[\\s-]sex (?:partner|spouse|wife|husband))${end}`,
  ),
  rule(
    "family",
    "family",
    my,
    `(?:newborn|toddler|baby|infant|twins|\\d{1,2}[\\s-](?:${timeUnit}|yo)[\\s-]?(?:old)?(?:\\s${child})?)${end}`,
  ),
  rule(
    "family",
    "family",
    `\\b(?:i|we)\\s(?:just\\s|recently\\s)?(?:got (?:divorced|married|separated)|lost (?:my|our) ${kin}|buried my ${kin}|care for (?:my|an?) (?:[a-z]+\\s){0,2}${kin}|look after my (?:[a-z]+\\s){0,2}${kin}|take care of my (?:[a-z]+\\s){0,2}${kin}|have to pick up my (?:[a-z]+\\s)?${kin}|pay (?:child support|alimony))${end}`,
  ),
  rule(
    "family",
    "family",
    `\\b(?:ich pflege|ich betreue|ich kummere mich um|je m'occupe de|je garde|cuido (?:a|de)|cuido de)\\s(?:meinen?\\s|meine\\s|ma\\s|mon\\s|mes\\s|mi\\s|mis\\s|minha\\s|meu\\s)(?:[a-z]+\\s){0,2}?${kin}${end}`,
  ),
  rule(
    "family",
    "family",
    keep("\\b(?:hauling|with|moving|relocating|bringing)\\s"),
    `(?:my\\s|our\\s)?(?:wife and\\s|husband and\\s)?(?:${someCount}|my|our)\\s(?:small\\s|young\\s|little\\s|school-age\\s)?(?:kids|children|kinder|enfants|hijos|filhos)${end}`,
  ),
];

export const findPregnancyAndFamily: Finder = (text) => applyRules([...pregnancy, ...family], text, [trailingTime]);
