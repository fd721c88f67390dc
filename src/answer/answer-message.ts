import type { Turn } from "../domain/conversation.ts";
import { type Claim, claimText, type Draft, type ProposedDraft } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { type Phrasebook, type Phrases, phrasesFor } from "../domain/phrasebook.ts";
import type { Revision } from "../domain/posting.ts";
import type { Question, QuestionPart } from "../domain/question.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Reply } from "../domain/reply.ts";
import type { Topic } from "../domain/topic.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { LanguageModel, Logger } from "../ports.ts";
import { type AnsweredPart, compose } from "./compose.ts";
import { draftExtractive, quoteClaim } from "./draft-extractive.ts";
import { fixedClaims } from "./fixed-replies.ts";
import { claimFromSentence, type Proposal, propose } from "./draft-generative.ts";
import { retrieve, stateOf } from "./retrieve.ts";
import { type FactIndex, indexFacts } from "./retrieve/index-facts.ts";
import { createUnderstand, readPart } from "./understand.ts";
import { claimRails, createVerifier } from "./verify.ts";
import type { ClaimSubject } from "./rails/rail.ts";
import { verifyReply } from "./verify-reply.ts";

export type AnswerDependencies = {
  knowledge: Knowledge;
  phrasebook: Phrasebook;
  /** Absent where no model is configured. */
  model: LanguageModel | null;
  logger: Logger;
};

/** A message to be answered from a posting; texts are redacted. */
export type Asked = { revision: Revision; message: string; earlier: readonly Turn[] };

export type Answer = Pick<Receipt, "question" | "draft" | "verdicts" | "reply" | "model">;

export type AnswerMessage = (asked: Asked) => Promise<Answer>;

type Sentence = ProposedDraft["parts"][number]["sentences"][number];

type Spoken = { language: string; phrases: Phrases };

/** "What do you ask for?" is about these together. */
const requirementTopics: readonly Topic[] = ["skills", "experience", "education"];

/** Where a judgement is asked for, the stated requirements are what can be shown instead. */
function withTopics(part: QuestionPart): QuestionPart {
  const wantsRequirements =
    part.concepts.includes("requirements") || (part.act === "judge" && part.topics.length === 0);
  if (wantsRequirements) {
    // "Am I qualified?" is no yes-or-no on a requirement that the posting may lack.
    const polar = part.polar && part.act !== "judge";
    return { ...part, topics: [...requirementTopics], concepts: [], polar };
  }
  if (part.act !== "accommodation") return part;
  return { ...part, topics: ["accommodations"], concepts: ["accommodations"], expects: null, polar: false };
}

/** What was true of a job while it was open may not be any more. */
const closed = ({ topics: [topic = "other"] }: QuestionPart): Finding => ({
  state: "closed",
  facts: [],
  near: [],
  topic,
  concept: null,
});

/**
 * The pipeline of an answer: understand → retrieve → draft → verify → compose → verify once more. With a model, its
 * sentences replace the fixed lead-ins where they pass the rails; whatever goes wrong with it, the extractive writer
 * answers. Never throws for what a model does.
 */
export function createAnswerMessage({ knowledge, phrasebook, model, logger }: AnswerDependencies): AnswerMessage {
  const verifier = createVerifier(claimRails(knowledge));
  const verify = (subject: ClaimSubject): Verdict =>
    verifier(subject, (rail, error) => logger.error("rail_failed", error, { rail }));
  const understand = createUnderstand(knowledge);
  const indexes = new WeakMap<readonly Fact[], FactIndex>();

  function indexOf({ facts, posting }: Revision): FactIndex {
    const known = indexes.get(facts);
    if (known !== undefined) return known;
    const index = indexFacts(facts, posting.language, knowledge);
    indexes.set(facts, index);
    return index;
  }

  const judge = (claim: Claim, { posting, facts }: Revision, language: string): Verdict =>
    verify({
      claim,
      text: claimText(claim),
      language,
      factsLanguage: posting.language,
      cited: facts.filter(({ id }) => claim.facts.includes(id)),
      all: facts,
      employer: posting.employer,
      slotsRequired: true,
    });

  /** A model's sentences that passed; with nothing left, or facts that are not plainly stated, the extractive writer answers. */
  function generated(
    sentences: readonly Sentence[],
    revision: Revision,
    language: string,
    verdicts: Verdict[],
  ): Claim[] {
    return sentences.flatMap((sentence) => {
      const claim = claimFromSentence(sentence, showable(revision.facts));
      const verdict = "kind" in claim ? claim : judge(claim, revision, language);
      verdicts.push(verdict);
      return "kind" in claim || verdict.kind === "block" ? [] : [claim];
    });
  }

  /** Blocked sentences go; if a part keeps none, its facts' own words stand in. */
  function passing(
    claims: readonly Claim[],
    finding: Finding,
    revision: Revision,
    language: string,
    verdicts: Verdict[],
  ): Claim[] {
    const passed = claims.filter((claim) => {
      const verdict = judge(claim, revision, language);
      verdicts.push(verdict);
      return verdict.kind === "pass";
    });
    return passed.length > 0 ? passed : finding.facts.map(quoteClaim);
  }

  function answerPart(
    asked: QuestionPart,
    sentences: readonly Sentence[],
    revision: Revision,
    spoken: Spoken,
    verdicts: Verdict[],
  ): AnsweredPart {
    const part = withTopics(asked);
    const found = revision.closedAt === null ? retrieve(part, indexOf(revision)) : closed(part);
    const fixed = fixedClaims(part, found, revision.facts, spoken);
    const free = fixed === null ? generated(sentences, revision, spoken.language, verdicts) : [];
    const cited = revision.facts.filter(({ id }) => free.some(({ facts }) => facts.includes(id)));
    const finding: Finding = cited.length === 0 ? found : { ...found, state: stateOf(cited), facts: cited, near: [] };
    if (free.length > 0 && finding.state === "stated") {
      const quoted = new Set(
        free.flatMap(({ segments }) => segments.flatMap((segment) => (segment.kind === "quote" ? [segment.fact] : []))),
      );
      return { part, finding, claims: [...free, ...cited.filter(({ id }) => !quoted.has(id)).map(quoteClaim)] };
    }
    const claims = fixed ?? draftExtractive(finding, part, spoken.phrases);
    return { part, finding, claims: passing(claims, finding, revision, spoken.language, verdicts) };
  }

  /** When the last look finds something, nothing of the draft goes out. */
  function safely(reply: Reply, revision: Revision, spoken: Spoken, verdicts: Verdict[]): Reply {
    const verdict = verifyReply(reply, revision.facts);
    verdicts.push(verdict);
    if (verdict.kind === "pass") return reply;
    logger.warn("reply_blocked", { rail: verdict.rail, posting: revision.posting.key, revision: revision.number });
    // Not an abstention: that the posting says nothing would be untrue.
    return {
      ...reply,
      outcome: "unclear",
      paragraphs: [{ kind: "text", text: spoken.phrases.failure }],
      citations: [],
    };
  }

  /** A model never throws, says its port; where one does, the candidate is answered without it. */
  async function proposed(asking: LanguageModel, asked: Asked, understood: Question): Promise<Proposal | null> {
    try {
      return await propose(asking, asked, understood, (text) => readPart(text, knowledge));
    } catch (error) {
      const { posting, number } = asked.revision;
      logger.error("model_failed", error, { posting: posting.key, revision: number });
      return null;
    }
  }

  return async (asked) => {
    const { revision, message, earlier } = asked;
    const understood = understand(message, earlier);
    const proposal = model === null || revision.closedAt !== null ? null : await proposed(model, asked, understood);
    const question = proposal?.question ?? understood;
    const spoken = phrasesFor(phrasebook, question.language);
    const verdicts: Verdict[] = [];
    const parts = question.parts.map((part, index) =>
      answerPart(part, proposal?.sentences[index] ?? [], revision, spoken, verdicts),
    );
    const reply = safely(compose(parts, revision, spoken), revision, spoken, verdicts);
    const free = parts.some(({ claims }) => claims.some(({ origin }) => origin === "free"));
    const draft: Draft = {
      writer: free ? "generative" : "extractive",
      parts: parts.map(({ claims }, part) => ({ part, claims: [...claims] })),
    };
    return { question, draft, verdicts, reply, model: proposal?.model ?? null };
  };
}
