import { writeSync } from "node:fs";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { systemClock, uuidIds } from "../../../src/app/system.ts";
import { recordingLogger } from "../../fakes/logger.ts";
import { noEffects, sampleDelivery, sampleEvent } from "../../fakes/sample-effects.ts";

// Run by the kill tests: accepts and completes events without end and prints what it was told is stored.
const [file, round] = process.argv.slice(2);
if (file === undefined || round === undefined) throw new Error("accept-until-killed FILE ROUND");

const store = await openStore({ file, clock: systemClock, ids: uuidIds, logger: recordingLogger() });
for (let count = 0; ; count += 1) {
  const key = `${round}-${count}`;
  await store.inbox.accept(sampleEvent(`D${count % 7}`, key), { eventId: key, messageKey: key }, 0);
  writeSync(1, `accepted ${key}\n`);
  if (count % 3 !== 0) continue;
  const claimed = await store.inbox.claim(key, 0, Number.MAX_SAFE_INTEGER);
  // Every other claim is never finished, as when the process ends in the middle of an answer.
  if (claimed === null || count % 2 === 0) continue;
  await store.inbox.complete(claimed.id, key, { ...noEffects, deliveries: [sampleDelivery(key)] }, 1);
  writeSync(1, `completed ${key}\n`);
}
