import { openFactProposer } from "../adapters/llm/fact-proposer.ts";
import { ConfigurationError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { IngestedPosting } from "../domain/posting.ts";
import { acceptProposals } from "../ingest/accept-proposals.ts";
import type { Config } from "./config.ts";
import { createLogger } from "./logger.ts";
import { shipped } from "./paths.ts";

/** Nobody waits for it in a conversation. */
const timeoutMs = 60_000;
const limits = { maxRetries: 1, maxOutputTokens: 4_000, timeoutMs };

/** Adds to a posting what a model points at; the posting as it was where the model is of no use. */
export type ProposeWithModel = (ingested: IngestedPosting) => Promise<IngestedPosting>;

/** Throws ConfigurationError where no model is configured. */
export async function proposing(
  { model: settings, logLevel }: Config,
  knowledge: Knowledge,
): Promise<ProposeWithModel> {
  const logger = createLogger(logLevel);
  if (settings === null) {
    throw new ConfigurationError(
      "--model needs a model: put its key into .env as MODEL_API_KEY. Without it, leave --model out.",
    );
  }
  const { name: model, provider, apiKey, baseUrl } = settings;
  const proposer = await openFactProposer({
    model,
    provider,
    apiKey,
    baseUrl,
    promptsDir: shipped.prompts,
    logger,
    ...limits,
  });
  return async (ingested) => {
    const answer = await proposer.propose(ingested);
    if (answer.kind === "unusable") return ingested;
    const mark = { model: answer.model, promptHash: answer.promptHash };
    const { posting, refused } = acceptProposals(ingested, answer.proposals, mark, knowledge);
    const accepted = answer.proposals.length - refused;
    logger.info("facts_proposed", { posting: ingested.posting.key, accepted, refused, promptHash: answer.promptHash });
    return posting;
  };
}
