import { inflateRawSync } from "node:zlib";

const entry = 0x02_01_4b_50;
const end = 0x06_05_4b_50;
const stored = 0;

/**
 * How many bytes a ZIP archive unpacks to, counted and not believed: an archive of a few kB may fill all memory, and its
 * own figures may say otherwise. `null` where it is no whole archive or unpacks to more than `maxBytes`.
 */
export function inflatedSize(bytes: Uint8Array, maxBytes: number): number | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // The end record is 22 bytes long, before a comment of at most 64 kB.
    let tail = zip.length - 22;
    while (zip.readUInt32LE(tail) !== end) tail -= 1;
    let at = zip.readUInt32LE(tail + 16);
    let size = 0;
    for (let left = zip.readUInt16LE(tail + 10); left > 0; left -= 1) {
      if (zip.readUInt32LE(at) !== entry) return null;
      const packed = zip.readUInt32LE(at + 20);
      const local = zip.readUInt32LE(at + 42);
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(from, from + packed);
      const isStored = zip.readUInt16LE(at + 10) === stored;
      size += isStored ? packed : inflateRawSync(data, { maxOutputLength: maxBytes - size + 1 }).length;
      if (size > maxBytes) return null;
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return size;
  } catch (error) {
    // What points outside of the file, is no deflated data or inflates to too much.
    if (error instanceof RangeError || (error instanceof Error && "code" in error)) return null;
    throw error;
  }
}
