import type { LookupAddress } from "node:dns";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFetcher } from "../../../../src/adapters/sources/fetch/fetcher.ts";
import { isPublicAddress, publicLookup } from "../../../../src/adapters/sources/fetch/public-address.ts";
import { InputError } from "../../../../src/domain/errors.ts";

const byte = fc.nat(255);
const ranges: [string, fc.Arbitrary<number>[]][] = [
  ["10.0.0.0/8", [fc.constant(10), byte, byte, byte]],
  ["172.16.0.0/12", [fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte]],
  ["192.168.0.0/16", [fc.constant(192), fc.constant(168), byte, byte]],
  ["127.0.0.0/8", [fc.constant(127), byte, byte, byte]],
  ["169.254.0.0/16, where clouds keep their credentials", [fc.constant(169), fc.constant(254), byte, byte]],
  ["100.64.0.0/10", [fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte]],
  ["0.0.0.0/8", [fc.constant(0), byte, byte, byte]],
  ["224.0.0.0/4", [fc.integer({ min: 224, max: 239 }), byte, byte, byte]],
];

describe("an address of the inside is not public, in any way of writing it", () => {
  test.for(ranges)("%s", ([, bytes]) => {
    fc.assert(
      fc.property(fc.tuple(...bytes), (parts) => {
        const address = parts.join(".");
        expect(isPublicAddress(address)).toBe(false);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });

  test.for([
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
  ])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.for(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const looked = (addresses: LookupAddress[]): Promise<unknown> =>
  new Promise((resolve) => {
    publicLookup((_host, _options, callback) => callback(null, addresses))("acme.example", {}, (error, address) =>
      resolve(error ?? address),
    );
  });

test("a name is connected to where it was checked, and refused where any of its addresses is of the inside", async () => {
  expect(await looked([{ address: "93.184.216.34", family: 4 }])).toBe("93.184.216.34");
  const mixed = [
    { address: "93.184.216.34", family: 4 },
    { address: "10.0.0.1", family: 4 },
  ];
  expect(await looked(mixed)).toBeInstanceOf(InputError);
  expect(await looked([])).toBeInstanceOf(InputError);
});

test.for([
  "https://localhost/",
  "https://127.0.0.1/",
  "https://[::1]/",
  "https://169.254.169.254/latest/meta-data/",
  "https://2130706433/",
  "https://0x7f.1/",
])("%s is not fetched", async (url) => {
  await expect(createFetcher()(url, { types: ["text/html"], maxBytes: 10 })).rejects.toThrow(/private network/u);
});
