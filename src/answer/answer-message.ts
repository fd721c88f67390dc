import type { Turn } from "../domain/conversation.ts";
import { type Claim, claimText, type Draft } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { type Phrasebook, phrasesFor, type Speech } from "../domain/phrasebook.ts";
import { isServed, type Revision } from "../domain/posting.ts";
import type { Question, QuestionPart } from "../domain/question.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Reply } from "../domain/reply.ts";
import type { Topic } from "../domain/topic.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { LanguageModel, Logger } from "../ports.ts";
import { withoutRestating } from "./ask-further.ts";
import { chooseWithModel, type DraftedPart, neutrally } from "./choose-with-model.ts";
import { type AnsweredPart, compose } from "./compose.ts";
import { draftExtractive, frameClaim, quoteClaim } from "./draft-extractive.ts";
import { fixedClaims } from "./fixed-replies.ts";
import { citedBy, claimFromSentence, type PartProposal, type Proposal, propose } from "./draft-generative.ts";
import { preferConfirmed } from "./prefer-confirmed.ts";
import { retrieve } from "./retrieve.ts";
import type { FactIndex } from "./retrieve/fact-index.ts";
import { indexFacts } from "./retrieve/index-facts.ts";
import { createUnderstand, readPart } from "./understand.ts";
import { createVerifier } from "./verify.ts";
import type { ClaimRail, ClaimSubject } from "./rails/rail.ts";
import { verifyReply } from "./verify-reply.ts";

export type AnswerDependencies = {
  knowledge: Knowledge;
  phrasebook: Phrasebook;
  /** What every sentence has to pass. */
  rails: readonly ClaimRail[];
  /** Absent where no model is configured. */
  model: LanguageModel | null;
  logger: Logger;
};

/** A message to be answered from a posting; texts are redacted. */
export type Asked = { revision: Revision; message: string; earlier: readonly Turn[] };

export type Answer = Pick<Receipt, "question" | "draft" | "verdicts" | "reply" | "model">;

export type AnswerMessage = (asked: Asked) => Promise<Answer>;

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

/** The words of the facts that a model's sentences do not show whole: what it says is read beside its source. */
function quotesBeside(claims: readonly Claim[], { facts }: Finding): Claim[] {
  const quoted = new Set(
    claims.flatMap(({ segments }) => segments.flatMap((segment) => (segment.kind === "quote" ? [segment.fact] : []))),
  );
  return facts.filter(({ id }) => !quoted.has(id)).map(quoteClaim);
}

/** What answered a part before does not come near to another one. */
function withoutShown(finding: Finding, before: readonly AnsweredPart[]): Finding {
  const shown = new Set(before.flatMap((one) => one.finding.facts));
  return { ...finding, near: finding.near.filter((fact) => !shown.has(fact)) };
}

const look = (part: QuestionPart, before: readonly AnsweredPart[], index: FactIndex): Finding =>
  withoutShown(withoutRestating(part, retrieve(part, index), before, index), before);

/** What was true of a job while it was open may not be any more; what is looked into is not told meanwhile. */
const silent = ({ topics: [topic = "other"] }: QuestionPart, { closedAt }: Revision): Finding => ({
  state: closedAt === null ? "paused" : "closed",
  facts: [],
  near: [],
  topic,
  concept: null,
  unmentioned: false,
});

/**
 * The pipeline of an answer: understand → retrieve → draft → verify → compose → verify once more. With a model, its
 * sentences replace the fixed lead-ins where they pass the rails; whatever goes wrong with it, the extractive writer
 * answers. Never throws for what a model does.
 */
export function createAnswerMessage({
  knowledge,
  phrasebook,
  rails,
  model,
  logger,
}: AnswerDependencies): AnswerMessage {
  const verifier = createVerifier(rails);
  const verify = (subject: ClaimSubject): Verdict =>
    verifier(subject, (rail, error) => logger.error("rail_failed", error, { rail }));
  const understand = createUnderstand(knowledge);
  const indexes = new WeakMap<readonly Fact[], FactIndex>();

  function indexOf({ facts, posting }: Revision): FactIndex {
    const known = indexes.get(facts);
    if (known !== undefined) return known;
    const index = indexFacts(facts, posting, knowledge);
    indexes.set(facts, index);
    return index;
  }

  const find = (part: QuestionPart, revision: Revision, before: readonly AnsweredPart[]): Finding =>
    isServed(revision) ? look(part, before, indexOf(revision)) : silent(part, revision);

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

  /** A model's sentences as claims, each judged: what did not pass is kept for its facts alone. */
  function drafted(
    proposed: PartProposal | null,
    revision: Revision,
    language: string,
    verdicts: Verdict[],
  ): DraftedPart | null {
    if (proposed === null) return null;
    const sentences = proposed.sentences.map((sentence) => {
      const claim = claimFromSentence(sentence, showable(revision.facts));
      const verdict = "kind" in claim ? claim : judge(claim, revision, language);
      verdicts.push(verdict);
      return { claim: "kind" in claim || verdict.kind === "block" ? null : claim, facts: citedBy(sentence) };
    });
    return { topics: proposed.topics, draftFacts: proposed.draftFacts, sentences };
  }

  /** Blocked sentences go; if a part keeps none, its facts' own words stand in, or that there is no answer. */
  function passing(
    claims: readonly Claim[],
    finding: Finding,
    revision: Revision,
    { language, phrases }: Speech,
    verdicts: Verdict[],
  ): Claim[] {
    const passed = claims.filter((claim) => {
      const verdict = judge(claim, revision, language);
      verdicts.push(verdict);
      return verdict.kind === "pass";
    });
    if (passed.length > 0) return passed;
    return finding.facts.length > 0 ? finding.facts.map(quoteClaim) : [frameClaim(phrases.failure)];
  }

  function answerPart(
    asked: QuestionPart,
    proposed: PartProposal | null,
    revision: Revision,
    spoken: Speech,
    verdicts: Verdict[],
    before: readonly AnsweredPart[],
  ): AnsweredPart {
    const part = withTopics(asked);
    const found = find(part, revision, before);
    const draft = drafted(proposed, revision, spoken.language, verdicts);
    const finding = preferConfirmed(chooseWithModel(found, part, draft, revision));
    const fixed = fixedClaims(part, finding, revision.facts, spoken);
    const free = draft?.sentences.flatMap(({ claim }) => claim ?? []) ?? [];
    if (fixed === null && finding.state === "stated" && free.length > 0)
      return { part, finding, claims: [...free, ...quotesBeside(free, finding)] };
    const asIfAsked = finding === found ? part : neutrally(part);
    const claims = fixed ?? draftExtractive(finding, asIfAsked, spoken.phrases);
    return { part, finding, claims: passing(claims, finding, revision, spoken, verdicts) };
  }

  /** When the last look finds something, nothing of the draft goes out. */
  function safely(reply: Reply, revision: Revision, spoken: Speech, verdicts: Verdict[]): Reply {
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
  async function askModel(asking: LanguageModel, asked: Asked, understood: Question): Promise<Proposal | null> {
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
    const proposal = model === null || !isServed(revision) ? null : await askModel(model, asked, understood);
    const question = proposal?.question ?? understood;
    const spoken = phrasesFor(phrasebook, question.language);
    const verdicts: Verdict[] = [];
    const parts: AnsweredPart[] = [];
    for (const [index, part] of question.parts.entries())
      parts.push(answerPart(part, proposal?.parts?.[index] ?? null, revision, spoken, verdicts, parts));
    const reply = safely(compose(parts, revision, spoken), revision, spoken, verdicts);
    const free = parts.some(({ claims }) => claims.some(({ origin }) => origin === "free"));
    const draft: Draft = {
      writer: free ? "generative" : "extractive",
      parts: parts.map(({ claims }, part) => ({ part, claims: [...claims] })),
    };
    return { question, draft, verdicts, reply, model: proposal?.model ?? null };
  };
}
