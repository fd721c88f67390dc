import { z } from "zod";
import { Fact, Quote } from "./fact.ts";

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
export const LintFinding = z.strictObject({ code: z.string(), message: z.string(), quotes: z.array(Quote) });
export type LintFinding = z.infer<typeof LintFinding>;

/** A source after decoding and extraction; `texts` holds the decoded texts under their JSON pointers ("" for the only one). */
export const IngestedPosting = z.strictObject({
  posting: Posting,
  texts: z.record(z.string(), z.string()),
  facts: z.array(Fact),
  lint: z.array(LintFinding),
});
export type IngestedPosting = z.infer<typeof IngestedPosting>;

/** One published fact set of a posting, numbered from 1. */
export const Revision = z.strictObject({
  tenant: z.string().min(1),
  number: z.int().positive(),
  publishedAt: z.int(),
  posting: Posting,
  facts: z.array(Fact),
});
export type Revision = z.infer<typeof Revision>;
