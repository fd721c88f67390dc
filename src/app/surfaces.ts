import { coveredTopics } from "../answer/fixed-replies.ts";
import { dayAt } from "../domain/day.ts";
import { stillWaiting } from "../domain/gap.ts";
import { type OutgoingMessage, type Paragraph, text } from "../domain/message.ts";
import { fill, type Phrasebook, type Phrases, phrasesFor, type Speech } from "../domain/phrasebook.ts";
import { isPaused, type Posting, type Revision } from "../domain/posting.ts";
import type { Clock, Ids, Logger, MemberStanding, PostingStore, Store, Surfaces } from "../ports.ts";
import { isRecruiterCommand, type RecruiterCommand, recruiterHelp } from "../recruiter/recruiter-command.ts";
import type { PostingCatalogue } from "./catalogue.ts";
import type { createRecruiterSurfaces } from "./recruiter-surfaces.ts";
import { offerMessage } from "./respond/offer-postings.ts";
import { dataButton } from "./respond/on-data.ts";
import { choiceButton, personButton } from "./respond/say.ts";

export type SurfacesParts = {
  store: Pick<Store, "conversations" | "gaps"> & { postings: Pick<PostingStore, "current"> };
  catalogue: Pick<PostingCatalogue, "all" | "list" | "isOpenTo">;
  recruiters: ReturnType<typeof createRecruiterSurfaces>;
  phrasebook: Phrasebook;
  clock: Clock;
  ids: Ids;
  logger: Logger;
};

type Place = Omit<Parameters<Surfaces["home"]>[0], "standing">;
type Typed = Parameters<Surfaces["command"]>[0];

/** Shown on the Home at most; a posting can be named in words, too. */
const mostOnHome = 25;
const mostOpen = 10;

/** Nobody has spoken yet: the language is that of the postings where they all have one, else English. */
function houseLanguage(postings: readonly Posting[]): string {
  const [first, ...others] = new Set(postings.map(({ language }) => language));
  return first === undefined || others.length > 0 ? "en" : first;
}

const topicsOf = ({ askable }: Phrases, language: string): string =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(Object.values(askable));

/** App Home and slash command, as messages without a messenger's markup. */
export function createSurfaces(parts: SurfacesParts): Surfaces {
  const { store, catalogue, recruiters, phrasebook, clock, ids, logger } = parts;

  const spoken = async (tenant: string): Promise<Speech> =>
    phrasesFor(phrasebook, houseLanguage(await catalogue.all(tenant)));

  /** The posting that somebody talks about, as long as they are offered it. */
  async function talkedAbout({ tenant, channel, person, postingKey }: Place): Promise<Revision | null> {
    const found = postingKey === undefined ? (await store.conversations.find(tenant, channel))?.postingKey : postingKey;
    const key = found ?? null;
    const isOpen = key !== null && (await catalogue.isOpenTo({ tenant, candidate: person }, key));
    return isOpen ? store.postings.current(tenant, key) : null;
  }

  /** A recruiter asks as anybody else does, below what is theirs alone. */
  async function home({ standing, ...place }: Place & { standing: MemberStanding }): Promise<OutgoingMessage[]> {
    const own = await ownHome(place);
    if (standing !== "member") return [own];
    const heading = text("For yourself, as every candidate sees it:");
    return [...(await recruiters.home(place.tenant)), { ...own, paragraphs: [heading, ...own.paragraphs] }];
  }

  async function ownHome(place: Place): Promise<OutgoingMessage> {
    const { tenant, channel, person } = place;
    const { language, phrases } = await spoken(tenant);
    const postings = await catalogue.list({ tenant, candidate: person });
    const revision = await talkedAbout(place);
    const topics = revision === null ? topicsOf(phrases, language) : coveredTopics(revision.facts, phrases, language);
    const current: Paragraph[] =
      revision === null ? [] : [text(fill(phrases.home.current, { title: revision.posting.title }))];
    const others = postings.filter((posting) => posting.key !== revision?.posting.key);
    const shown = others.slice(0, mostOnHome);
    const counts = { count: String(postings.length), shown: String(shown.length) };
    const more = others.length > shown.length ? [text(fill(phrases.morePostings, counts))] : [];
    const heading = revision === null ? phrases.otherPostings : `${phrases.buttons.others}:`;
    const choice = shown.length === 0 ? [] : [text(heading)];
    const ask = revision !== null && isPaused(revision) ? phrases.frames.paused : fill(phrases.home.ask, { topics });
    // The same all day: the Home is drawn anew only where it changed, and two presses are one request.
    const day = dayAt(clock.now());
    const open = await openQuestions(tenant, channel);
    const waits: Paragraph[] =
      open.length === 0
        ? []
        : [
            text(phrases.home.open),
            { kind: "list", items: open.map(({ question }) => question ?? phrases.home.unsaid) },
          ];
    return {
      paragraphs: [text(phrases.home.intro), ...current, text(ask), ...waits, ...choice, ...more],
      actions: [...shown.map(choiceButton), personButton(phrases, `home:${channel}:${day}`), dataButton(phrases)],
    };
  }

  /** What this candidate has asked a recruiter and waits for. */
  const openQuestions = async (tenant: string, channel: string) =>
    stillWaiting(await store.gaps.waitersIn(tenant, channel)).slice(0, mostOpen);

  /** What a recruiter may type and others may not. */
  async function recruiterCommand({ tenant, by, standing }: Typed, name: RecruiterCommand, key: string) {
    const known = await standing();
    if (known === "member") return recruiters.command(tenant, { name, key, by });
    logger.warn("recruiter_refused", { action: name, standing: known, user: by.id });
    const { phrases } = await spoken(tenant);
    const why =
      known === "stranger"
        ? [text(phrases.command.forRecruiters), text(phrases.command.help)]
        : [text(phrases.command.notChecked)];
    return { paragraphs: why, actions: [] };
  }

  async function command(typed: Typed): Promise<OutgoingMessage> {
    const { tenant, by, words, standing } = typed;
    const [first = "", ...rest] = words.trim().split(/\s+/u);
    const name = first.toLowerCase();
    if (isRecruiterCommand(name)) return recruiterCommand(typed, name, rest.join(" "));
    const { phrases } = await spoken(tenant);
    if (name === "person") return { paragraphs: [text(phrases.command.personAsked)], actions: [] };
    if (name === "data") return { paragraphs: [text(phrases.command.dataAsked)], actions: [] };
    const postings = await catalogue.list({ tenant, candidate: by.id });
    const offer = offerMessage({ opening: "all", postings }, phrases, ids);
    if (name === "roles") return offer;
    const isHelp = name === "" || name === "help";
    const opening = isHelp ? text(phrases.home.intro) : text(phrases.command.unknown);
    const theirs = (await standing()) === "member" ? [text(recruiterHelp)] : [];
    return {
      paragraphs: [opening, ...theirs, text(phrases.command.help), ...(isHelp ? offer.paragraphs : [])],
      actions: isHelp ? offer.actions : [],
    };
  }

  return { home, command, phrases: async (tenant) => (await spoken(tenant)).phrases };
}
