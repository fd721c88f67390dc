import { usualHandling } from "../domain/handling.ts";
import type { PostingLine, PostingStanding, PostingState } from "../domain/posting.ts";
import type { Store } from "../ports.ts";

function stateOf(standing: PostingStanding | undefined): PostingState {
  if (standing === undefined) return "unpublished";
  if (standing.closedAt !== null) return "closed";
  return standing.paused === null ? "open" : "paused";
}

/** All that was read, by title, with whether candidates are answered from it. */
export async function listPostings(
  { postings, reviews }: Pick<Store, "postings" | "reviews">,
  tenant: string,
): Promise<PostingLine[]> {
  const standings = new Map((await postings.standings(tenant)).map((standing) => [standing.key, standing]));
  return (await reviews.list(tenant)).map((summary) => {
    const standing = standings.get(summary.key);
    const { revision = null, paused = null, handling = usualHandling } = standing ?? {};
    return { ...summary, state: stateOf(standing), revision, paused, handling };
  });
}
