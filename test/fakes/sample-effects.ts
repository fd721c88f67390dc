import type { Conversation } from "../../src/domain/conversation.ts";
import type { Delivery, Effects } from "../../src/domain/delivery.ts";
import type { IncomingEvent } from "../../src/domain/event.ts";
import type { Gap, Waiter } from "../../src/domain/gap.ts";
import type { HandOff } from "../../src/domain/hand-off.ts";
import type { Receipt } from "../../src/domain/receipt.ts";

const tenant = "T1";

export const sampleEvent = (channel: string, messageId: string, text = "Is it remote?"): IncomingEvent => ({
  kind: "message",
  tenant,
  channel,
  atMicros: 1,
  candidate: "U1",
  text,
  thread: null,
  messageId,
  hasFiles: false,
});

export const sampleDelivery = (id: string, channel = "D1"): Delivery => ({
  id,
  tenant,
  destination: { kind: "conversation", channel, thread: null },
  relation: null,
  otherwise: null,
  message: { paragraphs: [{ kind: "text", text: `reply ${id}` }], actions: [] },
});

export const sampleConversation = (channel = "D1"): Conversation => ({
  tenant,
  channel,
  candidate: "U1",
  postingKey: null,
  disclosedAt: 5,
  pending: null,
  heldFor: null,
  toCorrect: [],
  knownClosed: [],
  turns: [{ id: "t1", at: 5, message: "Hello", reply: "Hello!", outcome: "small_talk", sources: [], deliveries: [] }],
});

export const sampleHandOff = (id: string, turnId = "t1"): HandOff => ({
  id,
  tenant,
  channel: "D1",
  candidate: "U1",
  postingKey: null,
  team: null,
  reason: "person",
  topic: null,
  question: null,
  request: null,
  passedOnId: null,
  turnId,
  state: "open",
  cardId: `card-${id}`,
  holder: null,
  owner: null,
  dueAt: 9,
  openedAt: 5,
  answeredAt: null,
  answeredBy: null,
  corrected: null,
  stoppedAt: null,
});

export const sampleReceipt = (id: string, turnId = "t1"): Receipt => ({
  id,
  tenant,
  channel: "D1",
  turnId,
  messageIds: [],
  at: 5,
  postingKey: "acme",
  revision: 1,
  question: {
    language: "en",
    parts: [{ text: "Hello", act: "greet", topics: [], concepts: [], terms: [], polar: false, expects: null }],
  },
  draft: null,
  verdicts: [],
  reply: {
    outcome: "small_talk",
    language: "en",
    paragraphs: [{ kind: "text", text: "Hello!" }],
    citations: [],
    open: [],
    answered: [],
    handOff: null,
  },
  corrected: [],
  model: null,
});

export const sampleGap = (id: string, ask = "", openedAt = 5): Gap => ({
  id,
  tenant,
  postingKey: "acme",
  topic: "visa",
  ask,
  team: null,
  cardId: `card-${id}`,
  openedAt,
  dueAt: null,
  answer: null,
});

export const sampleWaiter = (gapId: string, channel: string, turnId = `turn-${channel}`): Waiter => ({
  tenant,
  gapId,
  channel,
  candidate: `U-${channel}`,
  turnId,
  language: "en",
  question: "Do you sponsor visas?",
  askedAt: 6,
  reason: null,
  toldAt: null,
});

export const noEffects: Effects = {
  conversation: null,
  deliveries: [],
  openedHandOffs: [],
  changedHandOffs: [],
  gaps: [],
  waiters: [],
  withdrawnTurns: [],
  confirmation: null,
  receipts: [],
  feedback: null,
  scheduled: [],
  retracted: null,
  erased: null,
};
