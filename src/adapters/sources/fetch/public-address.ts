import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { InputError } from "../../../domain/errors.ts";

/**
 * Whether an address is one of the open internet. Private, loopback, link-local, carrier, documentation, multicast and
 * reserved ranges are not, and neither is an IPv6 address that stands for one of them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` turns an IPv4-mapped IPv6 address into the IPv4 address that would be connected to.
  return ipaddr.process(address).range() === "unicast";
}

export const refusedAddress = (host: string): InputError =>
  new InputError(
    `${host} leads into a private network. Candor fetches from the open internet only; save the page and give the file.`,
  );

type Resolve = (
  hostname: string,
  options: { all: true; family?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A lookup that gives public addresses only. The socket connects to just what was checked: a name that is resolved
 * again may lead elsewhere by then. A name of which any address is not public is refused as a whole.
 */
export const publicLookup =
  (resolve: Resolve = systemLookup): LookupFunction =>
  (hostname, { family, all }, callback) => {
    const wanted = typeof family === "number" ? { all: true as const, family } : { all: true as const };
    resolve(hostname, wanted, (error, addresses) => {
      if (error !== null) return callback(error, "", 0);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(refusedAddress(hostname), "", 0);
      if (all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
