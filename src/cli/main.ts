import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Command } from "commander";
import { type Config, readConfig } from "../app/config.ts";
import { CandorError } from "../domain/errors.ts";
import { addAsk } from "./commands/ask.ts";
import { addAudit } from "./commands/audit.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addDigest } from "./commands/digest.ts";
import { addEval } from "./commands/eval.ts";
import { addGaps } from "./commands/gaps.ts";
import { addHandle } from "./commands/handle.ts";
import { addHold } from "./commands/hold.ts";
import { addIngest } from "./commands/ingest.ts";
import { addModel } from "./commands/model.ts";
import { addPause } from "./commands/pause.ts";
import { addPersons } from "./commands/persons.ts";
import { addPostings } from "./commands/postings.ts";
import { addPublish } from "./commands/publish.ts";
import { addQueues } from "./commands/queues.ts";
import { addRedact } from "./commands/redact.ts";
import { addReplay } from "./commands/replay.ts";
import { addReview } from "./commands/review.ts";
import { addStart } from "./commands/start.ts";
import { addSync } from "./commands/sync.ts";
import { addVerify } from "./commands/verify.ts";

// V8 compiles a pattern twice, the first time slowly where it is long: the redactor's took 1.8 s at each start. Compiled
// to machine code at once they take 0.3 s, and match as fast.
setFlagsFromString("--no-regexp-tier-up");

/** Read when a command needs it, so that `--help` works whatever `.env` holds. */
function config(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readConfig(process.env);
}

const program = new Command("candor")
  .description("Answers job candidates' direct messages in Slack from the posting, and only from the posting.")
  .showHelpAfterError("(candor --help shows the commands and options)");
addStart(program, config);
addDoctor(program, config);
addIngest(program, config);
addPublish(program, config);
addSync(program, config);
addReview(program, config);
addPostings(program, config);
addPause(program, config);
addAsk(program, config);
addVerify(program, config);
addEval(program, config);
addRedact(program);
addGaps(program, config);
addModel(program, config);
addDigest(program, config);
addPersons(program, config);
addHold(program, config);
addHandle(program, config);
addReplay(program, config);
addAudit(program, config);
addQueues(program, config);

// Whoever read the output may have gone (`| head`, a closed terminal); what is under way is finished all the same.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  // What Candor throws on purpose says what to do; anything else is a defect and shows where.
  process.stderr.write(
    error instanceof CandorError
      ? `candor: ${error.message}\n`
      : `candor failed unexpectedly: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
