import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Postgres } from "./postgres.ts";

/** A way to a Postgres that can be cut, with all that is under way on it, and mended. */
export const flakyNetwork = async (postgres: Postgres) => {
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(join(postgres.folder, ".s.PGSQL.5432"));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      // Cut on purpose: whoever is at the end of it has to cope.
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("there is no port");
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    /** The same database by way of this network. */
    through: (url: string): string => {
      const rerouted = new URL(url);
      rerouted.searchParams.delete("host");
      rerouted.hostname = "127.0.0.1";
      rerouted.port = String(address.port);
      return rerouted.href;
    },
    cut,
    mend: (): void => {
      isCut = false;
    },
    close: async (): Promise<void> => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};
