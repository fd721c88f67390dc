import { article, asA, being, end, having, my, opening, trailingTime } from "./frames.ts";
import { applyRules, type Finder, keep, oneOf, rule } from "./rule.ts";

const devotion = `(?:(?:observant|practi[sc]ing|devout|orthodox|modern|ultra-?orthodox|reform|conservative|religious|strict|converted|born[\\s-]again|roman|eastern|greek|russian|coptic|sunni|shia|shi'?ite|evangelical|non-?practicing|secular|lapsed|cultural|proud|faithful|strenggl?aubige?r?|praktizierende?r?|glaubige?r?|pratiquante?|practicante|praticante)\\s){0,2}`;
const faith = oneOf(`
  muslims? | muslim[ae]s? | moslems? | musulman[ae]?s? | mu[cs]ulman[oa]s? | islamic | jewish | jews? | jude | judin | judisch | juif | juive | judi[oa]s? | judai?c | christians? | christ(?:in)? | chretien(?:ne)? | cristian[oa]s? | crist[ao]s? | catholics? | katholi(?:sch|k|kin) | catholique | catolic[oa]s? | protestants? | protestante? | evangelicals? | evangelic[oa]s? | evangelisch |
  hindus? | hindou(?:e)? | sikhs? | buddhists? | buddhist(?:in)? | bouddhiste | budistas? | jains? | mormons? | mormon[ea]? | lds | latter[\\s-]day saints?(?: member)? | (?:a )?jehovah'?s? witness(?:es)? | zeug(?:e|in) jehovas | temoin de jehovah | testig[oa] de jehova | testemunha de jeova | (?:seventh|7th)[\\s-]day adventists? | adventist(?:[ae])? | adventistas? | quakers? | amish | mennonites? | baptists? | pentecostals? | methodists? | lutherans? | presbyterians? | anglicans? | episcopalians? | scientologists? | baha'?i | zoroastrian | parsi |
  pagan | wiccan | druze | ahmadi | rastafarian | rasta | hasidic | haredi | atheists? | atheist(?:in)? | athee | ate[oa]s? | agnostic | satanist | unitarian | shinto | taoist | orthodox (?:jew|christian) | sunni | shia | shi'?ite | hijabi | (?:a )?(?:nun|monk|imam|rabbi|pastor|priest|deacon|church elder)`);
const observance = oneOf(`
  sabbath | shabbat | shabbos | sabbat | sabado sagrado | ramadan | ramad[ah]n | eid | yom kippur | rosh hashan[ae]h? | passover | pesach | sukkot | hanukkah | purim | lent | good friday | easter | diwali | holi | navratri | vaisakhi | ash wednesday | the holy days | high holidays | jummah? | jumu'?ah | salah | salat | namaz | friday prayers? | daily prayers | evening prayers | prayers? | (?:sunday |daily |weekly )?mass | bible study | church(?: services?)? | (?:sunday|friday|saturday) (?:service|worship|church) | the mosque | mosque | synagogue | shul | temple | gurdwara | kosher | halal | nightly tarawih`);

export const findBelief: Finder = (text) =>
  applyRules(
    [
      rule(
        "religion",
        "religion",
        keep(`(?:${being}|${asA})${article}`),
        `${devotion}${faith}${end}(?!\\s(?:school|university|college|museum|history|studies|charity|hospital|media))`,
      ),
      rule(
        "religion",
        "religion",
        keep(`(?:${being}|${asA})${article}`),
        "(?:very |deeply |strictly |quite |super )?(?:religious|observant|devout|glaubig|strengglaubig|croyante?|pratiquante?|practicante|religios[oa]|shomer shabbat|sabbath[\\s-]observant|a person of faith|a believer|a convert)(?:\\s(?:person|man|woman|family|to [a-z]+))?",
        end,
      ),
      rule(
        "religion",
        "religion",
        keep(opening),
        `${devotion}${faith}(?=\\s(?:here|myself|so\\b|and (?:need|can|i\\b|pray|fast))|,\\s(?:so|can|will|do|is|need|would|could|i\\b|does|are))`,
      ),
      rule(
        "religion",
        "religion",
        keep(
          "\\b(?:i|we|and)\\s(?:also\\s|still\\s|always\\s|need to\\s|have to\\s|must\\s|want to\\s|will\\s|am required to\\s|do\\s|regularly\\s|usually\\s){0,3}|" +
            `${asA}[a-z]+\\s`,
        ),
        `(?:pray(?:\\s(?:(?:\\w+\\s)?times (?:a|per) day|daily|every [a-z]+|at (?:noon|midday|dawn|sunset)|on [a-z]+|in the [a-z]+|during [a-z\\s]{3,14}))?|(?:keep|observe|celebrate|honou?r|attend|go to|went to|practice|practise|follow|eat|lead)\\s(?:the\\s|a\\s|my\\s|strictly\\s|only\\s){0,2}(?:${observance}|islam|judaism|christianity|hinduism|buddhism|sikhism|religious holidays)|fast(?:ing)? (?:during|for|in|on)\\s(?:the month of\\s)?[a-z]+(?:\\s[a-z]+)?|wear\\s(?:an?\\s|my\\s|the\\s)?(?:hijab|niqab|burqa|turban|dastar|kippah|kippa|yarmulke|head-?scarf|headcovering|cross|kirpan|kopftuch|veil|tzitzit|religious (?:garb|clothing|dress))|tithe|volunteer at my (?:church|mosque|temple|synagogue)|converted to [a-z]+|don'?t work on (?:the )?(?:sabbath|shabbat))${end}`,
      ),
      rule(
        "religion",
        "religion",
        keep(`\\b(?:i'?m|i am|we're|we are)\\s`),
        `(?:fasting(?:\\s(?:for|during)\\s[a-z]+)?|observing\\s${observance}|celebrating\\s${observance})${end}`,
      ),
      rule(
        "religion",
        "religion",
        keep(my),
        `(?:(?:[a-z]+\\s)?(?:faith|religion|church|mosque|synagogue|temple|parish|congregation|rabbi|imam|pastor|prayers?(?: times?)?|religious (?:beliefs?|obligations?|holidays?|observances?|practice|community)|sabbath|shabbat|bible (?:study|group)|hijab|turban|kippah?|yarmulke|head-?scarf|kopftuch|kirpan|beliefs)|glaube|religion|eglise|iglesia|religion|fe|igreja|religiao)${end}(?!\\s(?:is not|isn't)\\s(?:a|the) (?:problem|topic))`,
      ),
      rule(
        "religion",
        "religion",
        "\\b(?:for|because of|wegen|por|pour)\\s(?:my\\s|meine[sr]?\\s|des\\s|mis\\s)?(?:religious|faith|religiose[nr]?|religiosos|religiosas|religieuses|motivos religiosos)(?:\\s(?:reasons?|grunden?|obligations?|beliefs?|observance|raisons|motivos|razones))?",
        end,
      ),
      rule(
        "religion",
        "religion",
        keep(having),
        "(?:friday prayers?|(?:daily |evening )?prayers?(?:\\s(?:\\w+ times a day|on [a-z]+))?|bible study|church(?: service)?|religious (?:obligations?|commitments?|duties|holidays?))",
        end,
        "(?:\\son\\s[a-z]+)?",
      ),
      rule(
        "religion",
        "religion",
        "\\b(?:ich bete|ich faste|ich trage (?:ein )?kopftuch|je prie|je fais le ramadan|je jeune|je porte (?:le )?voile|rezo|oro|ayuno(?:\\sen)?|guardo el (?:sabado|shabat)|guardo o sabado|eu oro|faco o ramada)(?:\\s(?:[a-z0-9]+\\s){0,2}(?:am tag|taglich|par jour|fois par jour|veces al dia|vezes (?:ao|por) dia|ramadan))?",
        end,
      ),
      // politics, unions
      rule(
        "politics",
        "politics",
        keep(`(?:${being}|${asA})${article}`),
        "(?:registered |lifelong |proud |card-carrying |active )?(?:republican|democrat(?!ic)|libertarian|communist|socialist|marxist|anarchist|trump supporter|maga (?:supporter|voter)|tory|(?:labour|green|conservative|liberal|socialist|communist|democratic|republican|afd|spd|cdu|fdp)(?:\\sparty)?\\s(?:party\\s)?(?:member|voter|supporter|activist)|(?:cdu|spd|afd|fdp)-mitglied)",
        end,
      ),
      rule(
        "politics",
        "politics",
        keep("\\bi\\s(?:always\\s|usually\\s|still\\s)?"),
        "(?:vote(?:d)? (?:for\\s)?(?:the\\s)?(?:republican|democrat|labour|tory|green|conservative|trump|biden|harris|afd|spd|cdu)s?|belong to the [a-z]+ party)",
        end,
      ),
      rule(
        "union_membership",
        "union membership",
        keep(`(?:${being}|${asA})${article}`),
        "(?:active |long[\\s-]time |former |proud |current )?(?:in (?:a|the) (?:trade |labou?r )?union|(?:trade |labou?r )?union (?:member|steward|rep(?:resentative)?|organi[sz]er|delegate)|(?:shop steward|gewerkschaftsmitglied|gewerkschafter(?:in)?|betriebsrat)|syndiquee?|sindicalizad[oa]|sindicalista|afiliad[oa] al sindicato)",
        end,
      ),
      rule(
        "union_membership",
        "union membership",
        "\\bmy (?:trade |labou?r )?union(?:\\s(?:is|was)\\s(?:the\\s)?[a-z]+)?",
        end,
      ),
      rule(
        "union_membership",
        "union membership",
        keep("\\bi\\s"),
        "(?:belong to (?:a|the) (?:[a-z]+\\s)?union|(?:organi[sz]ed|joined|helped organi[sz]e|led) (?:a|the|our) (?:union|strike)(?:\\sdrive)?)",
        end,
      ),
    ],
    text,
    [trailingTime],
  );
