import type { Topic } from "../../domain/topic.ts";
import type { Offer } from "../../domain/value.ts";

const subjects: Readonly<Partial<Record<Topic, RegExp>>> = {
  relocation: /relocat|moving (?:costs|expenses)|umzug|déménagement|mudanza|mudança/iu,
  visa: /visa|sponsor|work permit|blue card|arbeitserlaubnis/iu,
  equity: /equity|stock|shares|rsus?|options/iu,
  bonus: /bonus|commission|incentive|profit[- ]sharing|prämie|prime/iu,
};
const refused =
  /(?<!\p{L})(?:not (?:\p{L}+ )?(?:eligible|offer\p{L}*|provid\p{L}*|available|able|sponsor\p{L}*|include\p{L}*|cover\p{L}*|pay)|do(?:es)?(?: not|n['’]?t) (?:\p{L}+ )?(?:offer|provide|sponsor|include|cover|pay|support)|unable to|cannot|can['’]?t|no (?:relocation|visa|sponsorship|equity|bonus)|(?:relocation|sponsorship|visa support|visa sponsorship) (?:is|are) not|kein\p{L}*|pas de)(?!\p{L})/iu;
const bounded =
  /(?<!\p{L})(?:may|might|some|certain|case[- ]by[- ]case|depend\p{L}*|if|discretion\p{L}*|considered|subject to|however|whether|eligible candidates|where|possibl[ey]|could|up to|limited|for (?:some|certain|select) roles|unless|only)(?!\p{L})/iu;
const given =
  /(?<!\p{L})(?:(?:we|you|will|also|is|are|be|get|receive)(?: \p{L}+){0,3} (?:offer\p{L}*|provid\p{L}*|sponsor|pay|cover|eligible|get|receive|includ\p{L}*|support)|includ(?:es|ed|ing)|(?:is|are|will be) (?:fully )?(?:available|offered|provided|reimbursed|covered|paid|supported)|helps? (?:you )?with|eligible for|offers|(?<=\p{L} )(?:pays|covers|provides|sponsors|reimburses))(?!\p{L})/iu;
/** "not for part-time fellows": refused or given to some, and nothing is said of the others. */
const forSome = /(?<!\p{L})for (?!this|that|the |our |any |all |these |those )(?:[\p{L}-]+ ){0,2}[\p{L}-]+s(?!\p{L})/iu;
/** "must be authorised to work without sponsorship" asks something of the person and offers nothing. */
const demand = /(?<!\p{L})(?:authori[sz]ed|without|require\p{L}*|need\p{L}*)(?!\p{L})/iu;

/** Whether relocation, visa support, equity or a bonus is given, where the words decide it. */
export function offerOf(words: string, topic: Topic): Offer | null {
  const subject = subjects[topic];
  if (subject === undefined || !subject.test(words)) return null;
  if (topic === "visa" && demand.test(words)) return null;
  const no = refused.test(words);
  if (no && (bounded.test(words) || forSome.test(words))) return { kind: "offer", offered: "conditional" };
  if (no) return { kind: "offer", offered: "not_offered" };
  if (/(?<!\p{L})(?:not|no|never|without)(?!\p{L})/iu.test(words)) return null;
  if (bounded.test(words) || forSome.test(words)) return { kind: "offer", offered: "conditional" };
  return given.test(words) ? { kind: "offer", offered: "offered" } : null;
}
