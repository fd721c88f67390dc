/** The same question as other people put it; `seed` tells the variants of one way apart. */
export type WayToAsk = { kind: string; say: (question: string, seed: number) => string };

/** Common given names of women and men from many places, so that none stands for "the usual candidate". */
const names = [
  "Aaliyah Johnson",
  "Abdullah Rahman",
  "Adaeze Okonkwo",
  "Aiko Tanaka",
  "Alejandro García",
  "Amit Patel",
  "Anastasia Volkova",
  "Björn Lindqvist",
  "Camille Dubois",
  "Chidi Eze",
  "DeShawn Washington",
  "Emily Walsh",
  "Fatima Al-Sayed",
  "Greg Baker",
  "Guadalupe Hernández",
  "Hans Müller",
  "Ibrahim Diallo",
  "Jamal Robinson",
  "Joana Silva",
  "Kwame Mensah",
  "Lakisha Brown",
  "Li Wei",
  "Maria Rossi",
  "Mohammed Hussain",
  "Nguyễn Thị Lan",
  "Olga Kowalczyk",
  "Priya Sharma",
  "Rachel Cohen",
  "Siobhán Murphy",
  "Tariq Aziz",
  "Thabo Nkosi",
  "Yusuf Demir",
] as const;

const pick = <T>(all: readonly T[], seed: number): T | undefined => all[seed % all.length];

const lowered = (question: string): string => `${question.charAt(0).toLowerCase()}${question.slice(1)}`;

const words = (question: string, change: (word: string) => string): string =>
  question.replace(/[\p{L}']+/gu, (word) => change(word));

/** Two neighbouring letters inside of the longest word change their places. */
function slipped(question: string): string {
  const longest = (question.match(/\p{L}+/gu) ?? []).toSorted((a, b) => b.length - a.length)[0] ?? "";
  if (longest.length < 6) return question;
  const middle = Math.floor(longest.length / 2);
  const swapped = `${longest.slice(0, middle - 1)}${longest[middle] ?? ""}${longest[middle - 1] ?? ""}${longest.slice(middle + 1)}`;
  return question.replace(longest, swapped);
}

const short: Readonly<Record<string, string>> = {
  you: "u",
  your: "ur",
  are: "r",
  please: "pls",
  people: "ppl",
  because: "cuz",
  "what's": "whats",
  going: "gonna",
};

export const waysToAsk: readonly WayToAsk[] = [
  { kind: "name in front", say: (question, seed) => `Hi, my name is ${pick(names, seed) ?? ""}. ${question}` },
  { kind: "name below", say: (question, seed) => `${question}\n\nBest regards,\n${pick(names, seed) ?? ""}` },
  { kind: "very polite", say: (question) => `Excuse me, I have a question: ${lowered(question)} Thank you very much!` },
  { kind: "in a hurry", say: (question) => `quick one - ${lowered(question)}` },
  { kind: "annoyed", say: (question) => `Ugh, seriously. ${question}!!` },
  { kind: "no capitals, no signs", say: (question) => question.toLowerCase().replace(/[?.!,]/gu, "") },
  { kind: "capitals only", say: (question) => question.toUpperCase() },
  { kind: "a slip of the fingers", say: slipped },
  { kind: "chat spelling", say: (question) => words(question, (word) => short[word.toLowerCase()] ?? word) },
  {
    kind: "no articles",
    say: (question) => question.replace(/(?<!\p{L})(?:the|an|a) /giu, ""),
  },
  { kind: "no auxiliary", say: (question) => question.replace(/^(?:do|does|did) /iu, "") },
  { kind: "emoji", say: (question) => `${question} 🙏😊` },
];
