import type { HearRequest } from "../../answer/hear-request.ts";
import type { Conversation, Source } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import { openHandOff } from "../../recruiter/hand-off.ts";
import type { ResponderDependencies } from "./responder.ts";
import { nothing, othersButton, say, text } from "./say.ts";

type Request = NonNullable<ReturnType<HearRequest>>;

/** Brings a person in before a posting is chosen: nobody has to choose one to be heard. */
export function createHandOver({
  phrasebook,
  clock,
  ids,
}: Pick<ResponderDependencies, "phrasebook" | "clock" | "ids">) {
  return (conversation: Conversation, source: Source, thread: string | null, request: Request): Effects => {
    const { tenant, channel, candidate, disclosedAt } = conversation;
    const { phrases } = phrasesFor(phrasebook, request.question.language);
    const at = clock.now();
    const { handOff, card } = openHandOff(
      {
        tenant,
        channel,
        candidate,
        turnId: ids.next(),
        reason: request.reason,
        topic: request.question.parts[0]?.topics[0] ?? null,
        question: source.text,
        posting: null,
        at,
      },
      ids,
    );
    const opening = disclosedAt === null ? [text(phrases.smallTalk.identity)] : [];
    const paragraphs = [...opening, text(phrases.handedOff[request.reason])];
    return {
      ...nothing,
      conversation: { ...conversation, disclosedAt: disclosedAt ?? at },
      deliveries: [say(conversation, thread, paragraphs, [othersButton(phrases)], ids), card],
      openedHandOffs: [handOff],
    };
  };
}
