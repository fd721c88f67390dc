// Every door out of the core, on one page. Adapters implement these; flows are handed them.
import type { AuditRecord } from "./domain/audit.ts";
import type { Conversation } from "./domain/conversation.ts";
import type { Day } from "./domain/day.ts";
import type { Delivery, Effects } from "./domain/delivery.ts";
import type { FeedbackCount } from "./domain/digest.ts";
import type { ProposedDraft } from "./domain/draft.ts";
import type { IncomingEvent } from "./domain/event.ts";
import type { InputError, UnavailableError } from "./domain/errors.ts";
import type { Fact } from "./domain/fact.ts";
import type { Feedback } from "./domain/feedback.ts";
import type { AnswerScope, Gap, GapSubject, RankedGap, Waiter } from "./domain/gap.ts";
import type { HandOff } from "./domain/hand-off.ts";
import type { Handling } from "./domain/handling.ts";
import type { Hold } from "./domain/hold.ts";
import type { OutgoingMessage } from "./domain/message.ts";
import type { Phrases } from "./domain/phrasebook.ts";
import type {
  IngestedPosting,
  Pause,
  Posting,
  PostingEntry,
  PostingLine,
  PostingStanding,
  Proposal,
  ProposalSummary,
  Publication,
  Revision,
} from "./domain/posting.ts";
import type { ProposedFact } from "./domain/proposed-facts.ts";
import type { Receipt } from "./domain/receipt.ts";
import type { Decision, UnderReview } from "./domain/review.ts";
import type { DecodedSource, Validators } from "./domain/source.ts";
import type { Topic } from "./domain/topic.ts";

/** Milliseconds since the epoch. */
export type Clock = { now(): number };

/** Ids that sort by the time they were made (UUIDv7). */
export type Ids = { next(): string };

/** Fields are ids, counts, codes and durations: never a message's text, a prompt or a token. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `event` is a fixed snake_case name; an error is logged by class, code and stack, not by the data it carries. */
export type Logger = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
  child(fields: LogFields): Logger;
};

/** Who did something, by the messenger's or the machine's id, and when (milliseconds). */
export type Act = { by: string; at: number };

/** What is done to postings stands in the audit. */
export type PostingStore = {
  /**
   * Makes a revision current, and opens the posting where it was closed. The same posting and facts once more are no
   * new revision. Resolves to the current revision.
   */
  publish(tenant: string, publication: Publication, at: number): Promise<Revision>;
  /** From now on it is handled so, open or closed, whatever is published. False where there is no such posting. */
  handle(tenant: string, key: string, handling: Handling, act: Act): Promise<boolean>;
  /** False where there is no such open posting. */
  close(tenant: string, key: string, at: number): Promise<boolean>;
  /** Whatever is published meanwhile, it stays so until it is resumed. False where it is not open, or paused already. */
  pause(tenant: string, key: string, pause: Pause): Promise<boolean>;
  /** False where it is not paused. */
  resume(tenant: string, key: string, act: Act): Promise<boolean>;
  /** Of all that were ever published, in no order. */
  standings(tenant: string): Promise<PostingStanding[]>;
  current(tenant: string, key: string): Promise<Revision | null>;
  /** That revision as it was published, whatever is current. */
  revision(tenant: string, key: string, number: number): Promise<Revision | null>;
  /** What was published, closed, paused or resumed at `since` or later, in no order; all that there is since 0. Instants in milliseconds. */
  changes(tenant: string, since: number): Promise<{ key: string; changedAt: number }[]>;
  /** Of these keys, in no order; those that are unknown are left out. */
  entries(tenant: string, keys: readonly string[]): Promise<PostingEntry[]>;
};

export type ReviewStore = {
  /**
   * Keeps what was read of a posting for its review; a state that differs from the last one waits for a new one.
   * `openCount`: how many of its facts need a person · `mark`: by which source and which extraction it was made.
   */
  propose(
    tenant: string,
    read: { ingested: IngestedPosting; collection: string; openCount: number; mark?: string },
    at: number,
  ): Promise<"new" | "changed" | "same">;
  /** Whether this is what was proposed last, so that nothing would come of extracting it again. */
  isTaken(tenant: string, key: string, read: { collection: string; mark: string }): Promise<boolean>;
  find(tenant: string, key: string): Promise<Proposal | null>;
  /** By title; of one collection where it is named. */
  list(tenant: string, collection?: string): Promise<ProposalSummary[]>;
  /** Adds decisions to those that stand; none is ever changed or removed. */
  decide(tenant: string, key: string, decisions: readonly Decision[]): Promise<void>;
  /** In the order in which they were added. */
  decisions(tenant: string, key: string): Promise<Decision[]>;
  /** Records that a person has been through the proposal. False where there is none. */
  reviewed(tenant: string, key: string, review: { by: string; at: number; openCount: number }): Promise<boolean>;
};

/** Where postings are read from, by reference: folders, boards, pages, files. */
export type CollectionStore = {
  /** What its server gave when it was last read to the end; `null` where it was not. */
  validators(tenant: string, ref: string): Promise<Validators | null>;
  synced(tenant: string, ref: string, validators: Validators | null, at: number): Promise<void>;
  /** Names those that are served. Resolves to those that were named before and are no more. */
  configure(tenant: string, refs: readonly string[]): Promise<string[]>;
};

export type ConversationStore = { find(tenant: string, channel: string): Promise<Conversation | null> };

export type HandOffStore = {
  find(tenant: string, id: string): Promise<HandOff | null>;
  findByTurn(tenant: string, turnId: string): Promise<HandOff[]>;
  /** Oldest first. */
  inConversation(tenant: string, channel: string): Promise<HandOff[]>;
  /** Those opened or answered at `since` or later, and those that nobody has answered; oldest first. */
  since(tenant: string, since: number): Promise<HandOff[]>;
};

export type GapStore = {
  find(tenant: string, id: string): Promise<Gap | null>;
  findBySubject(tenant: string, subject: GapSubject): Promise<Gap | null>;
  /** Told or not, by conversation. */
  waiters(tenant: string, gapId: string): Promise<Waiter[]>;
  waitersOfTurn(tenant: string, turnId: string): Promise<Waiter[]>;
  /** What one candidate waits for, or was told. */
  waitersIn(tenant: string, channel: string): Promise<Waiter[]>;
  /** Those that wait for a recruiter: most candidates first, then the oldest. */
  open(tenant: string): Promise<RankedGap[]>;
};

export type ReceiptStore = {
  find(tenant: string, id: string): Promise<Receipt | null>;
  findByTurn(tenant: string, turnId: string): Promise<Receipt | null>;
  /** The latest ones, newest first. */
  latest(tenant: string, most: number): Promise<Receipt[]>;
  /** Oldest first. */
  inConversation(tenant: string, channel: string): Promise<Receipt[]>;
  /** Of one posting in one conversation, oldest first. */
  told(tenant: string, channel: string, postingKey: string): Promise<Receipt[]>;
  /** The conversations with receipts of a posting, in order, those after one of them. */
  channelsTold(tenant: string, postingKey: string, page: { after: string | null; most: number }): Promise<string[]>;
};

export type FeedbackStore = {
  findByTurn(tenant: string, turnId: string): Promise<Feedback | null>;
  /** How often the answers of each posting were judged so at `since` or later. */
  countsSince(tenant: string, since: number): Promise<FeedbackCount[]>;
  /** The answers that were said to look wrong at `since` or later, in no order. */
  doubtedSince(tenant: string, since: number): Promise<Receipt[]>;
};

/** What makes two arrivals the same event: the first key that is known decides. */
export type EventKeys = { eventId: string; messageKey: string; revision?: MessageRevision };

/** Which state of a message an event tells of: 0 for what was first written, else when it was changed (microseconds). */
export type MessageRevision = { message: string; number: number };

export type ClaimedEvent = { id: string; tenant: string; attempt: number; event: IncomingEvent };

/** Durable queue of accepted events; a conversation's events are worked in order, one at a time. */
export type Inbox = {
  /**
   * Resolves once the event is on disk. `duplicate`: it was accepted before, by either key. Of one message the latest
   * revision alone is worked, in whichever order they arrive; an earlier one that is being worked leads to nothing.
   */
  accept(event: IncomingEvent, keys: EventKeys, at: number): Promise<"accepted" | "duplicate">;
  /**
   * The next event whose conversation is free, leased until `leaseUntil`; `null` where none waits. `worker` is new for
   * each claim: a name that outlives the lease could finish work that it has lost to itself.
   */
  claim(worker: string, now: number, leaseUntil: number): Promise<ClaimedEvent | null>;
  /** This and all below throw `LeaseLostError` where `worker` does not hold the event any more. */
  extendLease(id: string, worker: string, leaseUntil: number): Promise<void>;
  /**
   * Commits the effects and the completion in one transaction; without the effects where a later revision of the same
   * message has been accepted meanwhile.
   */
  complete(id: string, worker: string, effects: Effects, at: number): Promise<void>;
  /** Returns the event to the queue until `retryAt`, or buries it (`null`) so that the conversation goes on. */
  fail(id: string, worker: string, code: string, retryAt: number | null): Promise<void>;
  /** How many wait, are worked, are buried. */
  counts(): Promise<{ waiting: number; working: number; dead: number }>;
};

/** What is posted in order and at one pace: a candidate's channel, or one of the recruiters' lanes. */
export type Lane = { tenant: string; lane: string };

/**
 * `postingSince`: when a post was begun whose end nobody recorded, as after a crash; the messenger is asked where the
 * message stands before it is posted again. `null`: it certainly does not stand there.
 */
export type ClaimedDelivery = {
  delivery: Delivery;
  lane: string;
  /** How many posts were begun; where `postingSince` is `null`, the one that this claim is for is among them. */
  attempt: number;
  postingSince: number | null;
  /** The message that the delivery's relation names; `null` where it has none, or that message was never posted. */
  relatedMessageId: string | null;
};

/** Durable queue of messages to post; a destination's deliveries are posted in order, each once. */
export type Outbox = {
  /** The next delivery whose lane is free and does not rest, leased until `leaseUntil`; `worker` is new for each claim. */
  claim(worker: string, now: number, leaseUntil: number, resting: readonly Lane[]): Promise<ClaimedDelivery | null>;
  /** This and all below throw `LeaseLostError` where `worker` does not hold the delivery any more. */
  extendLease(id: string, worker: string, leaseUntil: number): Promise<void>;
  /** Recorded before the post is attempted, so that a crash in between is seen as ambiguous. */
  posting(id: string, worker: string, at: number): Promise<void>;
  posted(id: string, worker: string, messageId: string, at: number): Promise<void>;
  /** It was not posted, and that is known. */
  retry(id: string, worker: string, code: string, retryAt: number): Promise<void>;
  /** It was not posted, through no fault of its own: the attempt does not count. */
  suspend(id: string, worker: string, code: string, retryAt: number): Promise<void>;
  /** Whether it was posted cannot be known: shown to the operator, never posted again. */
  unknown(id: string, worker: string, code: string): Promise<void>;
  /** It will never be posted, and that is known: what it says comes about `otherwise` is an event from now on. */
  fail(id: string, worker: string, code: string, at: number): Promise<void>;
  counts(): Promise<{ waiting: number; working: number; unknown: number; failed: number }>;
};

/** What stands in a queue, without anybody's words. Instants in milliseconds. */
export type QueuedItem = {
  id: string;
  tenant: string;
  lane: string;
  /** An event's kind, a delivery's destination; `null` where it cannot be told. */
  kind: string | null;
  /** Nothing of what it said is kept, so that it cannot be worked or posted any more. */
  isEmptied: boolean;
  state: string;
  attempt: number;
  /** Why the last attempt failed. */
  code: string | null;
  createdAt: number;
  dueAt: number;
};

export type QueueName = "inbox" | "outbox";

/** What an operator does with the queues, also while the bot works them. */
export type QueueDesk = {
  /** In these states, oldest first. */
  list(queue: QueueName, states: readonly string[]): Promise<QueuedItem[]>;
  /** Makes it wait for a first attempt. `absent`: it is in none of these states any more · `emptied`: see above. */
  requeue(
    queue: QueueName,
    id: string,
    from: readonly string[],
    at: number,
  ): Promise<"requeued" | "absent" | "emptied">;
  /** Ends it without an attempt: somebody has seen to it. False where it is in none of these states any more. */
  settle(queue: QueueName, id: string, from: readonly string[], at: number): Promise<boolean>;
  /** Ends a delivery as never to be posted, and removes its words. False as above. */
  withdraw(id: string, from: readonly string[], at: number): Promise<boolean>;
};

/** All that is kept about one person, apart from what waits in the queues. */
export type PersonData = {
  conversations: readonly Conversation[];
  /** What they were told, with its evidence. */
  receipts: readonly Receipt[];
  handOffs: readonly HandOff[];
  waiters: readonly Waiter[];
  feedback: readonly Feedback[];
  /** What was done for and about them, but for holds; without their pseudonym, which would outlive an erasure here. */
  audit: readonly Pick<AuditRecord, "at" | "entry">[];
};

/** How many of each were erased; of events and messages, how many say nothing any more. The audit stays, unlinked. */
export type Erasure = Readonly<Record<Exclude<keyof PersonData, "audit"> | "events" | "messages", number>>;

export type PersonDesk = {
  find(tenant: string, person: string): Promise<PersonData>;
  /** As `find`, to be handed out: the audit says so where there is anything. */
  export(tenant: string, person: string, how: { by: string; at: number }): Promise<PersonData>;
  /**
   * Erases it from the tables, the queues and the freed pages, and has what recruiters see drawn anew. Throws BusyError
   * while a message of theirs is being worked, InputError while it is held. `receipt`: the number under which the
   * audit says so, about nobody.
   */
  erase(tenant: string, person: string, how: { by: string; receipt: string; at: number; ids: Ids }): Promise<Erasure>;
};

/** All that is kept about a person, as a file for them: made as it stands now, kept nowhere, and audited each time. */
export type PersonFile = {
  name: string;
  /** `null` where nothing is kept. */
  make(tenant: string, person: string): Promise<Uint8Array | null>;
};

export type AuditStore = {
  /** A page of what was done at `since` (milliseconds) or later, oldest first, after a record. */
  list(
    tenant: string,
    page: { since: number; after: Pick<AuditRecord, "at" | "id"> | null; most: number },
  ): Promise<AuditRecord[]>;
};

/** The store for an operator, also while the bot works on it. */
export type StoreDesk = {
  queues: QueueDesk;
  postings: PostingStore;
  reviews: ReviewStore;
  collections: CollectionStore;
  gaps: GapStore;
  handOffs: HandOffStore;
  feedback: FeedbackStore;
  model: ModelMeter;
  holds: HoldStore;
  retention: RetentionStore;
  receipts: ReceiptStore;
  persons: PersonDesk;
  audit: AuditStore;
  close(): Promise<void>;
};

/**
 * What reading a reference leads to. refused: this one could not be read, the others go on · unchanged: nothing of it
 * has changed since the validators were given · expected: how many are to come, where that is known · facts: a posting that people reviewed before, with their decisions ·
 * end: all of it was read; what was given is no longer there if it did not come.
 */
export type Arrival =
  | { kind: "source"; ref: string; source: DecodedSource }
  | { kind: "facts"; ref: string; ingested: IngestedPosting; decisions: readonly Decision[] }
  | { kind: "refused"; ref: string; error: InputError | UnavailableError }
  | { kind: "unchanged" }
  | { kind: "expected"; count: number }
  | { kind: "end"; validators: Validators | null };

export type SourceReader = {
  /**
   * Reads a file, a folder, `-` (standard input), an https address, or a board (`greenhouse:acme`, `lever:acme/ID`), one
   * posting at a time. Throws InputError or UnavailableError where nothing of it can be read.
   */
  read(ref: string, validators?: Validators | null): AsyncIterable<Arrival>;
};

/** What a reviewer does, in the terminal or on the page. All throw NotFoundError where no such posting was read. */
export type ReviewDesk = {
  /** All that was read, by title. */
  list(): Promise<ProposalSummary[]>;
  review(key: string): Promise<UnderReview>;
  decide(key: string, decisions: readonly Decision[]): Promise<UnderReview>;
  /** Makes what is under review current, as reviewed by this person. */
  publish(key: string, by: string): Promise<Revision>;
};

/** Somebody who may speak for the employer, as the messenger or the machine knows them. */
export type Actor = { id: string; name: string | null };

/**
 * unknown: no such posting was read · to_review: so many of its facts need a person first · not_a_posting: nothing to
 * answer from · published: `isNew` where that changed anything; paused, it is told to nobody yet.
 */
export type PublishOutcome =
  | { kind: "unknown" | "not_a_posting" }
  | { kind: "to_review"; count: number }
  | { kind: "published"; revision: number; isNew: boolean; isPaused: boolean };

/** unknown: no such posting was read · not_open: nobody is answered from it anyway · already: it was paused before. */
export type PauseOutcome = { kind: "unknown" | "not_open" | "paused" } | { kind: "already"; pause: Pause };

export type ResumeOutcome = "unknown" | "not_paused" | "resumed";

/** What recruiters do with postings. Done when it resolves, and the same once more changes nothing. */
export type PostingDesk = {
  /** All that was read, by title. */
  list(): Promise<PostingLine[]>;
  publish(key: string, by: Actor): Promise<PublishOutcome>;
  pause(key: string, by: Actor): Promise<PauseOutcome>;
  resume(key: string, by: Actor): Promise<ResumeOutcome>;
};

/** What a recruiter who answers a gap needs while the messenger waits. */
export type GapDesk = {
  find(tenant: string, id: string): Promise<Gap | null>;
  /** Those who have not been told yet. */
  waiters(tenant: string, id: string): Promise<Waiter[]>;
  /** Why these words may not be said so, and what to do; `null` where they may. */
  problemWith(gap: Gap, answer: { words: string; topic: Topic; scope: AnswerScope }): Promise<string | null>;
};

/** Everything that is stored, behind one connection and one lock. */
export type Store = {
  postings: PostingStore;
  reviews: ReviewStore;
  collections: CollectionStore;
  conversations: ConversationStore;
  handOffs: HandOffStore;
  gaps: GapStore;
  receipts: ReceiptStore;
  feedback: FeedbackStore;
  model: ModelMeter;
  holds: HoldStore;
  retention: RetentionStore;
  persons: Pick<PersonDesk, "export">;
  inbox: Inbox;
  outbox: Outbox;
  /** Calls back whenever inbox or outbox may have new work; returns the unsubscriber. */
  onWork(listener: () => void): () => void;
  close(): Promise<void>;
};

/**
 * posted: it stands in the channel · retry: it does not, try again after `afterMs` · suspended: it does not, through no
 * fault of its own (a rate limit, a revoked token, no network); tried again after `afterMs`, at no attempt's cost ·
 * refused: it does not and never will · unknown: the messenger may have posted it.
 */
export type PostResult =
  | { kind: "posted"; messageId: string }
  | { kind: "retry"; code: string; afterMs: number }
  | { kind: "suspended"; code: string; afterMs: number }
  | { kind: "refused"; code: string }
  | { kind: "unknown"; code: string };

export type Messenger = {
  /** `relatedMessageId`: the message or file that the delivery's relation is to; `null` for none. */
  post(delivery: Delivery, relatedMessageId: string | null): Promise<PostResult>;
  /** After an ambiguous post: the message id under which it stands, `absent`, or `unknown` where it cannot be told. */
  locate(
    delivery: Delivery,
    relatedMessageId: string | null,
    since: number,
  ): Promise<{ kind: "found"; messageId: string } | { kind: "absent" } | { kind: "unknown" }>;
};

/** unknown: it could not be found out, which is never a yes. */
export type MemberStanding = "member" | "stranger" | "unknown";

/** Who is in a channel of the messenger, as it was at most a minute ago. Never throws; a failure is logged. */
export type Membership = {
  standing(channel: string, person: string): Promise<MemberStanding>;
  /** Whether they certainly are. */
  isMember(channel: string, person: string): Promise<boolean>;
};

/** Whether work can be done now: states and counts, nobody's words. */
export type Readiness = {
  ready: boolean;
  /** Of each connection to the messenger. */
  slack: readonly string[];
  store: "reachable" | "unreachable";
  /** Absent where none is configured, or the store does not say. */
  model?: { model: string; state: string; tokensToday: number; dailyTokens: number };
  inbox?: Awaited<ReturnType<Inbox["counts"]>>;
  outbox?: Awaited<ReturnType<Outbox["counts"]>>;
};

/**
 * What is shown outside of a conversation: made at once, kept nowhere. What a command changes is changed when it
 * resolves. `standing`: whether this person is a recruiter; asked where it matters.
 */
export type Surfaces = {
  /**
   * In sections, from top to bottom. `postingKey`: the posting that is talked about; looked up where it is left out.
   */
  home(place: {
    tenant: string;
    channel: string;
    person: string;
    standing: MemberStanding;
    postingKey?: string | null;
  }): Promise<readonly OutgoingMessage[]>;
  /** `words`: what stands behind the command. */
  command(typed: {
    tenant: string;
    by: Actor;
    words: string;
    standing: () => Promise<MemberStanding>;
  }): Promise<OutgoingMessage>;
  /** The words of the house, in the language of its postings. */
  phrases(tenant: string): Promise<Phrases>;
};

/** What a person sees of the work on their events. Best effort: it never throws and nothing waits for it. */
export type Presence = {
  /** Says that a message is being worked on, until the returned function is called. */
  working(event: IncomingEvent): () => void;
  /** The conversation may be about another posting now. */
  turned(conversation: Conversation): void;
};

export type ModelRequest = {
  posting: Posting;
  /** The number of the revision that the facts are of. */
  revision: number;
  facts: readonly Fact[];
  /** Redacted; oldest first; the last one is to be answered. */
  messages: readonly { from: "candidate" | "candor"; text: string }[];
};

/** `tokens`: what the call cost, input and output together, where the provider says so · `isReused`: the same was
 * asked before, and nobody was asked now. */
export type ModelAnswer =
  | { kind: "draft"; draft: ProposedDraft; model: string; promptHash: string; tokens?: number; isReused?: true }
  | { kind: "unusable"; code: string; model: string; promptHash: string; tokens?: number };

export type HoldStore = {
  find(tenant: string, person: string): Promise<Hold | null>;
  /** By person. */
  list(tenant: string): Promise<Hold[]>;
  /** Both are kept in the audit. */
  hold(tenant: string, hold: Hold): Promise<void>;
  /** False where there was none. */
  lift(tenant: string, person: string, lifting: { by: string; at: number; reason: string | null }): Promise<boolean>;
};

/** What was kept before these instants (milliseconds) has been kept long enough. */
export type KeptSince = { conversations: number; answers: number; messages: number; audit: number };

export type RetentionStore = {
  /** Lets it go, in small transactions, but for persons who are held; resolves to how many of each went. */
  sweep(tenant: string, before: KeptSince, at: number): Promise<Readonly<Record<keyof KeptSince | "events", number>>>;
};

/** What models cost, by day in UTC, and whether an operator lets them be asked. */
export type ModelMeter = {
  used(day: Day): Promise<number>;
  add(day: Day, tokens: number): Promise<void>;
  isOff(): Promise<boolean>;
  turn(to: "on" | "off"): Promise<void>;
};

/** One call a message. Never throws for what a model or a network does: that is `unusable` with a code. */
export type LanguageModel = { propose(request: ModelRequest): Promise<ModelAnswer> };

/** A posting as far as it was read without a model. */
export type ExtractionRequest = { texts: Readonly<Record<string, string>>; facts: readonly Fact[] };

export type ExtractionAnswer =
  | { kind: "proposals"; proposals: readonly ProposedFact[]; model: string; promptHash: string }
  | { kind: "unusable"; code: string; model: string; promptHash: string };

/** Points at words that were overlooked, in one call a posting. Never throws for what a model or a network does. */
export type FactProposer = { propose(request: ExtractionRequest): Promise<ExtractionAnswer> };
