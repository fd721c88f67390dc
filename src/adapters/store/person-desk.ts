import type { Kysely } from "kysely";
import type { PersonDesk } from "../../ports.ts";
import { collectPerson, erasePerson } from "./erase-person.ts";
import type { Tables } from "./tables.ts";

/**
 * What is kept about one person, to be handed out or erased, also while the bot runs.
 * @param compact rewrites the files, so that not even freed pages hold what was erased
 */
export const personDesk = (db: Kysely<Tables>, compact: () => Promise<void>): PersonDesk => ({
  find: async (tenant, person) => {
    const { channels: _channels, ...data } = await collectPerson(db, tenant, person);
    return data;
  },
  erase: async (tenant, person, how) => {
    const erased = await db
      .transaction()
      .execute((transaction) => erasePerson(transaction, tenant, person, { ...how, upTo: null }));
    await compact();
    return erased;
  },
});
