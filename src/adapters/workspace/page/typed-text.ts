import { unescapeText } from "./mrkdwn.ts";

/** What a person typed, out of the text that Slack makes of it: links and mentions as they were written. */
export function typedText(source: string, handleOf: (id: string) => string): string {
  const typed = source.replaceAll(
    /<(?<target>[^<>|\n]+)(?:\|(?<shown>[^<>\n]+))?>/gu,
    (whole, target: string, shown?: string) => {
      if (shown !== undefined) return shown;
      if (target.startsWith("@")) return `@${handleOf(target.slice(1))}`;
      return /^(?:https?:|mailto:)/u.test(target) ? target : whole;
    },
  );
  return unescapeText(typed);
}
