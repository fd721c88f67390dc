import { randomUUID } from "node:crypto";
import type { MakeId } from "./ids.ts";

/** A file as its message names it. */
export interface SharedFile {
  id: string;
  name: string;
  title: string;
  size: number;
}

/** announced: an address waits for its bytes · uploaded: they came, and nobody sees them yet · complete · deleted */
type FileState = "announced" | "uploaded" | "complete" | "deleted";
type Kept = SharedFile & { state: FileState; bytes: Buffer };

export interface FileStore {
  /** Resolves to the file's id, and to the ticket under which its bytes are taken once. */
  announce(name: string, size: number): { id: string; ticket: string };
  receive(ticket: string, bytes: Buffer): "received" | "unknown_ticket" | "other_length";
  /** As it is shared from now on; undefined where it was never uploaded, or is complete already. */
  complete(id: string, title: string | undefined): SharedFile | undefined;
  isUploaded(id: string): boolean;
  remove(id: string): "removed" | "file_not_found" | "file_deleted";
  bytes(id: string): Buffer | undefined;
}

export function createFileStore(makeId: MakeId): FileStore {
  const files = new Map<string, Kept>();
  const tickets = new Map<string, string>();
  const change = (file: Kept, to: Partial<Kept>): void => void files.set(file.id, { ...file, ...to });
  return {
    announce(name, size) {
      const id = makeId("F");
      const ticket = randomUUID();
      files.set(id, { id, name, title: name, size, state: "announced", bytes: Buffer.alloc(0) });
      tickets.set(ticket, id);
      return { id, ticket };
    },
    receive(ticket, bytes) {
      const file = files.get(tickets.get(ticket) ?? "");
      if (file === undefined) return "unknown_ticket";
      if (bytes.byteLength !== file.size) return "other_length";
      tickets.delete(ticket);
      change(file, { state: "uploaded", bytes });
      return "received";
    },
    isUploaded: (id) => files.get(id)?.state === "uploaded",
    complete(id, title) {
      const file = files.get(id);
      if (file?.state !== "uploaded") return undefined;
      change(file, { state: "complete", title: title ?? file.title });
      return { id, name: file.name, title: title ?? file.title, size: file.size };
    },
    remove(id) {
      const file = files.get(id);
      if (file === undefined) return "file_not_found";
      if (file.state === "deleted") return "file_deleted";
      change(file, { state: "deleted", bytes: Buffer.alloc(0) });
      return "removed";
    },
    bytes(id) {
      const file = files.get(id);
      return file?.state === "complete" ? file.bytes : undefined;
    },
  };
}
