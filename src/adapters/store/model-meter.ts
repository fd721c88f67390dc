import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { ModelMeter } from "../../ports.ts";
import type { Tables } from "./tables.ts";

const UsedRow = z.object({ tokens: z.coerce.number().int() });

/** One for the whole store: the key that is paid with is one, too. */
export const modelMeter = (db: Kysely<Tables>): ModelMeter => ({
  used: async (day) => {
    const row = await db.selectFrom("model_day").select("tokens").where("day", "=", day).executeTakeFirst();
    return row === undefined ? 0 : UsedRow.parse(row).tokens;
  },
  add: async (day, tokens) => {
    await db
      .insertInto("model_day")
      .values({ day, tokens })
      .onConflict((conflict) => conflict.column("day").doUpdateSet({ tokens: sql`model_day.tokens + ${tokens}` }))
      .execute();
  },
  isOff: async () =>
    (await db.selectFrom("model_switch").select("is_off").where("is_off", "=", 1).executeTakeFirst()) !== undefined,
  turn: async (to) => {
    const written = { is_off: to === "off" ? 1 : 0 };
    await db
      .insertInto("model_switch")
      .values({ name: "answers", ...written })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(written))
      .execute();
  },
});
