import { text } from "../../domain/message.ts";
import type { Conversation } from "../../domain/conversation.ts";
import type { Effects, ScheduledEvent } from "../../domain/delivery.ts";
import type { FeedbackReason } from "../../domain/feedback.ts";
import { postingLane } from "../../domain/posting.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { createBringIn } from "./bring-in.ts";
import { questionsForRecruiters } from "./questions-for-recruiters.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say, withdrawButton } from "./say.ts";

type Requested = EventOf<"person_requested">;

/** A candidate presses a button that brings a person in. */
export function requestsForPeople(
  dependencies: ResponderDependencies,
  conversationOf: (event: Requested) => Promise<Conversation>,
) {
  const { store, phrasebook, clock, ids, logger } = dependencies;
  const { bringIn, outOfHours } = createBringIn(dependencies);

  /** Why the answer of a turn did not help; where the candidate took that back, it was too little all the same. */
  const reasonOf = async ({ tenant, turnId }: Requested): Promise<FeedbackReason> =>
    (await store.feedback.findByTurn(tenant, turnId))?.reason ?? "too_little";

  /** Each part is asked in the lane of its posting's gaps, where others may have asked it, too. */
  async function askRecruiter(event: Requested, receipt: Receipt): Promise<Effects> {
    const { tenant, channel, candidate, turnId } = event;
    // Somebody else's question is not theirs to bring to anybody.
    if (receipt.channel !== channel) {
      logger.warn("request_refused", { turnId });
      return nothing;
    }
    const isFurther = event.reason === "further";
    const conversation = await conversationOf(event);
    const asking = conversation.turns.find(({ id }) => id === turnId);
    const questions = questionsForRecruiters(receipt, asking, { isFurther });
    // A second press of the button asks nothing twice.
    if (questions.length === 0) return nothing;
    const unhelpful = isFurther ? await reasonOf(event) : null;
    const at = clock.now();
    const { language } = receipt.reply;
    const spoken = phrasesFor(phrasebook, language);
    const { phrases } = spoken;
    const scheduled = questions.map(
      ({ subject, question, isAnswered }): ScheduledEvent => ({
        event: {
          kind: "gap_asked",
          tenant,
          channel: postingLane(subject.postingKey),
          atMicros: at * 1_000,
          subject,
          waiter: {
            channel,
            candidate,
            turnId,
            language,
            question,
            askedAt: at,
            reason: isAnswered ? unhelpful : null,
          },
        },
        key: `asked:${turnId}:${subject.topic}:${subject.ask}`,
      }),
    );
    const asked = { asked: true as const, ...(isFurther ? { askedFurther: true as const } : {}) };
    const turns = conversation.turns.map((turn) => (turn === asking ? { ...turn, ...asked } : turn));
    const confirmation = say(
      conversation,
      null,
      [text(phrases.handedOff.gap), ...outOfHours(spoken)],
      [withdrawButton(phrases, turnId)],
      ids,
    );
    return { ...nothing, conversation: { ...conversation, turns }, deliveries: [confirmation], scheduled };
  }

  async function onPersonRequested(event: Requested): Promise<Effects> {
    const { tenant, channel, candidate, turnId } = event;
    const receipt = await store.receipts.findByTurn(tenant, turnId);
    if (event.reason !== "person" && receipt !== null) return askRecruiter(event, receipt);
    const reason = event.reason === "further" ? "gap" : event.reason;
    const earlier = await store.handOffs.findByTurn(tenant, turnId);
    // A second press of the button opens no second ticket.
    if (earlier.some((handOff) => handOff.reason === reason)) return nothing;
    const conversation = await conversationOf(event);
    const spoken = phrasesFor(phrasebook, receipt?.reply.language ?? "en");
    const { postingKey } = conversation;
    const revision = postingKey === null ? null : await store.postings.current(tenant, postingKey);
    const asked = (receipt?.question.parts ?? []).map((part) => part.text);
    const { notice, ...brought } = await bringIn(
      {
        tenant,
        channel,
        candidate,
        turnId,
        reason,
        topic: receipt?.reply.open[0]?.topic ?? null,
        question: asked.length === 0 ? null : asked.join("\n"),
        request: null,
        posting: revision?.posting ?? null,
      },
      spoken,
    );
    const confirmation = say(conversation, null, [text(spoken.phrases.handedOff[reason]), ...notice], [], ids);
    return { ...nothing, ...brought, conversation, deliveries: [confirmation, ...brought.deliveries] };
  }

  return { onPersonRequested };
}
