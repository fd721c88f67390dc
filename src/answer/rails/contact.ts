import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail, ClaimSubject } from "./rail.ts";
import { valuesMayStand } from "./reading/free-text.ts";

const edge = String.raw`(?![\p{L}\p{N}])`;
/** Written loosely on purpose: whatever looks like an address has to stand in the fact, letter for letter. */
const addresses = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.-]*:\/\/[^\s"”»)>\]]+`,
    String.raw`(?:mailto|tel):[^\s"”»)>\]]+`,
    String.raw`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+`,
    String.raw`@[\p{L}\p{N}][\p{L}\p{N}._-]*`,
    String.raw`#[\p{L}][\p{L}\p{N}_-]*`,
    String.raw`(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}(?:\/[^\s"”»)>\]]*)?${edge}`,
    String.raw`(?<![\p{L}\p{N}])\+?\(?\d[\d ()./-]{6,}\d(?:\s*(?:x|ext\.?)\s*\d+)?`,
  ].join("|"),
  "giu",
);
/** An address that is spelt out instead of written. */
const speltOut =
  /(?:\(|\[|\s)(?:at|dot|punkt|arroba|ponto|punto|point)(?:\)|\]|\s)\s*(?:[\p{L}\p{N}-]+\s+)?(?:dot|punkt|ponto|punto|point|com|org|net|io)(?![\p{L}])/iu;

const tidy = (address: string): string => address.replace(/[.,;:!?'"]+$/u, "").toLowerCase();

/** Eight digits and more may be a phone number; fewer, or grouped as an amount or a date is, are a quantity. */
const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/gu, "");
  const amounts = /^\d{1,3}(?:[., ]\d{3})+(?:[.,]\d+)?(?:\s*[-/]\s*\d{1,3}(?:[., ]\d{3})+)?$/u.test(text.trim());
  const dates = /\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}\s*-\s*\d{4}$/u.test(text.trim());
  return digits.length >= 7 && !amounts && !dates;
};

function contactsIn(text: string): string[] {
  return [...text.matchAll(addresses)].flatMap((match) => {
    if (/^[+(\d]/u.test(match[0]) && !/[\p{L}@]/u.test(match[0]) && !isPhone(match[0])) return [];
    return [tidy(match[0])];
  });
}

/** Whether the address stands in the text by itself, not as the end or the beginning of a longer one. */
function standsIn(address: string, text: string): boolean {
  const whole = text.toLowerCase();
  for (let at = whole.indexOf(address); at !== -1; at = whole.indexOf(address, at + 1)) {
    const before = whole.at(at - 1) ?? " ";
    const after = whole.slice(at + address.length);
    const startsHere = at === 0 || /[^\p{L}\p{N}._%+-]/u.test(before) || address.startsWith("@");
    if (startsHere && !/^(?:[\p{L}\p{N}_-]|[.@/][\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}

/** Addresses, numbers and links stand exactly so in the cited facts; a damaged one is never made whole. */
export const contactRail = (): ClaimRail => ({
  name: "contact",
  check(subject: ClaimSubject) {
    const { text, cited, claim } = subject;
    if (speltOut.test(text)) return block("contact", "spells out an address");
    if (!valuesMayStand(subject)) {
      const written = claim.segments.flatMap((segment) => (segment.kind === "words" ? contactsIn(segment.text) : []));
      if (written[0] !== undefined) return block("contact", `writes "${written[0]}" in free words`);
    }
    const sources = cited.flatMap((fact) => [fact.statement, ...fact.quotes.map(({ raw }) => raw)]);
    const foreign = contactsIn(text).find((address) => !sources.some((source) => standsIn(address, source)));
    return foreign === undefined ? pass : block("contact", `"${foreign}" is not an address of the posting's`);
  },
});
