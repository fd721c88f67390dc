import { sourceParagraph } from "../../answer/compose.ts";
import type { Conversation } from "../../domain/conversation.ts";
import { dayOf } from "../../domain/day.ts";
import type { Effects } from "../../domain/delivery.ts";
import { type Fact, isConfirmed } from "../../domain/fact.ts";
import { type Paragraph, text } from "../../domain/message.ts";
import { fill, phrasesFor, type Speech } from "../../domain/phrasebook.ts";
import { isPaused, type Revision } from "../../domain/posting.ts";
import type { Reply } from "../../domain/reply.ts";
import { type Correction, findCorrections } from "./find-corrections.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing } from "./say.ts";
import { tell } from "./tell.ts";

/** How many conversations are looked after in one piece of work. */
const pageSize = 500;

type Said = { conversation: Conversation } & Pick<Effects, "deliveries" | "receipts">;
const quote = ({ statement }: Fact): Paragraph => ({ kind: "quote", text: statement });

/** What holds in the place of what was told. */
function nowParagraphs({ now }: Correction, revision: Revision, { phrases }: Speech): Paragraph[] {
  if (now === null) return [text(phrases.correction.gone)];
  if (now.state === "conflicting") {
    const sides = revision.facts.filter(({ id }) => now.conflictsWith?.includes(id));
    return [text(phrases.frames.conflicting), quote(now), ...sides.map(quote)];
  }
  return [text(isConfirmed(now) ? phrases.frames.confirmed : phrases.correction.now), quote(now)];
}

function correctionReply(corrections: readonly Correction[], revision: Revision, speech: Speech): Reply {
  const { language, phrases } = speech;
  const { title } = revision.posting;
  const parts = corrections.flatMap((correction) => {
    const date = dayOf(correction.told.at(-1)?.at ?? 0, language);
    return [
      text(fill(phrases.correction.before, { date })),
      quote(correction.before),
      ...nowParagraphs(correction, revision, speech),
    ];
  });
  const cited = corrections.flatMap(({ now }) => now ?? []);
  return {
    outcome: "answered",
    language,
    paragraphs: [
      text(fill(phrases.correction.opening, { title })),
      ...parts,
      sourceParagraph(revision, cited, language, phrases),
    ],
    citations: cited.flatMap(({ id, topic, quotes }) => quotes.map(({ raw }) => ({ factId: id, topic, quote: raw }))),
    open: [],
    answered: [],
    handOff: null,
  };
}

/** That a posting is closed, or open again. */
const stateReply = ({ posting, closedAt }: Revision, { language, phrases }: Speech): Reply => ({
  outcome: "answered",
  language,
  paragraphs: [
    text(
      closedAt === null
        ? fill(phrases.correction.reopened, { title: posting.title })
        : fill(phrases.correction.closed, { title: posting.title, date: dayOf(closedAt, language) }),
    ),
  ],
  citations: [],
  open: [],
  answered: [],
  handOff: null,
});

/**
 * A candidate who was told what does not hold any more hears of it once: at once where they wait for something of that
 * posting, for then they have agreed to be written to; else before the answer to what they write next.
 */
export function correctionEvents(dependencies: ResponderDependencies) {
  const { store, phrasebook, logger } = dependencies;

  async function ofPosting(conversation: Conversation, key: string): Promise<Said | null> {
    const { tenant, channel, knownClosed } = conversation;
    const revision = await store.postings.current(tenant, key);
    const receipts = await store.receipts.told(tenant, channel, key);
    const last = receipts.at(-1);
    if (revision === null || last === undefined) return null;
    const speech = phrasesFor(phrasebook, last.reply.language);
    const isClosed = revision.closedAt !== null;
    const others = knownClosed.filter((other) => other !== key);
    const known = { ...conversation, knownClosed: isClosed ? [...others, key] : others };
    const telling = (about: Conversation, reply: Reply, corrected: Correction[] = []): Said =>
      tell(
        about,
        {
          revision,
          reply,
          asked: { text: "", topics: [...new Set(corrected.map(({ before }) => before.topic))] },
          corrected: corrected.flatMap(({ told }) => told.map(({ receiptId, factId }) => ({ receiptId, factId }))),
        },
        dependencies,
      );
    const state = isClosed === knownClosed.includes(key) ? null : telling(known, stateReply(revision, speech));
    // Of what a closed posting said nothing holds for certain.
    const found = isClosed ? [] : await findCorrections(receipts, revision, store.postings);
    if (found.length === 0) return state;
    const facts = telling(state?.conversation ?? known, correctionReply(found, revision, speech), found);
    logger.info("told_corrected", { posting: key, revision: revision.number, facts: found.length });
    return {
      conversation: facts.conversation,
      deliveries: [...(state?.deliveries ?? []), ...facts.deliveries],
      receipts: [...(state?.receipts ?? []), ...facts.receipts],
    };
  }

  async function isSilent({ tenant }: Conversation, key: string): Promise<boolean> {
    const revision = await store.postings.current(tenant, key);
    return revision !== null && isPaused(revision);
  }

  /** All that this candidate has to be told of these postings; nothing where what they know holds. */
  async function correct(conversation: Conversation, asked: readonly string[]): Promise<Said> {
    const keys: string[] = [];
    // While it is paused nothing is said about it; what is to be corrected then is corrected afterwards.
    for (const key of asked) if (!(await isSilent(conversation, key))) keys.push(key);
    let said: Said = {
      conversation: { ...conversation, toCorrect: conversation.toCorrect.filter((key) => !keys.includes(key)) },
      deliveries: [],
      receipts: [],
    };
    for (const key of keys) {
      const more = await ofPosting(said.conversation, key);
      if (more === null) continue;
      said = {
        conversation: more.conversation,
        deliveries: [...said.deliveries, ...more.deliveries],
        receipts: [...said.receipts, ...more.receipts],
      };
    }
    return said;
  }

  async function agreedToBeToldOf({ tenant, channel }: Conversation, postingKey: string): Promise<boolean> {
    const waiters = await store.gaps.waitersIn(tenant, channel);
    const gaps = await Promise.all(waiters.map(({ gapId }) => store.gaps.find(tenant, gapId)));
    return gaps.some((gap) => gap?.postingKey === postingKey);
  }

  async function onToldPostingChanged(event: EventOf<"told_posting_changed">): Promise<Effects> {
    const { tenant, channel, postingKey } = event;
    const conversation = await store.conversations.find(tenant, channel);
    if (conversation === null) return nothing;
    const said = await correct(conversation, [postingKey]);
    if (said.deliveries.length === 0) {
      // It was changed and changed back before the candidate heard of it.
      return conversation.toCorrect.includes(postingKey) ? { ...nothing, conversation: said.conversation } : nothing;
    }
    const isFree = conversation.heldFor === null;
    if (isFree && (await agreedToBeToldOf(conversation, postingKey))) return { ...nothing, ...said };
    const toCorrect = [...new Set([...conversation.toCorrect, postingKey])];
    return { ...nothing, conversation: { ...conversation, toCorrect } };
  }

  async function onPostingChanged(event: EventOf<"posting_changed">): Promise<Effects> {
    const { tenant, postingKey, cause, after, atMicros } = event;
    const channels = await store.receipts.channelsTold(tenant, postingKey, { after, most: pageSize });
    const change = `${postingKey}:${cause}:${atMicros}`;
    const told = channels.map((channel) => ({
      event: { kind: "told_posting_changed" as const, tenant, channel, atMicros, postingKey },
      key: `told-changed:${change}:${channel}`,
    }));
    const last = channels.at(-1);
    const next =
      channels.length < pageSize || last === undefined
        ? []
        : [{ event: { ...event, after: last }, key: `posting:${change}:after:${last}` }];
    return { ...nothing, scheduled: [...told, ...next] };
  }

  return { correct, onPostingChanged, onToldPostingChanged };
}
