import type { Outcome } from "../../domain/reply.ts";
import { repair } from "../../ingest/repair.ts";
import type { LabelledQuestion } from "./labelled-question.ts";

export type GivenReply = { outcome: Outcome; text: string; quotes: readonly string[] };

/** Why a reply is not right, in words; empty where it is. */
export type Reasons = readonly string[];

/** A quote may be cited as it stands or repaired: both sides are compared repaired. */
const plain = (text: string): string => repair(text).replace(/\s+/gu, " ").trim();

const wordsOf = (text: string): string[] =>
  plain(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of a needed quote has to be cited, or read. */
const enough = 0.6;
/** A reply that cites far more than was asked for buries its answer; in characters. */
const citedAtMost = (needed: number): number => 400 + 2 * needed;
/** Shorter than this nothing was said. */
const leastText = 10;
/** Outcomes that need no evidence where the label allows them. */
const bareOutcomes: readonly Outcome[] = ["not_stated", "declined", "small_talk"];

function covers(cited: string, needed: string): boolean {
  const [one, other] = [plain(cited), plain(needed)];
  return one.includes(other) || (other.includes(one) && one.length >= enough * other.length);
}

function isRead(quote: string, text: ReadonlySet<string>): boolean {
  const words = wordsOf(quote);
  return words.filter((word) => text.has(word)).length >= enough * words.length;
}

/** Judges a reply by its label, as the development bank's scorer does. */
export function judgeReply({ expect }: LabelledQuestion, { outcome, text, quotes }: GivenReply): Reasons {
  const read = new Set(wordsOf(text));
  const isExpected = expect.outcome.includes(outcome);
  const missing = expect.quotes.filter(
    (alternatives) =>
      !alternatives.some((quote) => quotes.some((cited) => covers(cited, quote)) && isRead(quote, read)),
  );
  const cited = quotes.reduce((sum, quote) => sum + plain(quote).length, 0);
  const needed = expect.quotes.reduce((sum, all) => sum + Math.max(...all.map((quote) => plain(quote).length)), 0);
  const needsEvidence = !(isExpected && bareOutcomes.includes(outcome));
  return [
    ...(isExpected ? [] : [`outcome ${outcome} instead of ${expect.outcome.join(" or ")}`]),
    ...(plain(text).length < leastText ? ["nothing was said"] : []),
    ...(needsEvidence ? missing.map(([quote = ""]) => `without “${quote}”`) : []),
    ...expect.forbid
      .filter((pattern) => new RegExp(pattern, "iu").test(text))
      .map((pattern) => `says what it may not: /${pattern}/`),
    ...(cited > citedAtMost(needed) ? [`cites ${cited} characters where ${needed} were asked for`] : []),
  ];
}
