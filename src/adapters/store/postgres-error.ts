import { z } from "zod";
import { CandorError, ConflictError, InputError, UnavailableError } from "../../domain/errors.ts";

const Coded = z.looseObject({ code: z.string() });

/** Where the store is, to be shown: never the user's password. */
export type PostgresPlace = { host: string; port: number; database: string; user: string };

type Advice = Partial<Record<string, string>>;

/** By error code: what the operator can correct, and what may pass by itself. */
const advice = ({ host, port, database, user }: PostgresPlace): { input: Advice; unavailable: Advice } => {
  const server = `${host}:${port}`;
  const correct = "correct DATABASE_URL";
  const unverified = `The certificate of ${server} cannot be verified. Name its authority: sslrootcert=FILE in DATABASE_URL.`;
  return {
    input: {
      "28P01": `Postgres at ${server} refuses the password of ${user}. Set another, or ${correct}.`,
      "28000": `Postgres at ${server} does not let ${user} in. Allow it in pg_hba.conf, or ${correct}.`,
      "3D000": `Postgres at ${server} has no database ${database}. Make it (createdb ${database}), or ${correct}.`,
      "42501": `${user} may not make or change tables in ${database}. Make ${user} the owner of the database.`,
      ENOTFOUND: `There is no host ${host}. Look for a spelling mistake, and ${correct}.`,
      ENOENT: `No Postgres listens in ${host}. Start it, or ${correct}.`,
      DEPTH_ZERO_SELF_SIGNED_CERT: unverified,
      SELF_SIGNED_CERT_IN_CHAIN: unverified,
      UNABLE_TO_VERIFY_LEAF_SIGNATURE: unverified,
    },
    unavailable: {
      EAI_AGAIN: `The host ${host} cannot be looked up: the name server does not answer.`,
      ECONNREFUSED: `No Postgres answers at ${server}. Start it, or ${correct}.`,
      "25006": `Postgres at ${server} is read-only, as a standby is. Name the primary in DATABASE_URL.`,
      "53100": `The disk of Postgres at ${server} is full. Free some space; what was accepted is safe.`,
      "53300": `Postgres at ${server} has no connection left. Raise max_connections, or run fewer processes.`,
    },
  };
};

const uniqueViolation = "23505";

/** The house's error for one that came while Postgres was asked. https://www.postgresql.org/docs/18/errcodes-appendix.html */
export const postgresError = (error: unknown, place: PostgresPlace): CandorError => {
  if (error instanceof CandorError) return error;
  const code = Coded.safeParse(error).data?.code ?? "";
  if (code === uniqueViolation) return new ConflictError("The same id or key is stored already.", { cause: error });
  const { input, unavailable } = advice(place);
  const correctable = input[code];
  if (correctable !== undefined) return new InputError(correctable, { cause: error });
  const message =
    unavailable[code] ??
    `Postgres at ${place.host}:${place.port} did not do its part (${code === "" ? "no connection" : code}).`;
  return new UnavailableError("store", { cause: error, message });
};
