import type { Effects } from "../domain/delivery.ts";
import type { IncomingEvent } from "../domain/event.ts";
import { detectLanguage } from "../domain/language.ts";
import { type Phrasebook, phrasesFor } from "../domain/phrasebook.ts";
import type { Presence } from "../ports.ts";

type Respond = (event: IncomingEvent) => Promise<Effects>;

/** The same work, seen by whom it is for: a status line while it takes, a Home that shows the posting of now. */
export const accompanied =
  (respond: Respond, presence: Presence): Respond =>
  async (event) => {
    const done = presence.working(event);
    try {
      const effects = await respond(event);
      if (effects.conversation !== null) presence.turned(effects.conversation);
      return effects;
    } finally {
      done();
    }
  };

/** What the status line says, in the language of the message. */
export function workingWords(event: IncomingEvent, phrasebook: Phrasebook): string {
  const words = event.kind === "message" ? (event.text ?? "") : "";
  return phrasesFor(phrasebook, detectLanguage(words, ["en", ...phrasebook.keys()])).phrases.working;
}
