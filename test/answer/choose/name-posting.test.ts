import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { shipped } from "../../../src/app/paths.ts";
import type { Hidden } from "../../../src/answer/choose/name-posting.ts";
import { namerOf, ownPostings, titled } from "./postings.ts";

const nurse = "harbor-nurse-manager";
const engineer = "lumen-ml-engineer";
const analyst = "nordlicht-data-analyst";

const Asked = z.object({ posting: z.string(), messages: z.array(z.string()) });

const namePosting = namerOf(ownPostings);
const name = (message: string, current: string | null) =>
  namePosting(message, ownPostings.find(({ posting }) => posting.key === current) ?? null);
const one = (key: string, asks = false) => ({ kind: "one", key, asks });

describe("before a posting is chosen, a message names one", () => {
  test.for([
    ["the ML one", engineer],
    ["ML", engineer],
    ["machine learning", engineer],
    ["the machine learning engineer position please", engineer],
    ["nurse job in Harbor", nurse],
    ["I'm interested in the nurse role", nurse],
    ["Hi, I would like to talk about the Nurse Manager posting", nurse],
    ["nruse manger", nurse],
    ["the nurses job", nurse],
    ["the one at Lumenfold", engineer],
    ["Harbor Tern Health", nurse],
    ["data analist", analyst],
    ["Data Analyst, Ridership (all genders)", analyst],
    ["analyst in Berlin", analyst],
    ["Ich interessiere mich für die Stelle als Data Analyst", analyst],
    ["le poste de data analyst", analyst],
    ["el puesto de nurse manager", nurse],
    ["a vaga de data analyst", analyst],
    ["https://jobs.nordlicht-fahrplan.example/jobs/4417302?gh_src=abc", analyst],
    ["http://www.jobs.nordlicht-fahrplan.example/jobs/4417302/", analyst],
    ["NF-118", analyst],
    ["requisition nf-118.", analyst],
    ["lumen-ml-engineer", engineer],
  ] as const)("%s", ([message, key]) => {
    expect(name(message, null)).toEqual(one(key));
  });

  test.for([
    ["How much does the nurse manager make?", nurse],
    ["Is the ML role remote?", engineer],
    ["What's the pay for the data analyst job?", analyst],
    ["Do I need German for https://jobs.nordlicht-fahrplan.example/jobs/4417302 ?", analyst],
    ["I found it under https://boards.example.com/jobs/4417302, is it remote?", analyst],
  ] as const)("and asks something: %s", ([message, key]) => {
    expect(name(message, null)).toEqual(one(key, true));
  });

  test.for([
    "Hello",
    "How much does it pay?",
    "Do you sponsor visas?",
    "Is it remote?",
    "the plumber job",
    "https://example.com/jobs/999",
    "",
    "???",
    "这份工作的薪水是多少？",
  ])("or none: %s", (message) => {
    expect(name(message, null)).toEqual({ kind: "none" });
  });
});

describe("where several fit", () => {
  const bakery = namerOf([
    titled("baker-york", "Baker", "York"),
    titled("baker-leeds", "Baker, nights", "Leeds"),
    titled("miller", "Miller", "York"),
  ]);

  test("the title that is named as a whole is meant", () => {
    expect(bakery("the baker job", null)).toEqual(one("baker-york"));
  });

  test("a word more tells them apart", () => {
    expect(bakery("the night baker job", null)).toEqual(one("baker-leeds"));
    expect(bakery("the miller job", null)).toEqual(one("miller"));
  });

  test("they are all named, and no other", () => {
    expect(bakery("the job in York", null)).toMatchObject({ kind: "several", keys: ["baker-york", "miller"] });
    expect(bakery("York job", null)).toEqual({ kind: "several", keys: ["baker-york", "miller"], asks: false });
  });

  test("a word that none of them has next to one that some have leaves the choice to the candidate", () => {
    expect(bakery("the Leeds miller job", null)).toMatchObject({ kind: "several" });
  });
});

describe("in the middle of a conversation", () => {
  test.for([
    ["what about the nurse role?", engineer, nurse],
    ["How about the ML one?", nurse, engineer],
    ["ok and what about the nurse manager position at Harbor Tern?", engineer, nurse],
    ["switch to the nurse manager", engineer, nurse],
    ["Can you switch to the nurse job?", engineer, nurse],
    ["please switch to data analyst", engineer, analyst],
    ["I meant the nurse job", engineer, nurse],
    ["Let's talk about the data analyst role instead", engineer, analyst],
    ["nurse job in Harbor", engineer, nurse],
    ["NF-118", engineer, analyst],
    ["Was ist mit der Data-Analyst-Stelle?", engineer, analyst],
    ["et pour le poste de data analyst ?", engineer, analyst],
    ["¿y qué hay del puesto de data analyst?", engineer, analyst],
    ["e quanto à vaga de data analyst?", engineer, analyst],
  ] as const)("%s (about %s) turns to %s", ([message, current, key]) => {
    expect(name(message, current)).toEqual(one(key));
  });

  test.for([
    ["How much does the nurse job pay?", engineer, nurse],
    ["what about the nurse role, does it offer relocation?", engineer, nurse],
    ["Is there a bonus? https://jobs.nordlicht-fahrplan.example/jobs/4417302", nurse, analyst],
  ] as const)("%s turns to it with the question", ([message, current, key]) => {
    expect(name(message, current)).toEqual(one(key, true));
  });

  test.for([
    ["what is the role of the nurse manager?", nurse],
    ["what is the role of the nurse manager?", engineer],
    ["What does the nurse manager role pay?", nurse],
    ["switch to part-time", engineer],
    ["Can I switch to remote work?", engineer],
    ["Can I switch to nurse manager?", engineer],
    ["I mean the manager", engineer],
    ["switch to data engineer", engineer],
    ["Do I have to move to Harbor?", engineer],
    ["What about the manager?", engineer],
    ["What about the data engineer?", engineer],
    ["How does this role work with the data analyst role?", engineer],
    ["Is this job like the nurse job?", engineer],
    ["Who is the product manager?", engineer],
    ["what about Berlin?", engineer],
    ["Berlin?", engineer],
    ["and the manager?", engineer],
    ["What about pay?", engineer],
    ["How about relocation?", nurse],
    ["Tell me about the team", engineer],
    ["Do I need experience as a nurse?", engineer],
    ["Is analyst experience fine?", engineer],
    ["What are the responsibilities of the role?", nurse],
    ["Talk to a person", engineer],
    ["switch to the plumber job", engineer],
    ["¿Es un puesto de data analyst?", analyst],
    ["lumen-ml-engineer", engineer],
  ] as const)("%s (about %s) stays a question about it", ([message, current]) => {
    expect(name(message, current)).toEqual({ kind: "none" });
  });

  test.for([
    "Other roles",
    "what other jobs do you have?",
    "Which roles are there?",
    "I'd like another posting please",
    "wrong job",
    "what about the other one?",
    "Welche Stellen gibt es?",
    "Quels postes avez-vous ?",
    "¿Qué puestos hay?",
    "Quais vagas existem?",
  ])("%s asks for the list", (message) => {
    expect(name(message, engineer)).toEqual({ kind: "list" });
  });

  test.for(["Which other roles does the team work with?", "What other tools does this job use?"])(
    "%s does not",
    (message) => {
      expect(name(message, engineer)).toEqual({ kind: "none" });
    },
  );
});

describe("a question about the current posting never turns to another one", () => {
  const frames = [
    "{}",
    "{}?",
    "What about {}?",
    "how about the {}?",
    "tell me about the {} role",
    "What is the role of the {}?",
    "How much does the {} job pay?",
    "Is the {} position remote?",
    "and {}?",
    "Do I need {}?",
    "{} please",
    "I mean {}",
    "I meant the {}",
    "can I ask about {}",
    "Do I have to move to {}?",
    "Can I switch to {}?",
    "¿Y el puesto de {}?",
    "Was ist mit {}?",
  ];
  const current = fc.constantFrom(...ownPostings);
  const frame = fc.constantFrom(...frames);

  test("whatever words of its own text the question is made of", () => {
    const asked = fc.tuple(current, frame, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(asked, ([{ posting, facts }, sentence, which, from, count]) => {
        const statement = facts[which % facts.length]?.statement ?? "";
        const words = statement.match(/\p{L}+/gu) ?? [];
        const start = words.length === 0 ? 0 : from % words.length;
        const message = sentence.replace("{}", words.slice(start, start + count).join(" "));
        const named = name(message, posting.key);
        expect(["none", "list"], message).toContain(named.kind);
      }),
      { numRuns: 1_500 },
    );
  });

  test("as far as the questions of the evaluation set go, which also choose no other one before a posting is chosen", () => {
    const asked = readFileSync(join(shipped.knowledge, "../eval/questions.jsonl"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => Asked.parse(JSON.parse(line)))
      .flatMap(({ posting, messages }) => messages.map((message) => ({ posting, message })));
    expect(asked.length).toBeGreaterThan(150);
    for (const { posting, message } of asked) {
      expect(name(message, posting), message).toEqual({ kind: "none" });
      const first = name(message, null);
      expect(first.kind === "one" ? first.key : posting, message).toBe(posting);
    }
  });

  test("whatever part of its own title names it", () => {
    const asked = fc.tuple(current, frame, fc.nat(), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(asked, ([{ posting }, sentence, from, count]) => {
        const words = posting.title.match(/\p{L}+/gu) ?? [];
        const start = from % words.length;
        const message = sentence.replace("{}", words.slice(start, start + count).join(" "));
        expect(name(message, posting.key), message).toEqual({ kind: "none" });
      }),
      { numRuns: 500 },
    );
  });

  test("whatever is written, nothing throws and only served postings are named", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(null, nurse), (message, key) => {
        const named = name(message, key);
        if (named.kind === "one") expect(ownPostings.map(({ posting }) => posting.key)).toContain(named.key);
        expect(["one", "several", "list", "none"]).toContain(named.kind);
      }),
    );
  });
});

test("an abbreviation in a title is named by what it stands for, a word is not", () => {
  const find = namerOf([titled("ml", "ML Engineer", "Oslo"), titled("is", "Who is next? Trainee", "Rome")]);
  expect(find("the machine learning job", null)).toEqual(one("ml"));
  expect(find("incentive structure", null)).toEqual({ kind: "none" });
});

test("a place names a posting, what questions are made of does not", () => {
  expect(name("Berlin", null)).toEqual(one(analyst));
  expect(name("remote?", null)).toEqual({ kind: "none" });
});

test("of many postings the few that fit are found, misspelt and by place", () => {
  const trades = ["Plumber", "Electrician", "Carpenter", "Painter", "Welder", "Roofer"];
  const towns = ["Bristol", "Dundee", "Swansea", "Norwich", "Exeter"];
  const many = trades.flatMap((trade) => towns.map((town) => titled(`${trade}-${town}`, trade, town)));
  const carpenter = titled("Carpenter-Dundee", "Carpenter", "Dundee");
  const find = namerOf(many);
  expect(find("carpentr in dundee", null)).toEqual(one("Carpenter-Dundee"));
  expect(find("the Exeter welder job", carpenter)).toEqual(one("Welder-Exeter"));
  const several = find("painter", null);
  expect(several.kind === "several" && several.keys).toHaveLength(5);
});

const hidden = (change: Partial<Hidden>): Hidden => ({ closed: new Set(), unlisted: new Set(), ...change });

describe("what is not offered to whoever writes", () => {
  const bakery = namerOf([titled("baker-york", "Baker", "York"), titled("baker-leeds", "Baker, nights", "Leeds")]);
  const closed = hidden({ closed: new Set(["baker-leeds"]) });
  const unlisted = hidden({ unlisted: new Set(["baker-leeds"]) });

  test.each([closed, unlisted])("is named by no words, not by its title in full either", (kept) => {
    expect(bakery("the night baker job", null, kept)).toMatchObject({ key: "baker-york" });
    expect(bakery("baker, nights", null, kept)).toEqual({ kind: "none" });
    expect(bakery("the job in Leeds", null, kept)).toEqual({ kind: "none" });
    expect(bakery("Leeds", null, kept)).toEqual({ kind: "none" });
  });

  test("is reached by its link where it is only unlisted", () => {
    const link = "https://jobs.nordlicht-fahrplan.example/jobs/4417302";
    expect(namePosting(link, null, hidden({ unlisted: new Set([analyst]) }))).toEqual(one(analyst));
    expect(namePosting("NF-118", null, hidden({ unlisted: new Set([analyst]) }))).toEqual(one(analyst));
    expect(namePosting(link, null, hidden({ closed: new Set([analyst]) }))).toEqual({ kind: "none" });
  });
});
