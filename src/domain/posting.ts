import { z } from "zod";
import { Fact, Quote } from "./fact.ts";
import { Handling } from "./handling.ts";

export const PostingKind = z.enum(["posting", "multi_role", "job_family", "not_a_posting"]);
export type PostingKind = z.infer<typeof PostingKind>;

export const Posting = z.strictObject({
  key: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u),
  title: z.string(),
  employer: z.string().nullable(),
  /** BCP 47 primary language of the text, `und` where it cannot be told. */
  language: z.string(),
  kind: PostingKind,
  /** Hash of the source's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type Posting = z.infer<typeof Posting>;

/** Something about the source that a person should look at, with the exact words. */
export const LintFinding = z.strictObject({
  code: z.string(),
  /** What is wrong, and what to do about it. */
  message: z.string(),
  quotes: z.array(Quote),
  /** What the words may have been or may become, to choose from; never what holds. */
  proposals: z.array(z.string()).default([]),
});
export type LintFinding = z.infer<typeof LintFinding>;

const tally = z.int().nonnegative();

/** What was found damaged in a source's text, counted. Quotes stay as they stand; what a sign was is never guessed. */
export const DamageReport = z.strictObject({
  /** Put right in what candidates read. */
  repaired: z.strictObject({ mojibake: tally, entities: tally, noBreakSpaces: tally, escapes: tally }),
  /** Only reads badly: apostrophes gone from words, texts that touch. */
  leftAsRead: z.strictObject({ apostrophes: tally, gluedTexts: tally }),
  /** Whether signs such as `+ / @ #` are gone everywhere; findings propose what single words may have been. */
  signsLost: z.boolean(),
});
export type DamageReport = z.infer<typeof DamageReport>;

/** A source after decoding and extraction; `texts` holds the decoded texts under their JSON pointers ("" for the only one). */
export const IngestedPosting = z.strictObject({
  posting: Posting,
  texts: z.record(z.string(), z.string()),
  facts: z.array(Fact),
  lint: z.array(LintFinding),
  /** Absent from postings that were read before it was counted. */
  damage: DamageReport.optional(),
});
export type IngestedPosting = z.infer<typeof IngestedPosting>;

/** Recruiters have Candor answer nobody about a posting for now: who of them, and since when (milliseconds). */
export const Pause = z.strictObject({
  by: z.string().min(1),
  /** As the messenger calls them; `null` where it does not say. */
  name: z.string().nullable(),
  since: z.int(),
});
export type Pause = z.infer<typeof Pause>;

/** What a posting is told by when a candidate names one, and whether it is still open. */
export const PostingEntry = z.strictObject({
  posting: Posting,
  /** Words of the places that it names. */
  places: z.array(z.string()),
  /** Addresses, requisitions and other marks that are its own. */
  references: z.array(z.string()),
  /** Milliseconds; `null` while it is open. */
  closedAt: z.int().nullable(),
  /** Absent while it is not paused. */
  paused: Pause.optional(),
  handling: Handling,
  /** When it was last published, closed, paused, resumed or handled in another way. */
  changedAt: z.int(),
});
export type PostingEntry = z.infer<typeof PostingEntry>;

/** What is made current: facts, and what the posting is told by. */
export const Publication = PostingEntry.omit({ closedAt: true, paused: true, handling: true, changedAt: true }).extend({
  facts: z.array(Fact).readonly(),
});
export type Publication = z.infer<typeof Publication>;

/** What was last read of a posting, before anybody's decisions. */
export type Proposal = {
  ingested: IngestedPosting;
  /** The folder, board, page or file that it was read from, as one names it to read it again. */
  collection: string;
  proposedAt: number;
  /** `null` where nobody has looked at this state of it yet. */
  reviewed: { by: string; at: number } | null;
};

/** One line of a reviewer's list. */
export type ProposalSummary = Omit<Proposal, "ingested"> & {
  key: string;
  title: string;
  /** How many facts need a person. */
  openCount: number;
};

/** One published fact set of a posting, numbered from 1. */
export const Revision = z.strictObject({
  tenant: z.string().min(1),
  number: z.int().positive(),
  publishedAt: z.int(),
  posting: Posting,
  facts: z.array(Fact),
  /** Since when the posting is closed (milliseconds), which a later look may see otherwise; `null` while it is open. */
  closedAt: z.int().nullable(),
  /** As with `closedAt`; absent while it is not paused. */
  paused: Pause.optional(),
});
export type Revision = z.infer<typeof Revision>;

/** Whether recruiters have paused what would be answered otherwise: of a closed one, that it is closed is what counts. */
export const isPaused = ({ closedAt, paused }: Pick<Revision, "closedAt" | "paused">): boolean =>
  closedAt === null && paused !== undefined;

/** Whether candidates are answered from it. */
export const isServed = ({ closedAt, paused }: Pick<Revision, "closedAt" | "paused">): boolean =>
  closedAt === null && paused === undefined;

/** open: candidates are answered from it · paused, closed: they are told so · unpublished: it waits for its review. */
export type PostingState = "open" | "paused" | "closed" | "unpublished";

/** A posting that was read, as recruiters and operators go by it. */
export type PostingLine = ProposalSummary & {
  state: PostingState;
  /** The current revision's number; `null` where none was published. */
  revision: number | null;
  /** Also where it is closed: it is paused when it is opened again. */
  paused: Pause | null;
  handling: Handling;
};

/** What is published of a posting: which revision is current, whether candidates are answered from it, and who of them. */
export type PostingStanding = Pick<PostingEntry, "closedAt" | "handling"> & {
  key: string;
  revision: number;
  paused: Pause | null;
};

/** The lane in which all that happens to a posting and its gaps is worked, one after the other. */
export const postingLane = (key: string): string => `posting:${key}`;

/** Quotes that are not exactly the words of their text. */
export const misquoted = ({ facts, lint, texts }: IngestedPosting): Quote[] =>
  [...facts, ...lint]
    .flatMap(({ quotes }) => quotes)
    .filter(({ path = "", start, end, raw }) => texts[path]?.slice(start, end) !== raw);
