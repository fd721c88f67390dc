import { storeContract } from "../../contracts/store-contract.ts";
import { openTemporaryStore } from "../../fakes/temporary-store.ts";

storeContract("SQLite", openTemporaryStore);
