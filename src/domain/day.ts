/** A day as it is written in a language, in UTC. `at` in milliseconds. */
export const dayOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at);
