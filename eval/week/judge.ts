import type { Gap, Waiter } from "../../src/domain/gap.ts";
import { payWords, type Step } from "./script.ts";
import type { Posted } from "./slack-log.ts";

export type Verdict = { what: string; expected: number; right: number; wrong: string[] };

const isAnswer = ({ text }: Posted): boolean => /^You asked about|has corrected their answer/u.test(text);
const isCorrection = ({ text }: Posted): boolean => text.startsWith("What I told you about");
const isClosing = ({ text }: Posted): boolean => /was closed on/u.test(text);

const payIn = (text: string, pays: ReadonlySet<number>): number[] =>
  [...pays].filter((pay) => text.includes(payWords(pay)));

/** The pay that a correction puts in the place of another. */
const correctedTo = ({ text }: Posted, pays: ReadonlySet<number>): number | undefined =>
  payIn(text.slice(text.indexOf("now says")), pays).at(0);

function verdict(what: string, cases: readonly { name: string; expected: number; got: number }[]): Verdict {
  const wrong = cases.filter(({ expected, got }) => expected !== got);
  return {
    what,
    expected: cases.length,
    right: cases.length - wrong.length,
    wrong: wrong.map(({ name, expected, got }) => `${name}: ${got} instead of ${expected}`),
  };
}

/** Everybody who waits for an answered gap was told its words once, and nobody else was. */
export function judgeAnswers(
  gaps: ReadonlyMap<string, Gap>,
  waiters: readonly Waiter[],
  log: readonly Posted[],
): Verdict[] {
  const told = log.filter(isAnswer);
  const answered = waiters.flatMap(({ channel, gapId, toldAt }) => {
    const gap = gaps.get(gapId);
    // Told an earlier answer that was for those who waited then: what others ask anew is answered to them.
    const answer = gap === undefined || (toldAt !== null && toldAt < gap.openedAt) ? null : gap.answer;
    return answer == null ? [] : [{ channel, words: answer.words }];
  });
  const cases = answered.map(({ channel, words }) => ({
    name: `${channel} ${words}`,
    expected: 1,
    // In an answer of its own, or in the correction of an earlier one.
    got: log.filter((one) => one.lane === channel && one.text.includes(words) && (isAnswer(one) || isCorrection(one)))
      .length,
  }));
  const lanes = new Set(waiters.map(({ channel }) => channel));
  const strangers = told.filter(({ lane }) => !lanes.has(lane)).map(({ lane, text }) => `${lane}: ${text}`);
  return [
    verdict("who waits was told the answer once", cases),
    { what: "answers to somebody who does not wait", expected: 0, right: 0, wrong: strangers },
  ];
}

type Belief = { pay: number | null; agreed: boolean };

/** Follows each candidate through the week, and says which corrections of the pay they should have got. */
export function judgeCorrections(script: readonly Step[], log: readonly Posted[]): Verdict[] {
  const pays = new Set(script.flatMap((step) => (step.kind === "publish" ? [step.pay] : [])));
  const byLane = Map.groupBy(log, ({ lane }) => lane);
  const mine = Map.groupBy(
    script.filter((step) => "candidate" in step),
    (step) => ("candidate" in step ? step.candidate : -1),
  );
  const of = (posting: number) =>
    script.filter((step) => (step.kind === "publish" || step.kind === "close") && step.posting === posting);
  const corrections: { name: string; expected: number; got: number }[] = [];
  const closings: { name: string; expected: number; got: number }[] = [];
  for (const [candidate, steps] of mine) {
    const lane = byLane.get(`D${candidate}`) ?? [];
    const posting = steps.find((step) => step.kind === "choose")?.posting ?? -1;
    const said = lane.filter((one) => !isCorrection(one) && !isAnswer(one) && !isClosing(one));
    const belief: Belief = { pay: null, agreed: false };
    let current: number | null = null;
    let open = true;
    let knowsClosed = false;
    let told = false;
    let expected = 0;
    let closedExpected = 0;
    const correct = (): void => {
      if (belief.pay === null || !open || belief.pay === current) return;
      expected += 1;
      belief.pay = current;
    };
    const close = (): void => {
      if (open || knowsClosed || !told) return;
      closedExpected += 1;
      knowsClosed = true;
    };
    for (const step of [...of(posting), ...steps].toSorted((a, b) => a.at - b.at)) {
      if (step.kind === "publish") {
        current = step.pay;
        // Publishing opens a closed posting; that it is open again is a message of another kind.
        if (!open) knowsClosed = false;
        open = true;
        if (belief.agreed) correct();
      } else if (step.kind === "close") {
        open = false;
        if (belief.agreed) close();
      } else if (step.kind === "write") {
        correct();
        close();
        const replies = said.filter(({ at }) => at === step.at);
        if (replies.length > 0) told = true;
        if (replies.some(({ text }) => text.includes("has been closed"))) knowsClosed = true;
        for (const { text } of replies) for (const pay of payIn(text, pays)) belief.pay = pay;
      } else if (step.kind === "choose") {
        knowsClosed ||= said.some(({ at, text }) => at === step.at && text.includes("has been closed"));
      } else if (step.kind === "press") {
        belief.agreed ||= said.some(
          ({ at, text }) => at === step.at && text.includes("I've asked the recruiting team"),
        );
      } else if (step.kind === "withdraw") {
        belief.agreed &&= !said.some(({ at, text }) => at === step.at && text.includes("won't come back to you"));
      }
    }
    const got = lane.filter((one) => isCorrection(one) && correctedTo(one, pays) !== undefined);
    corrections.push({ name: `D${candidate}`, expected, got: got.length });
    closings.push({ name: `D${candidate}`, expected: closedExpected, got: lane.filter(isClosing).length });
  }
  const some = corrections.filter(({ expected, got }) => expected + got > 0);
  const closed = closings.filter(({ expected, got }) => expected + got > 0);
  return [
    verdict("who was told other pay was corrected as often as it changed under them", some),
    verdict("who was told of a posting that closed heard so once", closed),
  ];
}

/** Nothing of a private matter stands anywhere but where it may. */
export const judgeSecrets = (log: readonly Posted[], bytes: string): Verdict => {
  const spoken = log.filter(({ text }) => /secret\d+@/u.test(text)).map(({ lane }) => `said in ${lane}`);
  const kept = /secret\d+@/u.test(bytes) ? ["kept in the store's files"] : [];
  const openly = log
    .filter(({ lane, text }) => lane === "recruiters" && /accommodation/iu.test(text))
    .map(({ text }) => text);
  return {
    what: "secrets outside of the restricted lane",
    expected: 0,
    right: 0,
    wrong: [...spoken, ...kept, ...openly],
  };
};

/** Each delivery stands in Slack once, whatever was killed when. */
export const judgeTwice = (log: readonly Posted[]): Verdict => {
  const twice = [...Map.groupBy(log, ({ id }) => id)].filter(([, posts]) => posts.length > 1).map(([id]) => id);
  return { what: "messages that stand in Slack twice", expected: 0, right: 0, wrong: twice };
};
