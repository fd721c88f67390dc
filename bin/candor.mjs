#!/usr/bin/env node
// Runs Candor on the Node that the lock file pins, whatever Node started this, and hands signals on.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const pinned = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
const runsTypeScript = Number(process.versions.node.split(".")[0]) >= 24;
if (!existsSync(pinned) && !runsTypeScript) {
  console.error(
    `candor: needs Node 24 or newer, and this is ${process.version}. Run "npm ci" in Candor's folder: it brings its own.`,
  );
  process.exit(1);
}
const child = spawn(
  existsSync(pinned) ? pinned : process.execPath,
  ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
