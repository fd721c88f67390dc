import {
  Asking,
  circumstances,
  type Gist,
  Meeting,
  type PairingModel,
  type Pointing,
  type Side,
  signals,
} from "../src/domain/pairing-model.ts";
import type { Scales } from "../src/domain/pairing-weights.ts";

const nothing = (keys: readonly string[]): Record<string, number> => Object.fromEntries(keys.map((key) => [key, 0]));

/** A statement for which nothing speaks but its words' direction. */
export const unmet: Meeting = Meeting.parse(nothing(signals));

/** A question of which nothing is known but its words. */
export const nothingAsked: Asking = Asking.parse(nothing(circumstances));

export const scalesOf = (
  own: Omit<Scales, "signals" | "circumstances">,
  ofSignals: Partial<Meeting> = {},
  ofCircumstances: Partial<Asking> = {},
): Scales => ({
  ...own,
  signals: { ...unmet, ...ofSignals },
  circumstances: { ...nothingAsked, ...ofCircumstances },
});

/** Where a text of known words points. */
export function pointOf(model: PairingModel, gist: Gist, side: Side): Pointing {
  const pointing = model.direct(gist, side);
  if (pointing === null) throw new Error(`Not known: ${gist.stems.join(" ")}`);
  return pointing;
}
