// Prints which vendors' modules Node has loaded: after the import, after opening, after warming.
import { registerHooks } from "node:module";
import { recordingLogger, settings } from "../settings.ts";

const vendors = new Set<string>();
registerHooks({
  load(url, context, next) {
    const vendor = /\/node_modules\/(langchain|langsmith|openai|@langchain\/[^/]+)\//u.exec(url)?.[1];
    if (vendor !== undefined) vendors.add(vendor);
    return next(url, context);
  },
});

const { openLanguageModel } = await import("../../../../src/adapters/llm/language-model.ts");
const imported = [...vendors];
const model = await openLanguageModel(settings({ logger: recordingLogger() }));
const opened = [...vendors];
await model.warm();
console.log(JSON.stringify({ imported, opened, warmed: [...vendors] }));
