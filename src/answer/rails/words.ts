import { isInAny } from "./reading/quantities.ts";
import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { accountFor } from "./across/account.ts";
import type { Abroad } from "./across/sources.ts";
import { createLicence } from "./reading/licence.ts";
import type { Evidence, Passage } from "./reading/passage.ts";
import type { Reader } from "./reading/reader.ts";

const wordsOfALabel = 5;
const denials =
  /(?<!\p{L})(?:no|not|non|nicht|kein\p{L}*|ne|pas|sin|sem|sense|não|niet|geen|inte|nie)(?!\p{L})|[不无没非]|없|아니/iu;

/** Values mean the same in any language: a label with its value, told by a sentence that adds nothing to the value. */
const isBareValue = (claim: Passage, evidence: readonly Evidence[]): boolean =>
  claim.quantities.length > 0 &&
  claim.clauses.every(({ negations }) => negations === 0) &&
  evidence.every(({ tokens, quantities, text }) => {
    const words = tokens.filter((token) => !isInAny(token, quantities));
    return quantities.length > 0 && words.length <= wordsOfALabel && !denials.test(text);
  });

/** Every word that says something is a cited fact's, or stands for one in a closed vocabulary. */
export const wordsRail = (read: Reader, abroad: Omit<Abroad, "employer">): ClaimRail => ({
  name: "words",
  check(subject) {
    const { settled, absent, grammar, claim, evidence, foreign, readable } = read(subject);
    if (settled || (absent && subject.cited.length === 0)) return pass;
    if (grammar === null || claim === null) return block("words", "is in a language whose words cannot be checked");
    const employer = subject.employer ?? null;
    if (foreign && readable) {
      const reason = accountFor(claim, grammar, evidence, { ...abroad, employer });
      return reason === null ? pass : block("words", `is in another language than the posting's words, and ${reason}`);
    }
    const unlicensed = createLicence(grammar, evidence, employer, abroad.glossary).unlicensed(claim);
    if (foreign && (unlicensed.length > 0 || !isBareValue(claim, evidence)))
      return block("words", "is about words in a language that cannot be read");
    if (unlicensed.length === 0) return pass;
    const words = [...new Set(unlicensed.map(({ text }) => `"${text}"`))].slice(0, 5);
    return block("words", `${words.join(", ")} ${words.length === 1 ? "does" : "do"} not stand in what it cites`);
  },
});
