import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenAiStandIn, startOpenAi } from "../stand-ins/openai.ts";
import { type Bot, eventually, type Office, openOffice, type Pool } from "./harness.ts";

/** What people tell of themselves beside a question, and the words of it that may stand nowhere. */
const told: readonly (readonly [string, RegExp])[] = [
  ["I have multiple sclerosis. How much does it pay?", /sclerosis/iu],
  ["I'm 14 weeks pregnant, is there a pension?", /14 weeks|pregnant/iu],
  ["My passport number is X1234567. Do you sponsor visas?", /X1234567/u],
  ["As a practising Muslim I pray at noon. What are the hours?", /muslim|\bpray/iu],
  ["I was convicted of burglary in 2011. Do you run background checks?", /burglary|convicted/iu],
  ["I'm on DACA. Do you sponsor visas?", /DACA/u],
  ["Call me on +44 20 7946 0958 about the pay please, how much is it?", /7946.?0958|20 7946/u],
  ["Ich bin HIV-positiv. Wie hoch ist das Gehalt?", /HIV/u],
  ["My daughter has autism and I care for her alone. Is there remote work?", /autism/iu],
  ["I'm gay and 61 years old, how much is the pay?", /\bgay and\b|61 years/iu],
];

let office: Office;
let bot: Bot;
let openAi: OpenAiStandIn;
let people: Pool;

beforeAll(async () => {
  // An answer without a draft: what counts is what the model was sent.
  openAi = await startOpenAi(() => ({ kind: "content", content: "{}" }));
  office = await openOffice("socket", { MODEL_API_KEY: "sk-test", MODEL_BASE_URL: openAi.baseUrl });
  bot = await office.startBot();
  people = await office.settle(told.length, "Orchard Manager");
}, 60_000);
afterAll(async () => {
  await office.close();
  await openAi.close();
});

const inFiles = async (): Promise<string> => {
  const names = await readdir(office.data);
  return (await Promise.all(names.map((name) => readFile(join(office.data, name), "latin1")))).join("\n");
};

/** All that recruiters see, buttons and hidden values included. */
const onCards = (): string =>
  ["candor-recruiters", "candor-accommodations"]
    .flatMap((lane) => office.slack.messagesIn(lane))
    .map((message) => JSON.stringify(message))
    .join("\n");

test("nothing private that candidates told stands in the store, a log, on a card or in the model's traffic", {
  timeout: 90_000,
}, async () => {
  for (const [message] of told) {
    const candidate = people.next();
    const answer = await candidate.ask(message);
    const person = (answer.blocks ?? []).some((block) => JSON.stringify(block).includes("talk_to_person"));
    if (person) await candidate.nextReply(() => candidate.press(answer, "talk_to_person"));
  }
  await eventually(() => expect(office.slack.messagesIn("candor-recruiters").length).toBeGreaterThan(3));
  expect(openAi.requests.length).toBeGreaterThan(3);
  const places = {
    store: await inFiles(),
    log: bot.stdout() + bot.stderr(),
    cards: onCards(),
    model: openAi.requests.map(({ body }) => body).join("\n"),
  };
  // The questions themselves arrived everywhere that they had to.
  expect(places.store).toMatch(/pension/u);
  expect(places.model).toMatch(/pension/u);
  const leaks = Object.entries(places).flatMap(([place, words]) =>
    told.flatMap(([message, secret]) => (secret.test(words) ? [`${place}: ${message}`] : [])),
  );
  expect(leaks).toEqual([]);
});
