import { type Conversation, type Turn, withTurn } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { plainText } from "../../domain/message.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Revision } from "../../domain/posting.ts";
import type { QuestionPart } from "../../domain/question.ts";
import type { CorrectedFact, Receipt } from "../../domain/receipt.ts";
import type { Reply } from "../../domain/reply.ts";
import type { ResponderDependencies } from "./responder.ts";
import { actionsUnder, say } from "./say.ts";

export type Telling = {
  revision: Revision;
  reply: Reply;
  /** What it answers; without text where nobody asked. */
  asked: Pick<QuestionPart, "text" | "topics">;
  corrected?: CorrectedFact[];
};

/** Something that Candor says without a message that it answers, as a turn with its receipt. */
export function tell(
  conversation: Conversation,
  { revision, reply, asked, corrected = [] }: Telling,
  { phrasebook, clock, ids }: Pick<ResponderDependencies, "phrasebook" | "clock" | "ids">,
): { conversation: Conversation } & Pick<Effects, "deliveries" | "receipts"> {
  const { tenant, channel } = conversation;
  const at = clock.now();
  const turnId = ids.next();
  const { phrases } = phrasesFor(phrasebook, reply.language);
  const said = say(conversation, null, reply.paragraphs, actionsUnder(reply, phrases, turnId), ids);
  const turn: Turn = {
    id: turnId,
    at,
    message: asked.text,
    reply: plainText(reply.paragraphs),
    outcome: reply.outcome,
    sources: [],
    deliveries: [said.id],
  };
  const receipt: Receipt = {
    id: ids.next(),
    tenant,
    channel,
    turnId,
    messageIds: [],
    at,
    postingKey: revision.posting.key,
    revision: revision.number,
    question: {
      language: reply.language,
      parts: [{ ...asked, act: "ask", concepts: [], terms: [], polar: false, expects: null }],
    },
    draft: null,
    verdicts: [],
    reply,
    corrected,
    model: null,
  };
  return {
    conversation: { ...conversation, turns: withTurn(conversation.turns, turn) },
    deliveries: [said],
    receipts: [receipt],
  };
}
