import { text } from "../../domain/message.ts";
import type { HearRequest } from "../../answer/hear-request.ts";
import type { Conversation, Source } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import { createBringIn } from "./bring-in.ts";
import { passingOnOffer, requestMessage } from "./passing-on.ts";
import type { ResponderDependencies } from "./responder.ts";
import { nothing, othersButton, say } from "./say.ts";

type Request = NonNullable<ReturnType<HearRequest>>;

/** Brings a person in before a posting is chosen: nobody has to choose one to be heard. */
export function createHandOver(dependencies: ResponderDependencies) {
  const { phrasebook, clock, ids, hearRequest } = dependencies;
  const { bringIn } = createBringIn(dependencies);

  return async (
    conversation: Conversation,
    source: Source,
    thread: string | null,
    request: Request,
  ): Promise<Effects> => {
    const { tenant, channel, candidate, disclosedAt } = conversation;
    const spoken = phrasesFor(phrasebook, request.question.language);
    const { phrases, language } = spoken;
    const { notice, ...brought } = await bringIn(
      {
        tenant,
        channel,
        candidate,
        turnId: ids.next(),
        reason: request.reason,
        topic: request.question.parts[0]?.topics[0] ?? null,
        question: source.text,
        request: requestMessage([source], { thread, language }, hearRequest),
        posting: null,
      },
      spoken,
    );
    const opening = disclosedAt === null ? [text(phrases.smallTalk.identity)] : [];
    const offer = passingOnOffer(brought.openedHandOffs[0], phrases);
    const paragraphs = [...opening, text(phrases.handedOff[request.reason]), ...notice, ...offer.notice];
    const actions = [...offer.actions, othersButton(phrases)];
    return {
      ...nothing,
      conversation: { ...conversation, disclosedAt: disclosedAt ?? clock.now() },
      ...brought,
      deliveries: [say(conversation, thread, paragraphs, actions, ids), ...brought.deliveries],
    };
  };
}
