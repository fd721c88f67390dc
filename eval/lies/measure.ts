import { type Random, seededRandom } from "../../bench/soak/random.ts";
import { openLanguageModel } from "../../src/adapters/llm/language-model.ts";
import type { Answer } from "../../src/answer/answer-message.ts";
import { createAnswerMessage } from "../../src/answer/answer-message.ts";
import type { ClaimRail } from "../../src/answer/rails/rail.ts";
import { claimRails } from "../../src/answer/verify.ts";
import { loadKnowledge, loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { silentLogger } from "../../src/app/logger.ts";
import { shipped } from "../../src/app/paths.ts";
import { plainText } from "../../src/domain/message.ts";
import type { Revision } from "../../src/domain/posting.ts";
import { redact } from "../../src/domain/redact.ts";
import { type OpenAiScript, startOpenAi } from "../../test/stand-ins/openai.ts";
import { readRequest } from "./posting-in-request.ts";
import { type Kind, kinds, tellLies, type Told } from "./tell-lies.ts";

/** What was told and what of it a candidate or a recruiter would have read. */
export type Tally = { told: number; delivered: { posting: string; sentence: string }[] };

export type Asked = { message: string; revision: Revision };

const knowledge = loadKnowledge(shipped.knowledge);
const phrasebook = loadPhrasebook(shipped.knowledge);

/** All that anybody reads of an answer. */
const readOf = ({ reply }: Answer): string =>
  [plainText(reply.paragraphs), ...reply.open.map(({ text }) => text)].join("\n");

/** The posting's own words may say what a lie said under a wrong source: only a sentence of the model's is a lie told on. */
const saidByModel = ({ draft }: Answer): string[] =>
  (draft?.parts ?? []).flatMap(({ claims }) =>
    claims.flatMap(({ origin, segments }) => (origin === "free" ? [segments.map(({ text }) => text).join("")] : [])),
  );

/**
 * Asks every question once for each kind of lie, of a model that lies in that kind, over the wire and through the real
 * client; counts what gets through.
 */
export async function measureLies(
  asked: readonly Asked[],
  seed: number,
  rails: readonly ClaimRail[] = claimRails(knowledge),
): Promise<Map<Kind, Tally>> {
  const random: Random = seededRandom(seed);
  const tallies = new Map<Kind, Tally>(kinds.map((kind) => [kind, { told: 0, delivered: [] }]));
  let kind: Kind = "number";
  let told: Told = { content: "", sentences: [] };
  const script: OpenAiScript = (request) => {
    told = tellLies(kind, readRequest(request), random);
    return { kind: "content", content: told.content };
  };
  const server = await startOpenAi(script);
  try {
    const model = await openLanguageModel({
      model: "liar",
      apiKey: "none",
      baseUrl: server.baseUrl,
      timeoutMs: 10_000,
      maxRetries: 0,
      maxOutputTokens: 4_000,
      promptsDir: shipped.prompts,
      logger: silentLogger,
    });
    const answerMessage = createAnswerMessage({ knowledge, phrasebook, rails, model, logger: silentLogger });
    for (kind of kinds) {
      const tally = tallies.get(kind);
      for (const { message, revision } of asked) {
        told = { content: "", sentences: [] };
        const answer = await answerMessage({ revision, message: redact(message).text, earlier: [] });
        const said = saidByModel(answer);
        const read = readOf(answer);
        const own = told.sentences.filter(
          (sentence) =>
            said.includes(sentence) ||
            (!revision.facts.some(({ statement }) => statement === sentence) && read.includes(sentence)),
        );
        tally?.delivered.push(...own.map((sentence) => ({ posting: revision.posting.key, sentence })));
        if (tally !== undefined) tally.told += told.sentences.length;
      }
    }
    return tallies;
  } finally {
    await server.close();
  }
}
