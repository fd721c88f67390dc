import { describe, onTestFinished } from "vitest";
import type { Store } from "../../src/ports.ts";
import { completionContract } from "./completion-contract.ts";
import type { OpenContractStore } from "./contract-steps.ts";
import { gapContract } from "./gap-contract.ts";
import { inboxContract } from "./inbox-contract.ts";
import { inboxProperties } from "./inbox-properties.ts";
import { outboxContract } from "./outbox-contract.ts";
import { postingContract } from "./posting-contract.ts";
import { reviewContract } from "./review-contract.ts";
import { retentionContract } from "./retention-contract.ts";
import { revisionContract } from "./revision-contract.ts";

/** What every store holds to, whichever database it stands on. `open` gives an empty one. */
export const storeContract = (name: string, open: OpenContractStore): void => {
  const opened = async (): Promise<Store> => {
    const contract = await open();
    onTestFinished(() => contract.dispose());
    return contract.store;
  };
  describe(`${name}: inbox`, () => inboxContract(opened));
  describe(`${name}: completion`, () => completionContract(opened));
  describe(`${name}: edits and deletions`, () => revisionContract(opened));
  describe(`${name}: outbox`, () => outboxContract(opened));
  describe(`${name}: postings`, () => postingContract(opened));
  describe(`${name}: reviews`, () => reviewContract(opened));
  describe(`${name}: gaps`, () => gapContract(opened));
  describe(`${name}: retention`, () => retentionContract(opened));
  describe(`${name}: any interleaving`, () => inboxProperties(open));
};
