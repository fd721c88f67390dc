import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Client, DatabaseError, Pool, type PoolClient, TypeOverrides, types } from "pg";
import type { Logger } from "../../ports.ts";
import { type PostgresPlace, postgresError } from "./postgres-error.ts";

/**
 * Instants and counts are numbers, as on SQLite; all are far below 2^53, and the rows' schemas refuse what is not. Set
 * for each connection: `pg.types` belongs to everybody in the process.
 */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, Number);

/** What every connection is made with. A call that takes longer has failed: a dead network says nothing at all. */
export const connectionSettings = (url: string) => ({
  connectionString: url,
  types: parsers,
  connectionTimeoutMillis: 5_000,
  query_timeout: 30_000,
  keepAlive: true,
  application_name: "candor",
});

/** Where a URL leads, with what it leaves out filled in. */
export const placeOf = (url: string): PostgresPlace => {
  const { host, port, database = "", user = "" } = new Client(connectionSettings(url));
  return { host, port, database, user };
};

/** Postgres' texts hold no NUL; candidates' words may. */
const sqlValue = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\u0000", "\uFFFD") : value;

/** node-postgres as Kysely's dialect wants it; every error is translated here, once, and a broken connection dropped. */
export const postgresPool = (url: string, place: PostgresPlace, logger: Logger): PostgresPool => {
  const pool = new Pool({ ...connectionSettings(url), max: 12 });
  // A connection may break while nobody waits for its answer; without a listener that would end the process.
  const lost = (error: Error): void => logger.warn("store_connection_lost", { code: postgresError(error, place).code });
  pool.on("connect", (client) => client.on("error", lost));
  // The pool repeats what the connection's own listener has told.
  pool.on("error", () => undefined);

  const wrap = (client: PoolClient): PostgresPoolClient => {
    let broken = false;
    const run = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
      try {
        return await client.query(text, parameters.map(sqlValue));
      } catch (error) {
        // What the server did not answer itself may still be under way on this connection.
        if (!(error instanceof DatabaseError)) broken = true;
        throw postgresError(error, place);
      }
    };
    function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query(asked: unknown, parameters: readonly unknown[] = []): unknown {
      if (typeof asked !== "string") throw new Error("rows are never read through a cursor");
      return run(asked, parameters);
    }
    return { query, release: (destroy) => client.release(broken || destroy === true) };
  };

  return {
    options: {},
    connect: async () => {
      try {
        return wrap(await pool.connect());
      } catch (error) {
        throw postgresError(error, place);
      }
    },
    end: () => pool.end(),
  };
};
