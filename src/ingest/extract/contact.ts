import type { Contact } from "../../domain/value.ts";

const email = /(?<![\w.+-])[\w.+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?![\w@])/giu;
const link = /https?:\/\/[^\s<>"'）]+[^\s<>"'.,;:!?）)]/giu;
const phone =
  /(?<![\w/.-])(?:\+\d[\d ()./-]{6,18}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|0\d{1,4}[ /-]\d{3,4}(?:[ -]?\d{3,4})|1[3-9]\d{9})(?![\w/])/gu;

/** The one address, number or link that a statement gives; e-mail before phone before link. */
export function contactOf(words: string): Contact | null {
  const channels = [
    ["email", email],
    ["phone", phone],
    ["link", link],
  ] as const;
  for (const [channel, pattern] of channels) {
    const found = [...new Set([...words.matchAll(pattern)].map(([address]) => address))];
    if (found.length > 1) return null;
    const [address] = found;
    if (address !== undefined) return { kind: "contact", channel, address };
  }
  return null;
}
