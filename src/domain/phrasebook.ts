import { z } from "zod";
import { FeedbackReason } from "./feedback.ts";
import { Act } from "./question.ts";
import { Topic } from "./topic.ts";

/** A fixed sentence; `{name}` is filled by code. */
const Sentence = z.string().min(1);

/** All fixed text of one language that a candidate may read. `knowledge/phrases/<language>.yaml`. */
export const Phrases = z.strictObject({
  /** Nouns for "The posting doesn't mention …", by topic and, where finer, by concept. */
  topics: z.record(Topic, Sentence),
  concepts: z.record(z.string(), Sentence),
  /** Nouns for "You can ask about …". */
  askable: z.partialRecord(Topic, Sentence),
  /** Sentences that lead into the posting's own words. */
  frames: z.strictObject({
    says: Sentence,
    lists: Sentence,
    amount: Sentence,
    noPeriod: Sentence,
    years: Sentence,
    date: Sentence,
    contact: Sentence,
    offered: Sentence,
    notOffered: Sentence,
    conditional: Sentence,
    required: Sentence,
    preferred: Sentence,
    tag: Sentence,
    unclear: Sentence,
    conflicting: Sentence,
    notStated: Sentence,
    near: Sentence,
    /** The matter is spoken of, and no amount is given. */
    noFigure: Sentence,
    confirmed: Sentence,
    /** The posting is closed. */
    closed: Sentence,
    /** Recruiters have paused the answers about the posting. */
    paused: Sentence,
  }),
  declined: z.partialRecord(Act, Sentence),
  related: Sentence,
  handedOff: z.strictObject({
    person: Sentence,
    accommodation: Sentence,
    status: Sentence,
    gap: Sentence,
    statedContact: Sentence,
    damagedContact: Sentence,
  }),
  /** A request whose words were kept back; the candidate may have them read by those who look after it. */
  passOn: z.strictObject({
    /** Who would read them, for how long they stand there, and that none of it is needed. */
    notice: Sentence,
    underWay: Sentence,
    /** The message is gone, or may not be read. */
    failed: Sentence,
  }),
  smallTalk: z.strictObject({
    greet: Sentence,
    thank: Sentence,
    bye: Sentence,
    identity: Sentence,
    capabilities: Sentence,
    privacy: Sentence,
  }),
  /** What is kept about a candidate, and what they can have done with it. */
  data: z.strictObject({
    summary: Sentence,
    rights: Sentence,
    told: Sentence,
    nothingTold: Sentence,
    older: Sentence,
    /** All of it is to come as a file; it came; it could not be sent. */
    fileUnderWay: Sentence,
    file: Sentence,
    fileFailed: Sentence,
    stopped: Sentence,
    eraseAsk: Sentence,
    erased: Sentence,
    /** It has to be kept, as for a dispute. */
    held: Sentence,
  }),
  disclosure: Sentence,
  offerRecruiter: Sentence,
  source: Sentence,
  /** Behind the source where a recruiter's words are among it, and where they hold up to a day. */
  sourceConfirmed: Sentence,
  sourceUntil: Sentence,
  sourceSection: Sentence,
  choosePosting: Sentence,
  postingChosen: Sentence,
  whichPosting: Sentence,
  otherPostings: Sentence,
  /** There is none that Candor may answer from now. */
  noPostings: Sentence,
  morePostings: Sentence,
  notHelpful: Sentence,
  whyNotHelpful: Sentence,
  /** Why an answer did not help: what is pressed, and what is said to it. */
  reasons: z.record(FeedbackReason, z.strictObject({ button: Sentence.max(30), reply: Sentence })),
  unreadable: Sentence,
  noText: Sentence,
  failure: Sentence,
  /** Stands in the place of a reply whose question was edited or deleted. */
  takenBack: Sentence,
  recruiterSays: Sentence,
  /** A recruiter says otherwise what one of them had answered that day. */
  recruiterCorrects: Sentence,
  /** A recruiter has answered what the posting does not say: as a fact of the posting, or to those who waited. */
  gapConfirmed: Sentence,
  gapAnswered: Sentence,
  /** A recruiter says otherwise what was passed on before. */
  gapCorrected: Sentence,
  gapSource: Sentence,
  gapWithdrawn: Sentence,
  /** What was told does not hold any more. */
  correction: z.strictObject({
    opening: Sentence,
    before: Sentence,
    now: Sentence,
    gone: Sentence,
    closed: Sentence,
    reopened: Sentence,
  }),
  /** A recruiter takes the conversation over, and gives it back: after an answer, or before there was one. */
  personJoined: Sentence,
  personLeft: Sentence,
  personLeftOpen: Sentence,
  /** The request could not be shown to the recruiters yet. */
  handOffDelayed: Sentence,
  /** It is not answered in the time in which it should have been. */
  handOffLate: Sentence,
  /** Nobody of the recruiting team is there now. */
  outOfHours: Sentence,
  mention: Sentence,
  /** A status line: it stands behind Candor's name. */
  working: Sentence.max(50),
  home: z.strictObject({ intro: Sentence, current: Sentence, ask: Sentence, open: Sentence, unsaid: Sentence }),
  command: z.strictObject({
    help: Sentence,
    unknown: Sentence,
    personAsked: Sentence,
    dataAsked: Sentence,
    /** Somebody wants what recruiters alone may do: they are none, or it cannot be told whether they are. */
    forRecruiters: Sentence,
    notChecked: Sentence,
  }),
  /** A modal's title and buttons are short. */
  shortcut: z.strictObject({
    title: Sentence.max(24),
    question: Sentence,
    hint: Sentence,
    send: Sentence.max(24),
    cancel: Sentence.max(24),
    notKept: Sentence,
  }),
  buttons: z.strictObject({
    person: Sentence,
    recruiter: Sentence,
    others: Sentence,
    helpful: Sentence,
    notHelpful: Sentence,
    privately: Sentence,
    passOn: Sentence,
    withdraw: Sentence,
    myData: Sentence,
    told: Sentence,
    dataFile: Sentence,
    stop: Sentence,
    erase: Sentence,
    eraseNow: Sentence,
  }),
});
export type Phrases = z.infer<typeof Phrases>;

export type Phrasebook = ReadonlyMap<string, Phrases>;

/** A language, and the fixed text that is spoken in it. */
export type Speech = { language: string; phrases: Phrases };

/** The language in which fixed text is spoken: the asked one where there is a phrasebook for it, else English. */
export function phrasesFor(phrasebook: Phrasebook, language: string): Speech {
  const asked = phrasebook.get(language);
  if (asked !== undefined) return { language, phrases: asked };
  const english = phrasebook.get("en");
  if (english === undefined) throw new Error("the English phrasebook is missing");
  return { language: "en", phrases: english };
}

/** Fills `{name}` in a fixed sentence; a name without a value is a defect of the phrasebook, so it throws. */
export const fill = (sentence: string, values: Readonly<Record<string, string>> = {}): string =>
  sentence.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the phrase wants {${name}}, which was not given`);
    return value;
  });
