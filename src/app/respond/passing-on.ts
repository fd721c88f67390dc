import type { HearRequest } from "../../answer/hear-request.ts";
import type { Source } from "../../domain/conversation.ts";
import type { Effects } from "../../domain/delivery.ts";
import type { HandOff, RequestMessage } from "../../domain/hand-off.ts";
import { type Action, type Paragraph, text } from "../../domain/message.ts";
import { type Phrases, phrasesFor } from "../../domain/phrasebook.ts";
import { passOn, toCandidate } from "../../recruiter/relay.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing } from "./say.ts";

/**
 * The message that an accommodation was asked for in: of several that are answered together, the one that asks for it
 * by itself. `null` where it stands nowhere.
 */
export function requestMessage(
  sources: readonly Source[],
  { thread, language }: Pick<RequestMessage, "thread" | "language">,
  hearRequest: HearRequest,
): RequestMessage | null {
  const asksByItself = ({ text: words }: Source): boolean => hearRequest(words)?.reason === "accommodation";
  const source = sources.findLast(asksByItself) ?? sources.at(-1);
  return source === undefined || source.inForm === true ? null : { messageId: source.messageId, thread, language };
}

/** Under a request whose words were kept back: who would read them, and the button for it. */
export function passingOnOffer(
  handOff: HandOff | undefined,
  { passOn: words, buttons }: Phrases,
): { notice: Paragraph[]; actions: Action[] } {
  if (handOff === undefined || handOff.request === null || handOff.passedOnId !== null)
    return { notice: [], actions: [] };
  const button: Action = { name: "pass_on_message", label: buttons.passOn, value: handOff.id, primary: false };
  return { notice: [text(words.notice)], actions: [button] };
}

/** A candidate has their own words read by those who look after their request. */
export function passingOnEvents({ store, phrasebook, clock, ids, logger }: ResponderDependencies) {
  const spokenTo = (handOff: HandOff): Phrases["passOn"] =>
    phrasesFor(phrasebook, handOff.request?.language ?? "en").phrases.passOn;

  async function onPassOnRequested(event: EventOf<"pass_on_requested">): Promise<Effects> {
    const { tenant, channel, candidate, handOffId } = event;
    const handOff = await store.handOffs.find(tenant, handOffId);
    if (handOff?.channel !== channel || handOff.candidate !== candidate || handOff.request === null) {
      logger.warn("pass_on_refused", { handOff: handOffId });
      return nothing;
    }
    // A second press passes nothing on twice.
    if (handOff.passedOnId !== null) return nothing;
    const delivery = passOn(handOff, handOff.request, clock.now(), ids);
    logger.info("message_passed_on", { handOff: handOff.id });
    return {
      ...nothing,
      deliveries: [toCandidate(handOff, [text(spokenTo(handOff).underWay)], ids), delivery],
      changedHandOffs: [{ ...handOff, passedOnId: delivery.id }],
    };
  }

  /** Nothing stands there, so the candidate may press once more. */
  async function onNotPassedOn({ tenant, handOffId }: EventOf<"not_passed_on">): Promise<Effects> {
    const handOff = await store.handOffs.find(tenant, handOffId);
    // Erased meanwhile.
    if (handOff === null) return nothing;
    return {
      ...nothing,
      deliveries: [toCandidate(handOff, [text(spokenTo(handOff).failed)], ids)],
      changedHandOffs: [{ ...handOff, passedOnId: null }],
    };
  }

  return { onPassOnRequested, onNotPassedOn };
}
