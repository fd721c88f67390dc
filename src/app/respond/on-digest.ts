import type { Effects } from "../../domain/delivery.ts";
import { digestDeliveries } from "../../recruiter/digest.ts";
import { gatherDigest } from "../gather-digest.ts";
import type { EventOf, ResponderDependencies } from "./responder.ts";
import { nothing } from "./say.ts";

/** The week is over: recruiters read once what waits, most candidates first. */
export function digestEvents({ store, ids, logger }: ResponderDependencies) {
  async function onDigestDue({ tenant, since, until }: EventOf<"digest_due">): Promise<Effects> {
    const digest = await gatherDigest(store, tenant, { since, until });
    logger.info("digest_made", { postings: digest.postings.length });
    return { ...nothing, deliveries: digestDeliveries(tenant, digest, ids) };
  }
  return { onDigestDue };
}
