import { fileURLToPath } from "node:url";
import { loadKnowledge, loadPhrasebook } from "../src/adapters/knowledge/load-knowledge.ts";
import type { Fact } from "../src/domain/fact.ts";
import type { Revision } from "../src/domain/posting.ts";
import type { Topic } from "../src/domain/topic.ts";

const folder = fileURLToPath(new URL("../knowledge", import.meta.url));
export const knowledge = loadKnowledge(folder);
export const phrasebook = loadPhrasebook(folder);

const statements: readonly (readonly [Topic, string])[] = [
  ["company", "Tideline Freight moves goods between forty small harbours."],
  ["company", "The company was founded in 1998 and employs 640 people."],
  ["company", "Headquarters are in Port Ellery."],
  ["role", "You report to the head of dispatch and lead a team of 6 planners."],
  ["role", "There are two openings for this role."],
  ["responsibilities", "You plan the routes of 14 barges each week."],
  ["responsibilities", "You answer captains who call about a berth or a delay."],
  ["responsibilities", "You keep the cargo lists complete and correct."],
  ["responsibilities", "You train new planners in the routing software."],
  ["education", "A degree in logistics or a completed apprenticeship is required."],
  ["experience", "At least 4 years of experience in dispatch or port operations is required."],
  ["experience", "Experience with refrigerated cargo is preferred."],
  ["skills", "Good knowledge of spreadsheets and of at least one routing tool is required."],
  ["skills", "A forklift license is a plus, but not a must."],
  ["language", "English at level C1 is required; Portuguese is preferred."],
  ["compensation", "The base salary is $68,000 to $82,500 per year, depending on experience."],
  ["compensation", "Overtime is paid at 150% of the hourly rate."],
  ["bonus", "There is an annual bonus of up to 8% of the base salary."],
  ["bonus", "If you refer a colleague, you may receive a referral bonus of $900."],
  ["equity", "This role does not come with equity."],
  ["benefits", "Medical, dental and vision insurance start after 60 days."],
  ["benefits", "The 401(k) plan is matched up to 4% of pay."],
  ["benefits", "Everybody has a training budget of $1,200 per year."],
  ["benefits", "Lunch is free on Tuesdays."],
  ["leave", "You get 24 vacation days and 10 public holidays a year."],
  ["leave", "Parental leave is 14 weeks at full pay for parents who have been here for 12 months."],
  ["leave", "Up to 5 unused vacation days carry over to the next year."],
  ["work_model", "You work in the office 3 days per week and from home on the others."],
  ["location", "The office is at the harbour of Port Ellery."],
  ["eligibility", "You must be authorized to work in the country; we cannot sponsor visas at this time."],
  ["relocation", "Relocation support of up to $5,000 is offered for moves of more than 100 miles."],
  ["travel", "You travel to one of the harbours about 4 times a year."],
  ["schedule", "The working week has 40 hours, with core hours from 9:30 am to 3 pm."],
  ["schedule", "Planners are on call one weekend in six."],
  ["employment_type", "This is a permanent full-time position with a probation period of 6 months."],
  ["process", "The process has a call of 20 minutes, two interviews and a planning exercise."],
  ["timeline", "We answer every application within 10 working days; the start date is 1 June 2027."],
  ["deadline", "Applications close on 12 April 2027 at 17:00."],
  ["accommodations", "If you need an adjustment, write to access@tideline.example."],
  ["background", "A background check is done after an offer is made."],
  ["equipment", "You get a laptop and a phone."],
  ["eeo", "We are an equal opportunity employer."],
];

const facts: Fact[] = statements.map(([topic, statement], index) => ({
  id: `f${index + 1}`,
  topic,
  state: "stated",
  statement,
  quotes: [{ start: 0, end: statement.length, raw: statement }],
  provenance: { kind: "posting" },
}));

/** A posting of about forty facts, made up for measuring. */
export const revision: Revision = {
  tenant: "bench",
  number: 1,
  publishedAt: 0,
  closedAt: null,
  posting: {
    key: "dispatch-planner",
    title: "Dispatch Planner",
    employer: "Tideline Freight",
    language: "en",
    kind: "posting",
    sha256: "0".repeat(64),
  },
  facts,
};
