import type { Desk } from "./desk.ts";

/** What people, the bot and conversations are called on this desk. */
export function naming(desk: Desk) {
  const known = new Map([...desk.people, desk.bot].map(({ id, name }) => [id, name]));
  const conversation = (id: string) => desk.conversations.find((entry) => entry.id === id);
  return {
    nameOf: (id: string) => known.get(id) ?? conversation(id)?.name ?? id,
    titleOf: (id: string) => (conversation(id)?.kind === "im" ? desk.bot.name : `#${conversation(id)?.name ?? id}`),
    handleOf: (id: string) =>
      desk.people.find((person) => person.id === id)?.handle ?? known.get(id)?.toLowerCase() ?? id,
  };
}

/** What stands where there is no message, or no Home, yet. */
export function emptyText(desk: Desk, tab: "messages" | "home", isIm: boolean): { heading: string; hint: string } {
  const { name } = desk.bot;
  if (tab === "home")
    return { heading: `${name} shows no Home yet`, hint: "It is drawn when the bot hears that it was opened." };
  return isIm
    ? {
        heading: `Say hello to ${name}`,
        hint: "Write a message below and press Enter. The bot answers here, as it would in Slack.",
      }
    : {
        heading: `Nothing in ${naming(desk).titleOf(desk.channel)} yet`,
        hint: "What the bot and the people in this channel write appears here.",
      };
}
