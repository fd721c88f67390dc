import type { Delivery } from "../../src/domain/delivery.ts";
import type { Messenger, PostResult } from "../../src/ports.ts";

type Located = Awaited<ReturnType<Messenger["locate"]>>;

/** Posts into a list. `script` gives the results of the next posts, `found` those of the next look-ups. */
export const memoryMessenger = (script: { posts?: PostResult[]; found?: Located[] } = {}) => {
  const posts = [...(script.posts ?? [])];
  const found = [...(script.found ?? [])];
  const standing: Delivery[] = [];
  const calls: string[] = [];
  const messenger: Messenger = {
    post: (delivery, relatedMessageId) => {
      const onto = relatedMessageId === null ? "" : ` ${delivery.relation?.kind} ${relatedMessageId}`;
      calls.push(`post ${delivery.id}${onto}`);
      const result = posts.shift() ?? { kind: "posted", messageId: `m-${delivery.id}` };
      if (result.kind === "posted") standing.push(delivery);
      return Promise.resolve(result);
    },
    locate: (delivery, _relatedMessageId, since) => {
      calls.push(`locate ${delivery.id} since ${since}`);
      return Promise.resolve(found.shift() ?? { kind: "absent" });
    },
  };
  return { ...messenger, standing, calls };
};
