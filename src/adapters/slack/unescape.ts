const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity);

const broadcasts = new Set(["channel", "here", "everyone"]);

/** What stands between `<` and `>`: a link, or a mention of somebody, a channel, a group or a date. */
function readable(reference: string): string {
  const bar = reference.indexOf("|");
  const target = bar === -1 ? reference : reference.slice(0, bar);
  const label = bar === -1 ? "" : decodeEntities(reference.slice(bar + 1));
  // A name would be personal data that the question does not need.
  if (target.startsWith("@")) return "@someone";
  if (target.startsWith("#")) return label === "" ? "#channel" : `#${label}`;
  if (target.startsWith("!")) {
    const command = target.slice(1);
    if (broadcasts.has(command)) return `@${command}`;
    return label === "" ? "@group" : label;
  }
  return label === "" ? decodeEntities(target).replace(/^(?:mailto|tel):/u, "") : label;
}

/**
 * A message's words as its writer saw them. Slack escapes `& < >` and writes links and mentions as `<…>`.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export const unescape = (text: string): string =>
  text.replaceAll(/<([^<>]*)>|&(?:amp|lt|gt);/gu, (token: string, reference: string | undefined) =>
    reference === undefined ? decodeEntities(token) : readable(reference),
  );
