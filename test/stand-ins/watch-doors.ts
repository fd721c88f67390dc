// Preloaded into the real program: says on standard error which doors out of the process it uses. A connection is seen
// whichever library opens it; a file, whichever function of node:fs writes it.
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

type Told = Readonly<Record<string, string>>;

/** Calls what stands there under this name, after saying what it is called with; `null` says nothing. */
function watch(module: object, name: string, told: (args: readonly unknown[]) => Told | null): void {
  const real: unknown = Reflect.get(module, name);
  if (typeof real !== "function") throw new Error(`there is no ${name}`);
  Reflect.set(module, name, function watched(this: unknown, ...args: unknown[]): unknown {
    const door = told(args);
    if (door !== null) process.stderr.write(`${JSON.stringify({ door })}\n`);
    const given: unknown = Reflect.apply(real, this, args);
    return given;
  });
}

const field = (from: object, name: string): string => String(Reflect.get(from, name));

/** `connect` is called with options, normalised ones in an array, or with a port and a host. */
function address(args: readonly unknown[]): Told {
  const [first, second] = args.flat();
  if (typeof first !== "object" || first === null) return { connects: `${String(second)}:${String(first)}` };
  const socket: unknown = Reflect.get(first, "path");
  return { connects: typeof socket === "string" ? socket : `${field(first, "host")}:${field(first, "port")}` };
}

const written = (args: readonly unknown[]): Told => ({ writes: String(args[0]) });

const reading = [undefined, "r", "rs", fs.constants.O_RDONLY];
const opened = (args: readonly unknown[]): Told | null => {
  const [, flags] = args;
  // Where the flags are left out, a callback may stand in their place.
  return typeof flags === "function" || reading.some((flag) => flag === flags) ? null : written(args);
};

const started = (args: readonly unknown[]): Told => ({ starts: String(args[0]) });

watch(net.Socket.prototype, "connect", address);
for (const name of ["writeFile", "writeFileSync", "appendFile", "appendFileSync", "createWriteStream"])
  watch(fs, name, written);
for (const name of ["open", "openSync"]) watch(fs, name, opened);
for (const name of ["writeFile", "appendFile"]) watch(fs.promises, name, written);
watch(fs.promises, "open", opened);
for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"])
  watch(childProcess, name, started);
syncBuiltinESMExports();
