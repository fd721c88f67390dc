import { type Fields, text } from "./read.ts";

const shownMs = 6000;

export interface Notice {
  show: (message: string) => void;
}

/** A short message over the page that goes away by itself. */
export function createNotice(element: HTMLElement): Notice {
  let hiding = 0;
  return {
    show(message) {
      element.textContent = message;
      element.hidden = false;
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        element.hidden = true;
      }, shownMs);
    },
  };
}

/** Says what Slack would say where the bot did not take an interaction. */
export function tellDelivery(result: Fields, show: Notice["show"]): void {
  if (result["kind"] === "timeout") show("The bot did not react within 3 seconds. Slack would show an error here.");
  if (result["kind"] === "unreachable") show("The bot is not connected, so nothing happened.");
  if (result["kind"] === "http_error") show("The bot refused the request. Slack would show an error here.");
}

export function tellSubmission(result: Fields, show: Notice["show"]): void {
  tellDelivery(result, show);
  if (result["kind"] !== "bad_answer") return;
  const reasons = Array.isArray(result["reasons"]) ? result["reasons"].map(text) : [];
  show(`Slack would not take the bot's answer: ${reasons.join("; ")}`);
}
