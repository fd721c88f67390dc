import type { Conversation } from "../../domain/conversation.ts";
import { dayOf } from "../../domain/day.ts";
import type { Delivery, Effects } from "../../domain/delivery.ts";
import { stillWaiting } from "../../domain/gap.ts";
import type { HandOff } from "../../domain/hand-off.ts";
import { type Action, type ActionName, type Paragraph, plainText, text } from "../../domain/message.ts";
import { fill, type Phrases, phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { Ids } from "../../ports.ts";
import { stopped } from "../../recruiter/hand-off.ts";
import { redrawGaps } from "./redraw-gaps.ts";
import { createRedrawHandOff } from "./redraw-hand-off.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, personButton, say } from "./say.ts";

type Requested = EventOf<"data_requested">;
/** A phone's screens that somebody still reads; what is older is handed out by the operator. */
const mostTold = 10;

/** Their value is the person's own: what it says is not read. */
const ownButton = (name: ActionName, label: string): Action => ({ name, label, value: "mine", primary: false });

/** Where a candidate comes to what is kept about them. */
export const dataButton = ({ buttons }: Phrases): Action => ownButton("my_data", buttons.myData);

/** Each one leads to one file, however often it is pressed: its value tells it from the others. */
const fileButton = ({ buttons }: Phrases, ids: Ids): Action => ({
  ...ownButton("send_my_data", buttons.dataFile),
  value: ids.next(),
});

const toldLine = (receipt: Receipt, language: string): string =>
  `${dayOf(receipt.at, language)}: ${plainText(receipt.reply.paragraphs)}`;

/** @param receipts oldest first */
function told(receipts: readonly Receipt[], { language, phrases }: Speech): Paragraph[] {
  if (receipts.length === 0) return [text(phrases.data.nothingTold)];
  const shown = receipts.slice(-mostTold).toReversed();
  const older = receipts.length - shown.length;
  return [
    text(phrases.data.told),
    { kind: "list", items: shown.map((receipt) => toldLine(receipt, language)) },
    ...(older === 0 ? [] : [text(fill(phrases.data.older, { count: String(older) }))]),
  ];
}

/**
 * A candidate's rights, in their own conversation: what is kept, what they were told, all of it as a file, no more
 * messages, all erased.
 */
export function dataEvents(dependencies: ResponderDependencies) {
  const { store, phrasebook, clock, ids, logger } = dependencies;
  const redraw = createRedrawHandOff(dependencies);

  async function summary(
    conversation: Conversation,
    receipts: readonly Receipt[],
    { phrases }: Speech,
  ): Promise<Paragraph[]> {
    const { tenant, channel, turns } = conversation;
    const waiters = stillWaiting(await store.gaps.waitersIn(tenant, channel));
    const counts = {
      turns: String(turns.length),
      answers: String(receipts.length),
      open: String(waiters.length),
    };
    return [text(fill(phrases.data.summary, counts)), text(phrases.data.rights)];
  }

  const answered = (conversation: Conversation, paragraphs: Paragraph[], actions: Action[] = []): Effects => ({
    ...nothing,
    deliveries: [say(conversation, null, paragraphs, actions, ids)],
  });

  /** Where they have asked for a person they wait for the answer, and it still comes; a correction of it does not. */
  async function stopCorrections(
    { tenant, channel }: Conversation,
    at: number,
  ): Promise<{ cards: Delivery[]; changedHandOffs: HandOff[] }> {
    const cards: Delivery[] = [];
    const changedHandOffs: HandOff[] = [];
    for (const handOff of await store.handOffs.inConversation(tenant, channel)) {
      if (handOff.stoppedAt !== null) continue;
      const now = stopped(handOff, at);
      // Only an answered one's card offers what nobody may do from now on.
      const drawn = now.state === "answered" ? await redraw(now) : null;
      changedHandOffs.push(drawn?.handOff ?? now);
      if (drawn !== null) cards.push(drawn.card);
    }
    return { cards, changedHandOffs };
  }

  /** By its reference alone: what is kept is read as it is posted. */
  const file = ({ tenant, channel, candidate }: Conversation, below: Delivery, { phrases }: Speech): Delivery => ({
    id: ids.next(),
    tenant,
    destination: { kind: "conversation_file", channel },
    relation: { kind: "follows", deliveryId: below.id },
    otherwise: { kind: "data_not_sent", tenant, channel, candidate, atMicros: clock.now() * 1_000 },
    message: { paragraphs: [text(phrases.data.file)], actions: [] },
    handsOut: { candidate },
  });

  function handOut(conversation: Conversation, event: Requested, speech: Speech): Effects {
    if (conversation.candidate !== event.candidate) {
      logger.warn("hand_out_refused", { channel: event.channel, user: event.candidate });
      return nothing;
    }
    logger.info("hand_out_requested");
    const { phrases } = speech;
    const underWay = say(
      conversation,
      null,
      [text(phrases.data.fileUnderWay)],
      [personButton(phrases, ids.next())],
      ids,
    );
    return { ...nothing, deliveries: [underWay, file(conversation, underWay, speech)] };
  }

  /** Nobody writes to them of their own accord any more: not an answer, not a correction. */
  async function stop(conversation: Conversation, { phrases }: Speech): Promise<Effects> {
    const { tenant, channel } = conversation;
    const at = clock.now();
    const waiters = await store.gaps.waitersIn(tenant, channel);
    const { cards, changedHandOffs } = await stopCorrections(conversation, at);
    const said = answered(conversation, [text(phrases.data.stopped)]);
    return {
      ...said,
      deliveries: [...said.deliveries, ...cards],
      changedHandOffs,
      withdrawnTurns: [...new Set(waiters.map(({ turnId }) => turnId))],
      scheduled: await redrawGaps(store.gaps, waiters, { cause: `stopped:${channel}:${at}`, at }),
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
      erased: { person: event.candidate, upTo: event.atMicros, receipt },
    };
  }

  const spokenIn = (receipts: readonly Receipt[]): Speech =>
    phrasesFor(phrasebook, receipts.at(-1)?.reply.language ?? "en");

  async function onDataRequested(event: Requested): Promise<Effects> {
    const conversation = await store.conversations.find(event.tenant, event.channel);
    // Erased already, by an earlier press; before the first message there was nothing.
    if (conversation === null) return nothing;
    const receipts = await store.receipts.inConversation(event.tenant, event.channel);
    const speech = spokenIn(receipts);
    const { buttons, data } = speech.phrases;
    switch (event.what) {
      case "summary":
        return answered(conversation, await summary(conversation, receipts, speech), [
          ownButton("what_i_was_told", buttons.told),
          fileButton(speech.phrases, ids),
          ownButton("stop_messages", buttons.stop),
          ownButton("erase_me", buttons.erase),
        ]);
      case "told":
        return answered(conversation, told(receipts, speech));
      case "file":
        return handOut(conversation, event, speech);
      case "stop":
        return stop(conversation, speech);
      case "erase":
        return answered(conversation, [text(data.eraseAsk)], [ownButton("erase_me_now", buttons.eraseNow)]);
      case "erase_now":
        return erase(conversation, event, speech);
    }
  }

  /** What it takes to send it may be there the next time, so they can press once more. */
  async function onDataNotSent({ tenant, channel }: EventOf<"data_not_sent">): Promise<Effects> {
    const conversation = await store.conversations.find(tenant, channel);
    // Erased meanwhile.
    if (conversation === null) return nothing;
    const { phrases } = spokenIn(await store.receipts.inConversation(tenant, channel));
    const actions = [personButton(phrases, ids.next()), fileButton(phrases, ids)];
    return answered(conversation, [text(phrases.data.fileFailed)], actions);
  }

  return { onDataRequested, onDataNotSent };
}
