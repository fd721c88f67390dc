import type { Conversation } from "../../domain/conversation.ts";
import { dayOf } from "../../domain/day.ts";
import type { Effects } from "../../domain/delivery.ts";
import { gapChanged, stillWaiting } from "../../domain/gap.ts";
import { type Action, type ActionName, type Paragraph, plainText } from "../../domain/message.ts";
import { fill, type Phrases, phrasesFor } from "../../domain/phrasebook.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, personButton, say, text } from "./say.ts";

type Requested = EventOf<"data_requested">;
type Speech = { language: string; phrases: Phrases };

/** A phone's screens that somebody still reads; what is older is handed out by the operator. */
const mostTold = 10;

/** Their value is the person's own: what it says is not read. */
const ownButton = (name: ActionName, label: string): Action => ({ name, label, value: "mine", primary: false });

/** Where a candidate comes to what is kept about them. */
export const dataButton = ({ buttons }: Phrases): Action => ownButton("my_data", buttons.myData);

const toldLine = (receipt: Receipt, language: string): string =>
  `${dayOf(receipt.at, language)}: ${plainText(receipt.reply.paragraphs)}`;

/** A candidate's rights, in their own conversation: what is kept, what they were told, no more messages, all erased. */
export function dataEvents({ store, phrasebook, clock, ids, logger }: ResponderDependencies) {
  const receiptsOf = ({ tenant, channel }: Conversation) => store.receipts.inConversation(tenant, channel);

  async function spokenIn(conversation: Conversation): Promise<Speech> {
    const last = (await receiptsOf(conversation)).at(-1);
    return phrasesFor(phrasebook, last?.reply.language ?? "en");
  }

  async function summary(conversation: Conversation, { phrases }: Speech): Promise<Paragraph[]> {
    const { tenant, channel, turns } = conversation;
    const waiters = stillWaiting(await store.gaps.waitersIn(tenant, channel));
    const counts = {
      turns: String(turns.length),
      answers: String((await receiptsOf(conversation)).length),
      open: String(waiters.length),
    };
    return [text(fill(phrases.data.summary, counts)), text(phrases.data.rights)];
  }

  async function told(conversation: Conversation, { language, phrases }: Speech): Promise<Paragraph[]> {
    const receipts = (await receiptsOf(conversation)).toReversed();
    if (receipts.length === 0) return [text(phrases.data.nothingTold)];
    const shown = receipts.slice(0, mostTold);
    const older = receipts.length - shown.length;
    return [
      text(phrases.data.told),
      { kind: "list", items: shown.map((receipt) => toldLine(receipt, language)) },
      ...(older === 0 ? [] : [text(fill(phrases.data.older, { count: String(older) }))]),
    ];
  }

  const answered = (conversation: Conversation, paragraphs: Paragraph[], actions: Action[] = []): Effects => ({
    ...nothing,
    deliveries: [say(conversation, null, paragraphs, actions, ids)],
  });

  /** Nobody writes to them of their own accord any more: not an answer, not a correction. */
  async function stop(conversation: Conversation, { phrases }: Speech): Promise<Effects> {
    const { tenant, channel } = conversation;
    const at = clock.now();
    const waiters = await store.gaps.waitersIn(tenant, channel);
    const gaps = await Promise.all(waiters.map(({ gapId }) => store.gaps.find(tenant, gapId)));
    return {
      ...answered(conversation, [text(phrases.data.stopped)]),
      withdrawnTurns: [...new Set(waiters.map(({ turnId }) => turnId))],
      scheduled: gaps.flatMap((gap) => (gap === null ? [] : [gapChanged(gap, `stopped:${channel}:${at}`, at)])),
    };
  }

  async function erase(conversation: Conversation, event: Requested, { language, phrases }: Speech): Promise<Effects> {
    if ((await store.holds.find(event.tenant, event.candidate)) !== null) {
      logger.warn("erasure_held");
      return answered(conversation, [text(phrases.data.held)], [personButton(phrases, ids.next())]);
    }
    const receipt = ids.next();
    logger.info("person_erased", { receipt });
    const words = fill(phrases.data.erased, { receipt, date: dayOf(clock.now(), language) });
    return {
      ...answered(conversation, [text(words)]),
      erased: { person: event.candidate, upTo: event.atMicros },
    };
  }

  return async function onDataRequested(event: Requested): Promise<Effects> {
    const conversation = await store.conversations.find(event.tenant, event.channel);
    // Erased already, by an earlier press; before the first message there was nothing.
    if (conversation === null) return nothing;
    const speech = await spokenIn(conversation);
    const { buttons, data } = speech.phrases;
    switch (event.what) {
      case "summary":
        return answered(conversation, await summary(conversation, speech), [
          ownButton("what_i_was_told", buttons.told),
          ownButton("stop_messages", buttons.stop),
          ownButton("erase_me", buttons.erase),
        ]);
      case "told":
        return answered(conversation, await told(conversation, speech));
      case "stop":
        return stop(conversation, speech);
      case "erase":
        return answered(conversation, [text(data.eraseAsk)], [ownButton("erase_me_now", buttons.eraseNow)]);
      case "erase_now":
        return erase(conversation, event, speech);
    }
  };
}
