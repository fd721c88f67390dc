import type { AnswerMessage } from "../../answer/answer-message.ts";
import type { HearRequest } from "../../answer/hear-request.ts";
import type { PostingCatalogue } from "../catalogue.ts";
import type { IncomingEvent } from "../../domain/event.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { OfficeHours } from "../../domain/office-hours.ts";
import type { Phrasebook } from "../../domain/phrasebook.ts";
import type { Clock, Ids, Logger, PostingStore, Store } from "../../ports.ts";

export type ResponderDependencies = {
  store: Pick<Store, "conversations" | "handOffs" | "gaps" | "receipts" | "feedback" | "holds"> & {
    postings: Pick<PostingStore, "current" | "entries" | "revision">;
  };
  knowledge: Knowledge;
  answerMessage: AnswerMessage;
  catalogue: PostingCatalogue;
  hearRequest: HearRequest;
  phrasebook: Phrasebook;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** How long a recruiter who holds a conversation may be silent before Candor answers again. */
  handBackAfterMs: number;
  /** `null`: somebody may be there at any hour. */
  officeHours: OfficeHours | null;
  /** How much of the office's time may go by before an answer is due. */
  answerWithinMs: number;
};

export type EventOf<Kind extends IncomingEvent["kind"]> = Extract<IncomingEvent, { kind: Kind }>;
