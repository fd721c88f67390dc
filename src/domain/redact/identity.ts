import { article, asA, being, end, my, opening } from "./frames.ts";
import { applyRules, type Finder, keep, oneOf, rule } from "./rule.ts";

const orientation = oneOf(`
  gay | lesbian | bi(?:sexual)? | queer | pansexual | asexual | transgender(?:ed)? | trans(?:\\s?(?:man|woman|masc|femme|person|guy|girl))? | trans-?sexual | non-?binary | enby | gender-?(?:queer|fluid|nonconforming) | intersex | homosexual | in the closet | lgbtq?[a-z+]{0,4} | schwul | lesbisch | homosexuelle? | lesbienne | lesbiana | homosexuel | homossexual | lesbica | transitioning | two-spirit`);
const ethnicity = oneOf(`
  black | african[\\s-]american | afro-?[a-z]{5,12} | latin[oaxe] | hispanic | chican[oa] | asian(?:[\\s-]american)? | native american | american indian | indigenous | aboriginal | first nations | alaska native | pacific islander | arab(?:ic)? | kurd(?:ish)? | roma(?:ni)? | gypsy | sinti | mixed[\\s-]race | bi-?racial | white(?!-) | caucasian | brown | an? (?:black|brown|white|asian|indigenous) (?:man|woman|person) | (?:a )?(?:person|man|woman) of colou?r | (?:a )?poc | schwarz | noire? | negr[oa] | indigena | gitan[oa] | maori | uyghur | rohingya`);

/** Sexual orientation, gender identity, ethnic origin: only as own statements. */
export const findIdentity: Finder = (text) =>
  applyRules(
    [
      rule(
        "orientation",
        "orientation",
        keep(`(?:${being}|${asA})${article}(?:openly\\s|out\\s|proud\\s|closeted\\s)?`),
        orientation,
        end,
        "(?:\\s(?:man|woman|person|guy|parent))?(?!\\s(?:to|about)\\b)",
      ),
      rule(
        "orientation",
        "orientation",
        keep("\\bi\\s(?:just\\s|recently\\s|also\\s)?"),
        `(?:came out(?: as [a-z]+)?|transitioned|am transitioning)${end}(?!\\s(?:to|from|of|with)\\b)`,
      ),
      rule(
        "orientation",
        "orientation",
        keep(my),
        `(?:gender (?:transition|identity|reassignment)|sexual orientation|sexuality|deadname|top surgery|bottom surgery)${end}`,
      ),
      rule(
        "orientation",
        "orientation",
        keep(opening),
        `${orientation}(?=\\s(?:here|applicant here)|\\s(?:man|woman|person)\\shere)`,
      ),
      rule(
        "ethnicity",
        "ethnicity",
        keep(`(?:${being}|${asA})${article}(?:half[\\s-])?`),
        ethnicity,
        end,
        "(?:\\s(?:man|woman|person|guy|female|male))?(?![\\s-](?:box|belt|hat|list|friday|studies|in\\b))",
      ),
    ],
    text,
  );
