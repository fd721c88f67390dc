import { fileURLToPath } from "node:url";

/** The one posting that is served, so that nobody has to choose. */
export const posting = fileURLToPath(new URL("../../test/e2e/postings/orchard-manager.txt", import.meta.url));

/** Each has an answer by which a reply is known: words that the posting says to no other of them. */
export const questions = [
  { asked: "How much does it pay?", answer: "£26,500" },
  { asked: "Is there a pension?", answer: "add 6% of your pay" },
  { asked: "How many days of holiday are there?", answer: "28 days of paid holiday" },
  { asked: "Do I need a driving licence?", answer: "driving licence is required" },
  { asked: "How many years of experience do I need?", answer: "pruning fruit trees" },
] as const satisfies readonly { asked: string; answer: string }[];

/** Which question the reply answers; `null` where it answers none. */
export const answered = (reply: string): string | null =>
  questions.find(({ answer }) => reply.includes(answer))?.asked ?? null;
