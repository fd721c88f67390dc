import type { OutgoingMessage } from "../domain/message.ts";
import type { Actor, GapStore, PostingDesk, Readiness } from "../ports.ts";
import { overviewsOf, type PostingOverview } from "../recruiter/posting-overview.ts";
import { changePosting, listedPostings, type RecruiterCommand } from "../recruiter/recruiter-command.ts";
import { recruiterHome } from "../recruiter/recruiter-home.ts";

export type RecruiterSurfacesParts = {
  gaps: Pick<GapStore, "open">;
  postingDesk: PostingDesk;
  readiness: () => Promise<Readiness>;
};

/** What recruiters see on their Home and do by command. Who is one is for whoever calls to know. */
export function createRecruiterSurfaces({ gaps, postingDesk, readiness }: RecruiterSurfacesParts) {
  const overviews = async (tenant: string): Promise<PostingOverview[]> =>
    overviewsOf(await postingDesk.list(), await gaps.open(tenant));

  return {
    home: async (tenant: string): Promise<OutgoingMessage[]> =>
      recruiterHome(await overviews(tenant), await readiness()),

    command: async (
      tenant: string,
      { name, key, by }: { name: RecruiterCommand; key: string; by: Actor },
    ): Promise<OutgoingMessage> =>
      name === "postings" ? listedPostings(await overviews(tenant)) : changePosting({ name, key, by }, postingDesk),
  };
}
