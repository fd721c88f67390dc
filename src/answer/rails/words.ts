import { block, pass } from "../../domain/verdict.ts";
import type { ClaimRail } from "./rail.ts";
import { createLicence } from "./reading/licence.ts";
import type { Reader } from "./reading/reader.ts";

/** Every word that says something is a cited fact's, or stands for one in a closed vocabulary. */
export const wordsRail = (read: Reader): ClaimRail => ({
  name: "words",
  check(subject) {
    const { settled, absent, grammar, claim, evidence } = read(subject);
    if (settled || (absent && subject.cited.length === 0)) return pass;
    if (grammar === null || claim === null) return block("words", "is in a language whose words cannot be checked");
    const { language, factsLanguage } = subject;
    if (factsLanguage !== "und" && language !== factsLanguage) {
      return block("words", `is in another language (${language}) than the posting's words (${factsLanguage})`);
    }
    const unlicensed = createLicence(grammar, evidence, subject.employer ?? null).unlicensed(claim);
    if (unlicensed.length === 0) return pass;
    const words = [...new Set(unlicensed.map(({ text }) => `"${text}"`))].slice(0, 5);
    return block("words", `${words.join(", ")} ${words.length === 1 ? "does" : "do"} not stand in what it cites`);
  },
});
