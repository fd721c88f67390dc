import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import type { Reader } from "./reading/reader.ts";

/** What the bot never says of itself, by subject; a fact's own words may. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [
    /\byou(?:['’]ll| will| are going to| are sure to) (?:definitely |certainly |surely |always )?(?:get|receive|earn|be (?:hired|offered|paid|given|invited|accepted|selected|allowed|contacted|promoted|sponsored))\b/iu,
    "promises something to the reader",
  ],
  [
    /\b(?:guarantee[ds]?|promise[ds]?|assure[ds]?|certainly|definitely|surely|undoubtedly|no doubt|for sure)\b/iu,
    "promises something",
  ],
  [
    /\b(?:we|they|company|employer)(?:['’]ll| will| are going to) (?:hire|offer|invite|pay|sponsor|accept|select|choose|promote) you\b/iu,
    "promises something to the reader",
  ],
  [/\b(?:your )?(?:chances?|odds|likelihood|probability)\b/iu, "speaks of the reader's chances"],
  [
    /\byou(?:['’]re| are| would be| seem| look)(?: like)? (?:an? )?(?:very |really |perfectly )?(?:good|great|strong|perfect|ideal|well[- ]suited|qualified|overqualified|underqualified|eligible to work)\b/iu,
    "judges whether the reader fits",
  ],
  [
    /\b(?:you should(?! (?:be|have|know|bring|hold|speak|understand|feel|expect)\b)|i(?:['’]d| would)? (?:recommend|suggest|advise)|i think|in my opinion|i believe)\b/iu,
    "advises or has an opinion",
  ],
  [
    /\b(?:illegal|unlawful|lawsuit|sue|by law|legally|(?:labou?r|employment|immigration|tax|fair[- ]chance) laws?|tax(?:able|ed|-free)|deductible)\b/iu,
    "says what the law is",
  ],
  [
    /\b(?:great|amazing|wonderful|fantastic|excellent|awesome|terrible|best) (?:place|company|employer|team|culture|opportunity)\b/iu,
    "praises or blames the employer",
  ],
];

/** No promise, odds, judgement of fit, advice or opinion, unless the cited fact says just that. */
export const policyRail = (read: Reader): ClaimRail => ({
  name: "policy",
  check(subject) {
    if (read(subject).settled) return pass;
    for (const [pattern, reason] of forbidden) {
      const said = pattern.exec(subject.text)?.[0];
      if (said === undefined || subject.cited.some(({ statement }) => pattern.test(statement))) continue;
      return block("policy", reason);
    }
    return pass;
  },
});
