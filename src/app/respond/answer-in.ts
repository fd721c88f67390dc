import { type Conversation, type Source, type Turn, withTurn } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { hasExpired } from "../../domain/fact.ts";
import { type Paragraph, plainText } from "../../domain/message.ts";
import { phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { createBringIn } from "./bring-in.ts";
import { dataButton } from "./on-data.ts";
import { passingOnOffer, requestMessage } from "./passing-on.ts";
import type { ResponderDependencies } from "./responder.ts";
import { actionsUnder, nothing, say } from "./say.ts";

/** What is to be answered: one message, or all that was written before a posting was chosen. */
export type Asked = {
  text: string;
  sources: Source[];
  thread: string | null;
  /** The turn that this is a new state of. */
  instead?: Turn;
};

/** A fact whose last day is over is not told, also where the next revision is not there yet. */
const withoutExpired = (revision: Revision, at: number): Revision =>
  revision.facts.some((fact) => hasExpired(fact, at))
    ? { ...revision, facts: revision.facts.filter((fact) => !hasExpired(fact, at)) }
    : revision;

/** Answers in a conversation from one posting: the turn, its receipt, and a ticket where a person is asked for. */
export function createAnswerIn(dependencies: ResponderDependencies) {
  const { store, answerMessage, hearRequest, phrasebook, clock, ids, logger } = dependencies;
  const { bringIn } = createBringIn(dependencies);

  return async function answerIn(
    conversation: Conversation,
    published: Revision,
    { text: message, sources, thread, instead }: Asked,
    introduction: (spoken: Speech) => Paragraph[],
  ): Promise<Effects> {
    const { tenant, channel, candidate, turns, knownClosed } = conversation;
    const at = clock.now();
    const revision = withoutExpired(published, at);
    const { posting, number, closedAt } = revision;
    const turnId = instead?.id ?? ids.next();
    const earlier = instead === undefined ? turns : turns.slice(0, turns.indexOf(instead));
    const answer = await answerMessage({ revision, message, earlier });
    const { reply } = answer;
    const asksPrivacy = answer.question.parts.some(({ act }) => act === "privacy");
    const spoken = phrasesFor(phrasebook, reply.language);
    const opened = (await store.handOffs.findByTurn(tenant, turnId)).find(({ reason }) => reason === reply.handOff);
    const brought =
      reply.handOff === null || opened !== undefined
        ? null
        : await bringIn(
            {
              tenant,
              channel,
              candidate,
              turnId,
              reason: reply.handOff,
              topic: reply.open[0]?.topic ?? null,
              question: message,
              request: requestMessage(sources, { thread, language: reply.language }, hearRequest),
              posting,
            },
            spoken,
          );
    const offer = passingOnOffer(opened ?? brought?.openedHandOffs[0], spoken.phrases);
    const paragraphs = [...introduction(spoken), ...reply.paragraphs, ...(brought?.notice ?? []), ...offer.notice];
    const said = say(
      conversation,
      thread,
      paragraphs,
      [
        ...offer.actions,
        ...(asksPrivacy ? [dataButton(spoken.phrases)] : []),
        ...actionsUnder(reply, spoken.phrases, turnId),
      ],
      ids,
    );
    const turn: Turn = {
      id: turnId,
      at: instead?.at ?? at,
      message,
      reply: plainText(reply.paragraphs),
      outcome: reply.outcome,
      sources,
      deliveries: [said.id],
    };
    const receipt: Receipt = {
      id: ids.next(),
      tenant,
      channel,
      turnId,
      messageIds: sources.map(({ messageId }) => messageId),
      at,
      postingKey: posting.key,
      revision: number,
      ...answer,
      corrected: [],
    };
    logger.info("message_answered", {
      outcome: reply.outcome,
      posting: posting.key,
      revision: number,
      parts: answer.question.parts.length,
      blocked: answer.verdicts.filter(({ kind }) => kind === "block").length,
      model: answer.model?.outcome,
    });
    return {
      ...nothing,
      conversation: {
        ...conversation,
        pending: instead === undefined ? null : conversation.pending,
        disclosedAt: conversation.disclosedAt ?? at,
        // The reply says so.
        knownClosed:
          closedAt === null || knownClosed.includes(posting.key) ? knownClosed : [...knownClosed, posting.key],
        turns: withTurn(turns, turn),
      },
      deliveries: [said, ...(brought?.deliveries ?? [])],
      openedHandOffs: brought?.openedHandOffs ?? [],
      scheduled: brought?.scheduled ?? [],
      receipts: [receipt],
    };
  };
}
export type AnswerIn = ReturnType<typeof createAnswerIn>;
