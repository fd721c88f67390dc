// Plays the week from where it was left, until it ends or is killed: play.ts FOLDER SEED
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { openAnswering } from "../../src/app/answering.ts";
import { createCatalogue } from "../../src/app/catalogue.ts";
import { deliver } from "../../src/app/deliver.ts";
import { silentLogger } from "../../src/app/logger.ts";
import { createPublisher } from "../../src/app/publisher.ts";
import { readAllPostings } from "../../src/app/read-postings.ts";
import { createResponder } from "../../src/app/respond-to-event.ts";
import { systemSleep, uuidIds } from "../../src/app/system.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import { postingLane } from "../../src/domain/posting.ts";
import { redact } from "../../src/domain/redact.ts";
import { readOfficeHours } from "../../src/domain/office-hours.ts";
import { begin, payWords, scriptOf, type Step } from "./script.ts";
import { loggingMessenger } from "./slack-log.ts";

const [folder = "", seed = "1"] = process.argv.slice(2);
const tenant = "T1";
const leaseMs = 60_000;
let now = begin;
const clock = { now: () => now };
const common = { clock, ids: uuidIds, logger: silentLogger };

const store = await openStore({ file: join(folder, "candor.sqlite"), ...common });
const { knowledge, phrasebook, naming, hearRequest, answerMessage } = openAnswering(null, silentLogger);
const publisher = createPublisher({ ...common, store, tenant, knowledge, policy: "at_once" });
const { respond } = createResponder({
  ...common,
  store,
  knowledge,
  phrasebook,
  answerMessage,
  hearRequest,
  catalogue: createCatalogue({
    postings: store.postings,
    vocabulary: naming,
    membership: { isMember: () => Promise.resolve(false) },
    clock,
  }),
  handBackAfterMs: 30 * 60_000,
  officeHours: readOfficeHours("Mon-Fri 08:00-18:00 Europe/Berlin"),
  answerWithinMs: 8 * 60 * 60_000,
});
const messenger = loggingMessenger(join(folder, "slack.jsonl"), clock.now);

const keyOf = (posting: number): string => `posting-${posting}`;
const channelOf = (candidate: number): string => `D${candidate}`;
const from = (candidate: number) => ({
  tenant,
  channel: channelOf(candidate),
  candidate: `U${candidate}`,
  atMicros: now * 1_000,
});

async function accept(event: IncomingEvent, key: string): Promise<void> {
  await store.inbox.accept(event, { eventId: key, messageKey: key }, now);
}

/** Works what is due, and posts what came of it. */
async function settle(): Promise<void> {
  while (true) {
    const worker = uuidIds.next();
    const claimed = await store.inbox.claim(worker, now, now + leaseMs);
    if (claimed === null) break;
    await store.inbox.complete(claimed.id, worker, await respond(claimed.event), now);
  }
  const parts = { outbox: store.outbox, messenger, clock, sleep: systemSleep, logger: silentLogger, maxAttempts: 8 };
  while (true) {
    const worker = uuidIds.next();
    const claimed = await store.outbox.claim(worker, now, now + leaseMs, []);
    if (claimed === null) return;
    const { signal } = new AbortController();
    await deliver(claimed, worker, signal, { ...parts, backoff: () => 1_000, locateAfterMs: [0] });
  }
}

async function publish(posting: number, pay: number): Promise<void> {
  const sources = join(folder, "postings");
  mkdirSync(sources, { recursive: true });
  const file = join(sources, `${keyOf(posting)}.txt`);
  const text = [
    `Warehouse Lead ${posting}`,
    `Quayside Stores ${posting}`,
    "",
    `The salary is ${payWords(pay)} per year.`,
    "You plan the shifts of twelve people and keep the stock lists right.",
    "",
    "Benefits",
    "- 28 days of annual leave",
    "- A pension plan",
    "",
  ].join("\n");
  writeFileSync(file, text);
  const { postings } = await readAllPostings(file, knowledge);
  for (const ingested of postings) await publisher.take(ingested, "week");
}

/** What the last answer left open is asked of a recruiter. */
async function press(candidate: number, key: string): Promise<void> {
  const conversation = await store.conversations.find(tenant, channelOf(candidate));
  const turn = conversation?.turns.at(-1);
  const receipt = turn === undefined ? null : await store.receipts.findByTurn(tenant, turn.id);
  if (turn === undefined || receipt === null || receipt.reply.open.length === 0) return;
  await accept({ kind: "person_requested", ...from(candidate), reason: "gap", turnId: turn.id }, key);
}

async function withdraw(candidate: number, key: string): Promise<void> {
  const [waiter] = await store.gaps.waitersIn(tenant, channelOf(candidate));
  if (waiter === undefined) return;
  await accept({ kind: "question_withdrawn", ...from(candidate), turnId: waiter.turnId }, key);
}

const answerWords = (code: number): string => `The team answers this with note N${code}N.`;

async function answer(step: Extract<Step, { kind: "answer" }>, key: string): Promise<void> {
  const [gap] = await store.gaps.open(tenant);
  if (gap === undefined) return;
  const origin = { tenant, channel: postingLane(gap.postingKey), atMicros: now * 1_000, gapId: gap.id };
  const by = { recruiter: `R${step.recruiter}`, recruiterName: `recruiter ${step.recruiter}` };
  const said = { text: answerWords(step.code), topic: gap.topic, scope: step.scope, until: null, corrects: null };
  await accept({ kind: "gap_answered", ...origin, ...by, ...said }, key);
}

/** Of the latest answers that became facts, one is put right. */
async function correct(step: Extract<Step, { kind: "correct" }>, key: string): Promise<void> {
  const receipts = await store.receipts.latest(tenant, 200);
  const waiters = await Promise.all(receipts.map(({ channel }) => store.gaps.waitersIn(tenant, channel)));
  for (const { gapId } of waiters.flat()) {
    const gap = await store.gaps.find(tenant, gapId);
    if (gap === null || gap.answer?.scope !== "fact") continue;
    const origin = { tenant, channel: postingLane(gap.postingKey), atMicros: now * 1_000, gapId };
    const by = { recruiter: `R${step.recruiter}`, recruiterName: `recruiter ${step.recruiter}` };
    const said = { text: answerWords(step.code), topic: gap.topic, scope: "fact" as const, until: null };
    await accept({ kind: "gap_answered", ...origin, ...by, ...said, corrects: gap.answer.at }, key);
    return;
  }
}

async function play(step: Step, index: number): Promise<unknown> {
  const key = `step:${index}`;
  switch (step.kind) {
    case "publish":
      return publish(step.posting, step.pay);
    case "close":
      return store.postings.close(tenant, keyOf(step.posting), now);
    case "choose":
      return accept({ kind: "posting_chosen", ...from(step.candidate), postingKey: keyOf(step.posting) }, key);
    case "write": {
      const message = { text: redact(step.text).text, thread: null, messageId: key, hasFiles: false };
      return accept({ kind: "message", ...from(step.candidate), ...message }, key);
    }
    case "press":
      return press(step.candidate, key);
    case "withdraw":
      return withdraw(step.candidate, key);
    case "answer":
      return answer(step, key);
    case "correct":
      return correct(step, key);
  }
}

const progress = join(folder, "progress");
const script = scriptOf(Number(seed));
const done = existsSync(progress) ? Number(readFileSync(progress, "utf8")) : 0;
for (const [index, step] of script.entries()) {
  if (index < done) continue;
  now = Math.max(now, step.at);
  // What a killed process began is finished first, as the real loops do.
  if (index === done) await settle();
  await play(step, index);
  await settle();
  writeFileSync(`${progress}.new`, String(index + 1));
  renameSync(`${progress}.new`, progress);
}
// What is due after the last step, such as reminders and corrections.
now += 24 * 60 * 60 * 1_000;
await settle();
await store.close();
