import type { Claim } from "../domain/draft.ts";
import { type Fact, showable } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import { fill, type Phrases, type Speech } from "../domain/phrasebook.ts";
import type { QuestionPart } from "../domain/question.ts";
import { Topic } from "../domain/topic.ts";
import { isSomebody } from "../domain/value.ts";
import { frameClaim, quoteClaim } from "./draft-extractive.ts";

/** What can be asked about a posting: the topics that its facts really cover, as a list in words. */
export function coveredTopics(facts: readonly Fact[], phrases: Phrases, language: string): string {
  const covered = new Set(showable(facts).map(({ topic }) => topic));
  const names = Topic.options.flatMap((topic) => (covered.has(topic) ? (phrases.askable[topic] ?? []) : []));
  return new Intl.ListFormat(language, { type: "conjunction" }).format(
    names.length > 0 ? names : [phrases.topics.role],
  );
}

/** Whether an address is damaged decides whether it is offered as a contact or only shown as it stands. */
function accommodationClaims(finding: Finding, phrases: Phrases): Claim[] {
  const contact =
    finding.facts.find(({ value, state }) => value?.kind === "contact" || state === "unclear") ?? finding.facts[0];
  const opening = frameClaim(phrases.handedOff.accommodation);
  if (contact === undefined || contact.topic !== "accommodations") return [opening];
  const frame = contact.state === "unclear" ? phrases.handedOff.damagedContact : phrases.handedOff.statedContact;
  return [opening, frameClaim(frame, [contact]), quoteClaim(contact)];
}

const mostContacts = 2;

/** Whom the posting itself names for questions: who wants a person may want that one. */
function personClaims(opening: string, facts: readonly Fact[], phrases: Phrases): Claim[] {
  const contacts = showable(facts)
    .filter(({ topic, state, value }) => topic === "process" && state === "stated" && isSomebody(value))
    .slice(0, mostContacts);
  if (contacts.length === 0) return [frameClaim(opening)];
  return [frameClaim(opening), frameClaim(phrases.handedOff.statedContact, contacts), ...contacts.map(quoteClaim)];
}

const mostRelated = 2;

function declinedClaims(frame: string, finding: Finding, phrases: Phrases): Claim[] {
  const related = finding.facts.slice(0, mostRelated);
  if (related.length === 0) return [frameClaim(frame)];
  return [frameClaim(frame), frameClaim(phrases.related, related), ...related.map(quoteClaim)];
}

/**
 * The answer to a part that asks for something else than a fact; `null` for a question. None of these meets a model.
 */
export function fixedClaims(
  part: QuestionPart,
  finding: Finding,
  facts: readonly Fact[],
  spoken: Speech,
): Claim[] | null {
  const { language, phrases } = spoken;
  switch (part.act) {
    case "ask":
      return null;
    case "person":
    case "status":
      // What is closed or paused is not told from, whom to ask neither.
      if (finding.state === "closed" || finding.state === "paused") return [frameClaim(phrases.handedOff[part.act])];
      return personClaims(phrases.handedOff[part.act], facts, phrases);
    case "accommodation":
      return accommodationClaims(finding, phrases);
    case "greet":
    case "capabilities":
      // Nothing can be asked about it now.
      if (finding.state === "paused") return null;
      return [frameClaim(fill(phrases.smallTalk[part.act], { topics: coveredTopics(facts, phrases, language) }))];
    case "thank":
    case "bye":
    case "identity":
    case "privacy":
      return [frameClaim(phrases.smallTalk[part.act])];
    case "judge":
    case "promise":
    case "negotiate":
    case "advise":
    case "off_topic":
    case "steer":
      return declinedClaims(phrases.declined[part.act] ?? phrases.declined.steer ?? phrases.related, finding, phrases);
  }
}
