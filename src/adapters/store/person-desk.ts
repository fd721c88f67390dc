import type { Kysely } from "kysely";
import { isEmpty } from "../../domain/person-data.ts";
import type { PersonData, PersonDesk } from "../../ports.ts";
import { record } from "./audit.ts";
import { collectPerson, erasePerson } from "./erase-person.ts";
import type { Tables } from "./tables.ts";

const find = async (db: Kysely<Tables>, tenant: string, person: string): Promise<PersonData> => {
  const { channels: _channels, ...data } = await collectPerson(db, tenant, person);
  return data;
};

/**
 * What is kept about one person, to be handed out or erased, also while the bot runs.
 * @param compact rewrites the files, so that not even freed pages hold what was erased
 */
export const personDesk = (db: Kysely<Tables>, compact: () => Promise<void>): PersonDesk => ({
  find: (tenant, person) => find(db, tenant, person),
  export: (tenant, person, { by, at }) =>
    db.transaction().execute(async (transaction) => {
      const data = await find(transaction, tenant, person);
      if (!isEmpty(data)) await record(transaction, tenant, { person, entry: { kind: "exported", by } }, at);
      return data;
    }),
  erase: async (tenant, person, { by, receipt, ...how }) => {
    const erased = await db.transaction().execute(async (transaction) => {
      const gone = await erasePerson(transaction, tenant, person, { ...how, upTo: null });
      const isAnything = Object.values(gone).some((count) => count > 0);
      const entry = { kind: "erased" as const, receipt, by };
      if (isAnything) await record(transaction, tenant, { person: null, entry }, how.at);
      return gone;
    });
    await compact();
    return erased;
  },
});
