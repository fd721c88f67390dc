import { z } from "zod";
import { Day } from "./day.ts";
import { FeedbackReason, FeedbackVerdict } from "./feedback.ts";
import { AnswerScope, GapSubject, Waiter } from "./gap.ts";
import { Topic } from "./topic.ts";

const Origin = z.strictObject({
  tenant: z.string().min(1),
  /** The candidate's conversation, in which events are worked one at a time, in order. */
  channel: z.string().min(1),
  /** Microseconds since the epoch by the messenger's clock: two messages of one millisecond keep their order. */
  atMicros: z.int(),
});

const OfHandOff = Origin.extend({ handOffId: z.string() });
/** Its channel is the posting's lane: candidates who ask the same at once are worked one after the other. */
const OfPosting = Origin;
const byRecruiter = { recruiter: z.string(), recruiterName: z.string().nullable() };

/** Something that happened in the messenger and waits to be worked. Texts are redacted before they come here. */
export const IncomingEvent = z.discriminatedUnion("kind", [
  Origin.extend({
    kind: z.literal("message"),
    candidate: z.string(),
    /** `null` where redaction failed: nothing is known of it. Blank where a message holds none, such as a file. */
    text: z.string().nullable(),
    /** Where the reply goes: the thread that the candidate wrote in, or `null` for the top level. */
    thread: z.string().nullable(),
    messageId: z.string(),
    hasFiles: z.boolean(),
    /** The message was written before and says something else now: it keeps its place and its id. */
    isEdit: z.literal(true).optional(),
    /** It was written in a form: it stands nowhere in the messenger. */
    inForm: z.literal(true).optional(),
  }),
  Origin.extend({ kind: z.literal("message_deleted"), candidate: z.string(), messageId: z.string() }),
  Origin.extend({ kind: z.literal("posting_chosen"), candidate: z.string(), postingKey: z.string() }),
  /** The candidate wants to see which postings there are. */
  Origin.extend({ kind: z.literal("postings_requested"), candidate: z.string() }),
  /** Somebody spoke to Candor in a channel, where others read along: nothing of what was said is kept. */
  Origin.extend({
    kind: z.literal("mentioned"),
    /** The thread in which the answer stands. */
    thread: z.string(),
    /** The language that was spoken, as far as it can be told. */
    language: z.string(),
  }),
  Origin.extend({
    kind: z.literal("feedback_given"),
    candidate: z.string(),
    /** The turn whose answer it is about. */
    turnId: z.string(),
    verdict: FeedbackVerdict,
  }),
  Origin.extend({
    kind: z.literal("feedback_explained"),
    candidate: z.string(),
    /** The turn whose answer did not help. */
    turnId: z.string(),
    reason: FeedbackReason,
  }),
  Origin.extend({
    kind: z.literal("person_requested"),
    candidate: z.string(),
    /** gap: what the answer left open · further: what it answered without being of help, too. */
    reason: z.enum(["person", "gap", "further"]),
    /** The turn under which the button stood. */
    turnId: z.string(),
  }),
  /** The candidate wants the message with which they asked to be read by those who look after their request. */
  OfHandOff.extend({ kind: z.literal("pass_on_requested"), candidate: z.string() }),
  /** It could not be passed on, and never will be: it is gone, or may not be read. */
  OfHandOff.extend({ kind: z.literal("not_passed_on") }),
  OfHandOff.extend({ kind: z.literal("hand_off_answered"), ...byRecruiter, text: z.string() }),
  /** `corrects`: when the answer was given that it takes the place of. */
  OfHandOff.extend({ kind: z.literal("hand_off_corrected"), ...byRecruiter, text: z.string(), corrects: z.int() }),
  OfHandOff.extend({ kind: z.literal("hand_off_claimed"), ...byRecruiter }),
  OfHandOff.extend({ kind: z.literal("hand_off_returned"), ...byRecruiter }),
  /** A recruiter sees to it that the hand-off is answered. */
  OfHandOff.extend({ kind: z.literal("hand_off_owned"), ...byRecruiter }),
  /** Comes of itself; it means something only where nobody has answered. `reminder` counts them from 1. */
  OfHandOff.extend({ kind: z.literal("hand_off_due"), reminder: z.int().positive() }),
  /** Comes of itself; it means something only where the recruiter has done nothing since `activeAt`. */
  OfHandOff.extend({ kind: z.literal("hand_off_fell_silent"), activeAt: z.int() }),
  /** A candidate wants to know what the posting does not say. */
  OfPosting.extend({
    kind: z.literal("gap_asked"),
    subject: GapSubject,
    waiter: Waiter.omit({ tenant: true, gapId: true, toldAt: true }),
  }),
  OfPosting.extend({
    kind: z.literal("gap_answered"),
    gapId: z.string(),
    ...byRecruiter,
    text: z.string(),
    topic: Topic,
    scope: AnswerScope,
    until: Day.nullable(),
    /** Given where an earlier answer is corrected: when that was given. */
    corrects: z.int().nullable(),
  }),
  /** The last day of a recruiter's fact may be over. */
  OfPosting.extend({ kind: z.literal("fact_expired"), postingKey: z.string() }),
  /** Who waits for it, or what they asked, has changed. */
  OfPosting.extend({ kind: z.literal("gap_changed"), gapId: z.string() }),
  OfPosting.extend({ kind: z.literal("gap_card_not_posted"), gapId: z.string() }),
  /** As of a hand-off; `openedAt` tells it from the same gap asked anew. */
  OfPosting.extend({ kind: z.literal("gap_due"), gapId: z.string(), openedAt: z.int(), reminder: z.int().positive() }),
  /** It was published anew, closed or opened: those who were told of it are looked after, a page at a time. */
  OfPosting.extend({
    kind: z.literal("posting_changed"),
    postingKey: z.string(),
    cause: z.string(),
    /** The conversation after which the page begins. */
    after: z.string().nullable(),
  }),
  /** A posting that this candidate was told of has changed; what they were told may hold no more. */
  Origin.extend({ kind: z.literal("told_posting_changed"), postingKey: z.string() }),
  /** What this candidate asked has been answered. */
  Origin.extend({ kind: z.literal("answer_arrived"), gapId: z.string() }),
  /**
   * A candidate's rights: to know what is kept and what they were told, to be given it, not to be written to, to have it
   * erased.
   */
  Origin.extend({
    kind: z.literal("data_requested"),
    candidate: z.string(),
    what: z.enum(["summary", "told", "file", "stop", "erase", "erase_now"]),
  }),
  /** What a candidate wanted as a file could not be sent, and never will be. */
  Origin.extend({ kind: z.literal("data_not_sent"), candidate: z.string() }),
  /** The candidate does not want to be told any more. */
  Origin.extend({ kind: z.literal("question_withdrawn"), candidate: z.string(), turnId: z.string() }),
  /** A week is over (milliseconds): recruiters are told what waits. */
  Origin.extend({ kind: z.literal("digest_due"), since: z.int(), until: z.int() }),
  /** The card could not be posted: no recruiter sees the hand-off. */
  OfHandOff.extend({ kind: z.literal("card_not_posted") }),
]);
export type IncomingEvent = z.infer<typeof IncomingEvent>;
