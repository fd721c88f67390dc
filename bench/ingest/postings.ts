import { decodeSource } from "../../src/adapters/sources/decode-source.ts";
import type { DecodedSource } from "../../src/domain/source.ts";

/** Numbers from a seed, the same on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const levels = ["Junior", "Senior", "Lead", "Staff", "Principal", "Associate", "Head of", "Deputy"];
const trades = [
  "Machine Learning Engineer",
  "Data Analyst",
  "Nurse",
  "Electrician",
  "Accountant",
  "Account Executive",
  "Product Manager",
  "Site Reliability Engineer",
  "Warehouse Supervisor",
  "Pharmacist",
  "Social Worker",
  "Research Scientist",
  "Ferry Purser",
  "Glazier",
  "Customer Support Agent",
  "Physiotherapist",
  "Payroll Specialist",
  "Hydrologist",
  "Primary School Teacher",
  "Compiler Engineer",
  "Sommelier",
  "Radiographer",
  "Tram Driver",
  "Museum Conservator",
  "Security Analyst",
];
const areas = [
  "Payments",
  "Growth",
  "Night Shift",
  "Platform",
  "Paediatrics",
  "Exports",
  "Field",
  "Archives",
  "Search",
];
const towns = [
  "San Francisco",
  "New York",
  "Port Ellery",
  "Leipzig",
  "Galway",
  "Porto",
  "Lyon",
  "Bilbao",
  "Ghent",
  "Tampere",
  "Kraków",
  "Los Angeles",
  "Salt Lake City",
  "Aarhus",
  "Utrecht",
  "Zaragoza",
  "Winnipeg",
  "Halifax",
  "Dunedin",
  "Trieste",
];
const firsts = [
  "Harbor",
  "Quill",
  "Lumen",
  "North",
  "Tern",
  "Copper",
  "Juniper",
  "Saltgate",
  "Meadow",
  "Kestrel",
  "Vela",
];
const seconds = ["works", "field", "line", "bank", "labs", "health", "foundry", "rail", "press", "logic"];

export type Made = { index: number; title: string; employer: string; town: string; requisition: string; text: string };

const employerOf = (index: number): string =>
  `${firsts[index % firsts.length]}${seconds[Math.floor(index / firsts.length) % seconds.length]}`;

/** A posting of our own, two to six kilobytes, like none other but in its words. */
export function makePosting(index: number, seed: number): Made {
  const random = randomFrom(seed * 1_000_003 + index);
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const title = [random() < 0.7 ? pick(levels) : "", pick(trades), random() < 0.5 ? `, ${pick(areas)}` : ""]
    .join(" ")
    .replace(" ,", ",")
    .trim();
  const employer = employerOf(Math.floor(random() * 110));
  const town = pick(towns);
  const requisition = `${employer.slice(0, 2).toUpperCase()}-${10_000 + index}`;
  const pay = 30_000 + Math.floor(random() * 120) * 1_000;
  const years = 1 + Math.floor(random() * 9);
  const lines = (count: number, from: readonly string[]): string =>
    Array.from({ length: count }, () => `- ${pick(from)}`).join("\n");
  const tasks = [
    `Plan the week with the ${pick(areas)} team and keep the plan honest`,
    "Write down what you learn so that the next person starts further along",
    `Visit our site in ${pick(towns)} twice a year`,
    "Answer questions from colleagues in other departments",
    "Review the work of others kindly and have yours reviewed",
    "Keep records that an auditor would enjoy reading",
    "Train new colleagues in their first six weeks",
    "Improve one process a quarter and show that it helped",
  ];
  const wishes = [
    `${years}+ years of experience in a similar role`,
    "Clear writing in English",
    `A degree, or ${years + 2} years of practice instead`,
    "Experience with spreadsheets, ticket systems and impatient people",
    "A calm voice on the telephone",
    "Basic knowledge of statistics is a plus",
    `${1 + Math.floor(random() * 4)} years of leading a small team preferred`,
  ];
  const perks = [
    "28 days of paid leave and the week between the years off",
    "A pension to which we add five percent",
    "Public transport pass",
    "Dental and vision insurance",
    "16 weeks of parental leave",
    "A learning budget of 1,200 a year",
    "Lunch on Thursdays",
  ];
  const text = `${title}

About ${employer}

${employer} is a company of ${20 + Math.floor(random() * 900)} people in ${town}. ${"We have done this for a long time and intend to go on. ".repeat(1 + Math.floor(random() * 4))}

Location: ${town}
Requisition: ${requisition}

What you will do

${lines(4 + Math.floor(random() * 8), tasks)}

Requirements

${lines(4 + Math.floor(random() * 6), wishes)}

Pay

The salary range is ${pick(["€", "£", "$"])}${pay.toLocaleString("en")} - ${pick(["€", "£", "$"])}${(pay + 12_000).toLocaleString("en")} per year.

What we offer

${lines(4 + Math.floor(random() * 5), perks)}

${pick(["This role is fully remote.", "This is an on-site role.", "This role is hybrid, 2 days per week in the office."])}
${pick(["We sponsor visas.", "We are unable to sponsor visas for this position.", ""])}

How to apply

Apply by ${1 + Math.floor(random() * 28)} March 2027. If you need an accommodation, write to access@${employer.toLowerCase()}.example.
`;
  return { index, title, employer, town, requisition, text };
}

/** The same posting as a source reader would give it. */
export function sourceOf({ index, text }: Made): DecodedSource {
  const [source] = decodeSource(Buffer.from(text), `p-${index}.txt`);
  if (source === undefined) throw new Error("a made posting cannot be read");
  return source;
}
