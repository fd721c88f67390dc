import type { Kysely } from "kysely";
import { z } from "zod";
import type { CollectionStore } from "../../ports.ts";
import type { Tables } from "./tables.ts";

const ValidatorsRow = z
  .object({ etag: z.string().nullable(), last_modified: z.string().nullable() })
  .transform(({ etag, last_modified }) => ({ etag, lastModified: last_modified }));

const RefRow = z.object({ ref: z.string() });

export const collectionStore = (db: Kysely<Tables>): CollectionStore => ({
  validators: async (tenant, ref) => {
    const row = await db
      .selectFrom("collection")
      .select(["etag", "last_modified"])
      .where("tenant", "=", tenant)
      .where("ref", "=", ref)
      .executeTakeFirst();
    return row === undefined ? null : ValidatorsRow.parse(row);
  },

  synced: async (tenant, ref, validators, at) => {
    const read = {
      etag: validators?.etag ?? null,
      last_modified: validators?.lastModified ?? null,
      synced_at: at,
    };
    await db
      .insertInto("collection")
      .values({ tenant, ref, is_configured: 0, ...read })
      .onConflict((conflict) => conflict.columns(["tenant", "ref"]).doUpdateSet(read))
      .execute();
  },

  configure: (tenant, refs) =>
    db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom("collection")
        .select("ref")
        .where("tenant", "=", tenant)
        .where("is_configured", "=", 1)
        .execute();
      const dropped = rows.map((row) => RefRow.parse(row).ref).filter((ref) => !refs.includes(ref));
      await transaction
        .updateTable("collection")
        .set({ is_configured: 0, etag: null, last_modified: null })
        .where("tenant", "=", tenant)
        .where("is_configured", "=", 1)
        .where("ref", "in", [...dropped, ""])
        .execute();
      for (const ref of refs) {
        await transaction
          .insertInto("collection")
          .values({ tenant, ref, is_configured: 1, etag: null, last_modified: null, synced_at: null })
          .onConflict((conflict) => conflict.columns(["tenant", "ref"]).doUpdateSet({ is_configured: 1 }))
          .execute();
      }
      return dropped;
    }),
});
