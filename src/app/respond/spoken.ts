import type { Conversation } from "../../domain/conversation.ts";
import { detectLanguage } from "../../domain/language.ts";
import { type Phrasebook, type Phrases, phrasesFor } from "../../domain/phrasebook.ts";

/** The fixed texts in the language that a message is written in; in English where it does not tell. */
export const phrasesIn = (phrasebook: Phrasebook, message: string): Phrases =>
  phrasesFor(phrasebook, detectLanguage(message, ["en", ...phrasebook.keys()])).phrases;

/** The fixed texts for what has no words of its own: in the language of what the candidate wrote last. */
export const phrasesOf = (phrasebook: Phrasebook, { turns, pending }: Conversation): Phrases =>
  phrasesIn(phrasebook, pending?.text ?? turns.at(-1)?.message ?? "");
