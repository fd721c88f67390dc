import type { Transaction } from "kysely";
import { theCandidate } from "../../domain/audit.ts";
import { InputError } from "../../domain/errors.ts";
import type { Effects } from "../../domain/delivery.ts";
import type { Ids } from "../../ports.ts";
import { record } from "./audit.ts";
import { auditEffects } from "./audit-effects.ts";
import { saveConversation } from "./conversations.ts";
import { erasePerson } from "./erase-person.ts";
import { saveFeedback } from "./feedback.ts";
import { removeWaiters, saveGap, saveWaiter } from "./gaps.ts";
import { changeHandOff, openHandOff } from "./hand-offs.ts";
import { addDelivery, withdrawDeliveries } from "./outbox.ts";
import { confirm } from "./postings.ts";
import { addReceipt, forgetMessages } from "./receipts.ts";
import { schedule } from "./schedule.ts";
import type { Tables } from "./tables.ts";

const tenantsOf = (effects: Effects): string[] =>
  [
    effects.conversation,
    effects.feedback,
    ...effects.receipts,
    ...effects.deliveries,
    ...effects.openedHandOffs,
    ...effects.changedHandOffs,
    ...effects.gaps,
    ...effects.waiters,
  ]
    .filter((part) => part !== null)
    .map((part) => part.tenant)
    .concat(effects.scheduled.map(({ event }) => event.tenant));

/** Writes all that working one event changes; the caller's transaction makes it all or nothing. */
export const commitEffects = async (
  transaction: Transaction<Tables>,
  tenant: string,
  effects: Effects,
  { at, ids }: { at: number; ids: Ids },
): Promise<void> => {
  if (tenantsOf(effects).some((other) => other !== tenant)) {
    throw new InputError("The effects of an event may change its own tenant only.");
  }
  if (effects.erased !== null) {
    const { person, upTo, receipt } = effects.erased;
    await erasePerson(transaction, tenant, person, { at, ids, upTo });
    await record(transaction, tenant, { person: null, entry: { kind: "erased", receipt, by: theCandidate } }, at);
  }
  if (effects.retracted !== null) {
    await forgetMessages(transaction, tenant, effects.retracted);
    await withdrawDeliveries(transaction, tenant, effects.retracted.deliveryIds, at);
  }
  if (effects.conversation !== null) await saveConversation(transaction, effects.conversation);
  await auditEffects(transaction, tenant, effects, at);
  if (effects.feedback !== null) await saveFeedback(transaction, effects.feedback);
  for (const receipt of effects.receipts) await addReceipt(transaction, receipt);
  for (const handOff of effects.openedHandOffs) await openHandOff(transaction, handOff);
  for (const handOff of effects.changedHandOffs) await changeHandOff(transaction, handOff);
  await removeWaiters(transaction, tenant, effects.withdrawnTurns);
  for (const gap of effects.gaps) await saveGap(transaction, gap);
  for (const waiter of effects.waiters) await saveWaiter(transaction, waiter);
  if (effects.confirmation !== null) await confirm(transaction, tenant, effects.confirmation, { at, ids });
  for (const delivery of effects.deliveries) await addDelivery(transaction, delivery, at);
  for (const event of effects.scheduled) await schedule(transaction, event, at, ids);
};
