import { text } from "../../domain/message.ts";
import type { Effects } from "../../domain/delivery.ts";
import { phrasesFor } from "../../domain/phrasebook.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing, say } from "./say.ts";

/** In a channel everybody reads along, so the answer is the way to a direct message, and no word of what was asked. */
export const mentionEvents = ({ phrasebook, ids }: Pick<ResponderDependencies, "phrasebook" | "ids">) => ({
  onMentioned: (event: EventOf<"mentioned">): Promise<Effects> => {
    const { phrases } = phrasesFor(phrasebook, event.language);
    const privately = {
      name: "write_privately",
      label: phrases.buttons.privately,
      value: "all",
      primary: true,
    } as const;
    return Promise.resolve({
      ...nothing,
      deliveries: [say(event, event.thread, [text(phrases.mention)], [privately], ids)],
    });
  },
});
