import { Argument, type Command } from "commander";
import type { Config } from "../../app/config.ts";
import { systemClock } from "../../app/system.ts";
import { dayAt } from "../../domain/day.ts";
import { withPublishing } from "../with-publishing.ts";

export function addModel(program: Command, config: () => Config): void {
  program
    .command("model")
    .description("turn the model off or on while the bot runs, or show whether it is asked and what it used today")
    .addArgument(new Argument("[state]").choices(["on", "off"]))
    .action((state?: "on" | "off") =>
      withPublishing(config)(async ({ desk: { model: meter } }) => {
        if (state !== undefined) await meter.turn(state);
        const { model } = config();
        const used = await meter.used(dayAt(systemClock.now()));
        const isOff = await meter.isOff();
        const asked =
          model === null
            ? "No model is configured: the posting's own words answer."
            : isOff
              ? "The model is off: the posting's own words answer. `candor model on` turns it on."
              : "The model is on. `candor model off` turns it off, from the next message on.";
        const cap = model === null ? "" : ` of ${model.dailyTokens}`;
        process.stdout.write(`${asked}\nToday (UTC) it used ${used}${cap} tokens.\n`);
      }),
    );
}
