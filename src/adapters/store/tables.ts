import type { Generated } from "kysely";

// The same on SQLite and Postgres: ids are texts, instants integer milliseconds, documents JSON texts that pass zod.

/** What both queues share. In a lane work is done one at a time, by `order_at` and then by `sequence`. */
type QueueTable = {
  sequence: Generated<number>;
  id: string;
  tenant: string;
  lane: string;
  payload: string;
  /** When it happened, in microseconds, for what may arrive in another order than it happened in; else 0. */
  order_at: number;
  state: string;
  attempt: number;
  due_at: number;
  lease_owner: string | null;
  lease_until: number | null;
  /** Why the last attempt failed. */
  code: string | null;
  created_at: number;
  finished_at: number | null;
};

export type Tables = {
  migration: { number: number; name: string; applied_at: number };
  revision: {
    tenant: string;
    posting_key: string;
    number: number;
    published_at: number;
    content_hash: string;
    posting: string;
    facts: string;
  };
  posting: {
    tenant: string;
    posting_key: string;
    document: string;
    closed_at: number | null;
    changed_at: number;
    /** A JSON document; `null` where it is not paused. */
    paused: string | null;
    /** A JSON document; `null` where nobody has said how the posting is handled. */
    handling: string | null;
  };
  /** What was last read of a posting; `collection` names the folder or board that it was read from. */
  proposal: {
    tenant: string;
    posting_key: string;
    collection: string;
    content_hash: string;
    source_mark: string | null;
    document: string;
    title: string;
    open_count: number;
    proposed_at: number;
    reviewed_at: number | null;
    reviewed_by: string | null;
  };
  collection: {
    tenant: string;
    ref: string;
    is_configured: number;
    etag: string | null;
    last_modified: string | null;
    synced_at: number | null;
  };
  decision: { sequence: Generated<number>; tenant: string; posting_key: string; document: string };
  /** `last_at`: when anything last happened in it. */
  conversation: { tenant: string; channel: string; candidate: string; document: string; last_at: Generated<number> };
  hand_off: {
    tenant: string;
    id: string;
    channel: string;
    candidate: string;
    posting_key: string | null;
    team: string | null;
    reason: string;
    topic: string | null;
    question: string | null;
    turn_id: string;
    state: string;
    opened_at: number;
    answered_at: number | null;
    answered_by: string | null;
    card_id: Generated<string>;
    /** A JSON document. */
    holder: string | null;
    /** A JSON document. */
    owner: string | null;
    due_at: Generated<number>;
    /** A JSON document. */
    request: string | null;
    passed_on_id: string | null;
    /** A JSON document. */
    corrected: string | null;
    stopped_at: number | null;
  };
  /** `is_open`: nobody has answered it. */
  gap: {
    tenant: string;
    id: string;
    posting_key: string;
    topic: string;
    ask: string;
    is_open: number;
    document: string;
  };
  waiter: {
    tenant: string;
    gap_id: string;
    channel: string;
    turn_id: string;
    told_at: number | null;
    document: string;
  };
  receipt: {
    tenant: string;
    id: string;
    channel: string;
    turn_id: string;
    at: number;
    posting_key: Generated<string>;
    document: string;
  };
  feedback: { tenant: string; turn_id: string; channel: string; verdict: string; reason: string | null; at: number };
  /** Tokens by day, in UTC. */
  model_day: { day: string; tokens: number };
  hold: { tenant: string; person: string; document: string };
  /** What was done; `person` is a pseudonym, `document` an entry without anybody's words. */
  audit: { tenant: string; id: string; at: number; person: string | null; document: string };
  /** Leads from a person to their pseudonym; it goes with the person's data. */
  audit_key: { tenant: string; person: string; key: string };
  model_switch: { name: string; is_off: number };
  receipt_message: { tenant: string; channel: string; message_id: string; receipt_id: string };
  /** `lane` is the conversation's channel. */
  inbox: QueueTable & { event_id: string; message_key: string; message: string | null; revision: number | null };
  /** `lane` is the destination. */
  outbox: QueueTable & { posting_since: number | null; message_id: string | null };
};
