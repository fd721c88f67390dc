import type { ClaimSubject } from "../rail.ts";

/** Whether a value may stand in free words: only where a sentence is judged that code had no hand in. */
export const valuesMayStand = ({ slotsRequired }: ClaimSubject): boolean => slotsRequired === false;
