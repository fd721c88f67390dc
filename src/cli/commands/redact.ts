import type { Command } from "commander";
import { z } from "zod";
import { InputError } from "../../domain/errors.ts";
import { redact } from "../../domain/redact.ts";
import { answerLines, printJson } from "../json-lines.ts";

const Row = z.object({ id: z.string(), message: z.string() });

export function addRedact(program: Command): void {
  program
    .command("redact")
    .description("show what of a message would be kept: private details are replaced before anything is stored")
    .argument("[message]", "the message to redact")
    .option("--batch", 'read {"id","message"} lines from standard input, write {"id","text","kinds"} lines')
    .action(async (message: string | undefined, options: { batch?: boolean }) => {
      if (options.batch === true) return answerLines(Row, ({ id, message: text }) => ({ id, ...redact(text) }));
      if (message === undefined)
        throw new InputError('Give a message, as in: candor redact "I am on parental leave", or --batch.');
      printJson(redact(message));
    });
}
