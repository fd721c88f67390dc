import { FeedbackReason } from "../domain/feedback.ts";

const reasonWords: Readonly<Record<FeedbackReason, string>> = {
  not_asked: "not what was asked",
  too_little: "too little",
  looks_wrong: "looks wrong or out of date",
  not_understood: "not understood",
};

/** How often each reason was given, for recruiters: "2 not what was asked, 1 too little"; empty where none was. */
export const countedReasons = (count: (reason: FeedbackReason) => number): string =>
  FeedbackReason.options
    .flatMap((reason) => (count(reason) === 0 ? [] : [`${count(reason)} ${reasonWords[reason]}`]))
    .join(", ");
