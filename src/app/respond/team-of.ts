import type { PostingStore } from "../../ports.ts";

/** The channel of the posting's own recruiters; `null`: the recruiters' channel of the house. */
export async function teamOf(
  postings: Pick<PostingStore, "entries">,
  tenant: string,
  key: string | null,
): Promise<string | null> {
  const [entry] = key === null ? [] : await postings.entries(tenant, [key]);
  return entry?.handling.team ?? null;
}
