import type { AnswerMessage } from "../../answer/answer-message.ts";
import type { NamePosting } from "../../answer/choose/name-posting.ts";
import type { HearRequest } from "../../answer/hear-request.ts";
import type { IncomingEvent } from "../../domain/event.ts";
import type { Phrasebook } from "../../domain/phrasebook.ts";
import type { Clock, Ids, Logger, Store } from "../../ports.ts";

export type ResponderDependencies = {
  store: Pick<Store, "postings" | "conversations" | "handOffs" | "receipts" | "feedback">;
  answerMessage: AnswerMessage;
  namePosting: NamePosting;
  hearRequest: HearRequest;
  phrasebook: Phrasebook;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** How long a recruiter who holds a conversation may be silent before Candor answers again. */
  handBackAfterMs: number;
};

export type EventOf<Kind extends IncomingEvent["kind"]> = Extract<IncomingEvent, { kind: Kind }>;
