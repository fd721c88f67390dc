import { z } from "zod";
import { Writer } from "./draft.ts";
import { FactId } from "./fact.ts";
import { AnswerScope, type Gap } from "./gap.ts";
import type { HandOff } from "./hand-off.ts";
import { Handling } from "./handling.ts";
import { Receipt } from "./receipt.ts";
import { Outcome } from "./reply.ts";
import { Topic } from "./topic.ts";
import { RailName } from "./verdict.ts";

const answering = {
  posting: z.string(),
  revision: z.int().positive(),
  outcome: Outcome,
  facts: z.array(FactId),
  /** The rails that kept something back. */
  blocked: z.array(RailName),
  /** `null`: fixed words, with facts or a recruiter's words in them. */
  writer: Writer.nullable(),
  model: Receipt.shape.model,
};
/** Why a person was asked for is not kept: it may be for an accommodation. */
const ofHandOff = { posting: z.string().nullable() };
/** A recruiter, as the messenger calls them, or the operator's user: who answers for it. */
const by = { by: z.string() };

/** What was done, without anybody's words: enough to account for it when those are gone. */
export const AuditEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("replied"), ...answering }),
  /** How many facts that were told before it corrects. */
  z.strictObject({ kind: z.literal("corrected"), ...answering, corrected: z.int().positive() }),
  z.strictObject({ kind: z.literal("hand_off_opened"), ...ofHandOff }),
  z.strictObject({ kind: z.literal("hand_off_claimed"), ...ofHandOff, ...by }),
  z.strictObject({ kind: z.literal("hand_off_answered"), ...ofHandOff, ...by }),
  z.strictObject({ kind: z.literal("hand_off_corrected"), ...ofHandOff, ...by }),
  z.strictObject({ kind: z.literal("gap_answered"), posting: z.string(), topic: Topic, scope: AnswerScope, ...by }),
  /** A revision became the current one; who reviewed it stands with its review. */
  z.strictObject({ kind: z.literal("posting_published"), posting: z.string(), revision: z.int().positive() }),
  z.strictObject({ kind: z.literal("posting_closed"), posting: z.string() }),
  z.strictObject({ kind: z.literal("posting_paused"), posting: z.string(), ...by }),
  z.strictObject({ kind: z.literal("posting_resumed"), posting: z.string(), ...by }),
  z.strictObject({ kind: z.literal("posting_handled"), posting: z.string(), ...Handling.shape, ...by }),
  z.strictObject({ kind: z.literal("exported"), ...by }),
  /** `receipt`: the number under which the person was told so. */
  z.strictObject({ kind: z.literal("erased"), receipt: z.string(), ...by }),
  z.strictObject({ kind: z.literal("held"), reason: z.string(), ...by }),
  z.strictObject({ kind: z.literal("hold_lifted"), reason: z.string().nullable(), ...by }),
  /** How many of each went because their time was over. */
  z.strictObject({ kind: z.literal("swept"), counts: z.record(z.string(), z.int().nonnegative()) }),
]);
export type AuditEntry = z.infer<typeof AuditEntry>;

/** One row of the audit. */
export const AuditRecord = z.strictObject({
  id: z.string(),
  /** Milliseconds; only the day of it where the person has been erased since. */
  at: z.int(),
  /** A pseudonym; `null` where it is about nobody, or nobody may be found by it. */
  person: z.string().nullable(),
  entry: AuditEntry,
});
export type AuditRecord = z.infer<typeof AuditRecord>;

/** An act with whose data it was about, before that is a pseudonym. */
export type Audited = { person: string | null; entry: AuditEntry };

/** Who had it erased, where it was no operator. Nobody is named: the entry leads to no one. */
export const theCandidate = "candidate";

export function replyEntry({ postingKey, revision, reply, verdicts, draft, model, corrected }: Receipt): AuditEntry {
  const blocked = verdicts.flatMap((verdict) => (verdict.kind === "block" ? [verdict.rail] : []));
  const answer = {
    posting: postingKey,
    revision,
    outcome: reply.outcome,
    facts: [...new Set(reply.citations.map(({ factId }) => factId))],
    blocked: [...new Set(blocked)],
    writer: draft?.writer ?? null,
    model,
  };
  return corrected.length === 0
    ? { kind: "replied", ...answer }
    : { kind: "corrected", ...answer, corrected: corrected.length };
}

/** What recruiters did to a hand-off, or a candidate where it is new, between two of its states. */
export function handOffEntries(before: HandOff | null, now: HandOff): AuditEntry[] {
  const posting = now.postingKey;
  if (before === null) return [{ kind: "hand_off_opened", posting }];
  const entries: AuditEntry[] = [];
  if (now.holder !== null && now.holder.since !== before.holder?.since)
    entries.push({ kind: "hand_off_claimed", posting, by: now.holder.recruiter });
  if (now.answeredBy !== null && now.answeredAt !== before.answeredAt)
    entries.push({ kind: "hand_off_answered", posting, by: now.answeredBy });
  if (now.corrected !== null && now.corrected.at !== before.corrected?.at)
    entries.push({ kind: "hand_off_corrected", posting, by: now.corrected.recruiter });
  return entries;
}

/** A recruiter's answer, its first form or a correction of it; what was asked stays out: it may be in a candidate's words. */
export const gapEntries = (before: Gap | null, { answer, postingKey, topic }: Gap): AuditEntry[] =>
  answer === null || answer.at === before?.answer?.at
    ? []
    : [{ kind: "gap_answered", posting: postingKey, topic, scope: answer.scope, by: answer.by }];
