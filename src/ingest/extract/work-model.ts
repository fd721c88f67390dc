import type { WorkModel } from "../../domain/value.ts";

type Mode = NonNullable<WorkModel["mode"]>;

const modes: readonly (readonly [Mode, RegExp])[] = [
  [
    "remote",
    /(?<!\p{L})(?:(?:fully|100 ?%|entirely|completely|permanently) remote|remote (?:work-from-home )?(?:role|position|job|opportunity)|(?:role|roles|position|job) (?:is|are|will be|can be) (?:a |an )?(?:fully |100 ?% )?remote|work[- ]from[- ]home (?:role|position|job)|telecommute)(?!\p{L}|-first)/iu,
  ],
  [
    "hybrid",
    /(?<!\p{L})(?:(?:puesto|trabajo|regime|poste) (?:híbrido|hybride)|hybrid (?:role|position|job|work|working|model|schedule|setup|arrangement)|(?:role|position|job) (?:is|will be) (?:a )?hybrid|hybrides arbeiten|hybride? werken|modelo híbrido|télétravail partiel)(?!\p{L})/iu,
  ],
  [
    "on_site",
    /(?<!\p{L})(?:(?:fully |full-time, )?(?:on-?site|in-?person|in-?office) (?:role|position|job|\d days)|(?:roles?|position|job)(?: \p{L}+){0,6} (?:is|are|will be) (?:fully |100 ?% )?(?:on-?site|in-?person|in-?office)|presencial|(?:poste )?en présentiel)(?!\p{L})/iu,
  ],
];
const bare: readonly (readonly [RegExp, Mode])[] = [
  [/^[^\p{L}]*(?:fully |100% )?(?:remote|remoto|télétravail|远程)[^\p{L}]*$/iu, "remote"],
  [
    /^[^\p{L}]*(?:hybrid|híbrido|hybride)(?:[^\p{L}\d]+\d days?(?: (?:in|at)(?: the)? office| on-?site| (?:a|per) week)*)?[^\p{L}]*$/iu,
    "hybrid",
  ],
  [/^[^\p{L}]*(?:on-?site|in-?person|in-?office|presencial|办公室|坐班)[^\p{L}]*$/iu, "on_site"],
];
const company = /(?<!\p{L})(?:remote-first|compan(?:y|ies)|hybrid cloud|teams?)(?!\p{L})/iu;
const optional =
  /(?<!\p{L})(?:optional|may (?:work|be|choose|also)|can (?:choose|also)|possib\p{L}+|considerable|if you (?:like|wish|want|prefer)|commit to)(?!\p{L})/iu;
const negation = /(?<!\p{L})(?:not|no|never|without|nicht|kein\p{L}*|cannot|can['’]?t)(?!\p{L})/iu;
const days =
  /(?<!\p{L})(\d|one|two|three|four|five) days? (?:a|per|each|every) week(?!\p{L})|(?<!\p{L})(\d)x? (?:a|per) week(?!\p{L})|(?<!\p{L})(\d) (?:tage?n? (?:pro|in der) woche|jours par semaine|días (?:a la|por) semana|dias por semana|dagen per week)(?!\p{L})/iu;
const dayNumbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

function daysOf(words: string): number | null {
  const found = days.exec(words);
  const word = (found?.[1] ?? found?.[2] ?? found?.[3])?.toLowerCase();
  if (
    word === undefined ||
    !/(?<!\p{L})(?:office|on-?site|in[- ]person|büro|bureau|oficina|escritório|kantoor)(?!\p{L})/iu.test(words)
  )
    return null;
  return dayNumbers[word] ?? Number(word);
}

/** Where the work is done, only where the words say it of the job and name a single way. */
export function workModelOf(words: string): WorkModel | null {
  const value = words.replace(/^[^:：]{0,40}[:：]\s*/u, "");
  const lone = bare.find(([pattern]) => pattern.test(value))?.[1];
  if (lone !== undefined) return { kind: "work_model", mode: lone, daysPerWeek: null, optional: false };
  const own = words.replace(/(?:cannot|can['’]t|can not|not)(?: \p{L}+){0,3} remote(?:ly)?/iu, "");
  if (negation.test(own)) return null;
  const found = modes.filter(([, pattern]) => pattern.test(own)).map(([mode]) => mode);
  const [mode] = found;
  if (mode === undefined || found.length !== 1) return null;
  if (
    mode !== "on_site" &&
    company.test(words) &&
    !/(?<!\p{L})(?:this|the) (?:role|position|job)(?!\p{L})/iu.test(words)
  )
    return null;
  return { kind: "work_model", mode, daysPerWeek: daysOf(words), optional: optional.test(words) };
}

/** A tag such as #LI-Hybrid. */
export function workModelOfTag(tag: string): WorkModel | null {
  const name = /^#?LI-(REMOTE|HYBRID|ON-?SITE)$/iu.exec(tag)?.[1]?.toLowerCase().replace("-", "");
  if (name === undefined) return null;
  const mode = name === "onsite" ? "on_site" : name === "hybrid" ? "hybrid" : "remote";
  return { kind: "work_model", mode, daysPerWeek: null, optional: false };
}
