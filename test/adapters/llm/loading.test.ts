import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { clearVendorEnvironment } from "../../../src/adapters/llm/vendor-environment.ts";
import type { OpenAiStandIn } from "../../stand-ins/openai.ts";
import { startOpenAi } from "../../stand-ins/openai.ts";
import { apiKey, draft } from "./settings.ts";

const run = promisify(execFile);
const modulesChild = fileURLToPath(new URL("./children/modules-child.ts", import.meta.url));
const environmentChild = fileURLToPath(new URL("./children/environment-child.ts", import.meta.url));
const Loaded = z.object({ imported: z.array(z.string()), opened: z.array(z.string()), warmed: z.array(z.string()) });

const servers: OpenAiStandIn[] = [];
const serve = async (): Promise<OpenAiStandIn> => {
  const server = await startOpenAi(() => ({ kind: "content", content: JSON.stringify(draft) }));
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const callWhere = async (mode: "guarded" | "unguarded") => {
  const [model, decoy] = [await serve(), await serve()];
  const elsewhere = decoy.baseUrl.replace("/v1", "");
  const env = {
    PATH: process.env["PATH"],
    LANGSMITH_TRACING: "true",
    LANGSMITH_TRACING_V2: "true",
    LANGCHAIN_TRACING_V2: "true",
    LANGCHAIN_TRACING: "true",
    LANGSMITH_API_KEY: "ls-key",
    LANGSMITH_ENDPOINT: elsewhere,
    LANGCHAIN_ENDPOINT: elsewhere,
    LANGSMITH_GATEWAY: elsewhere,
    LANGCHAIN_VERBOSE: "true",
    OPENAI_BASE_URL: decoy.baseUrl,
    OPENAI_LOG: "debug",
    OPENAI_CUSTOM_HEADERS: "authorization: Bearer other",
  };
  const { stdout, stderr } = await run(process.execPath, [environmentChild, model.baseUrl, mode], {
    env,
  });
  return { printed: stdout + stderr, model: model.requests, decoy: decoy.requests };
};

describe("the client", () => {
  it("is loaded by warming, not by importing or opening", async () => {
    const { stdout } = await run(process.execPath, [modulesChild]);

    const { imported, opened, warmed } = Loaded.parse(JSON.parse(stdout));
    expect({ imported, opened }).toEqual({ imported: [], opened: [] });
    expect(warmed).toEqual(expect.arrayContaining(["langchain", "@langchain/core", "@langchain/openai", "openai"]));
  });
});

describe("a call in an environment that asks for tracing, printing and other hosts", () => {
  it("reaches the configured server alone, with the configured key, and prints nothing", async () => {
    const { printed, model, decoy } = await callWhere("guarded");

    expect(printed).toContain("answer: draft");
    expect(model.map(({ path, authorization }) => ({ path, authorization }))).toEqual([
      { path: "/v1/chat/completions", authorization: `Bearer ${apiKey}` },
    ]);
    expect(decoy).toEqual([]);
    expect(printed).not.toMatch(/canary|\$100,000|sk-test/u);
    expect(printed).toContain("model_environment_ignored LANGSMITH_TRACING");
  });

  it("would be traced and printed without the guard", async () => {
    const { printed, decoy } = await callWhere("unguarded");

    expect(decoy.some(({ path, body }) => path.startsWith("/runs/") && body.includes("canary"))).toBe(true);
    expect(printed).toContain("canary");
  });
});

describe("the vendors' environment", () => {
  it("is cleared of LangChain's and LangSmith's variables and no others", () => {
    const environment = {
      LANGSMITH_TRACING: "true",
      LANGCHAIN_VERBOSE: "true",
      OPENAI_CUSTOM_HEADERS: "a: b",
      OPENAI_API_KEY: "key",
      PATH: "/bin",
    };

    const names = clearVendorEnvironment(environment);

    expect(names).toEqual(["LANGSMITH_TRACING", "LANGCHAIN_VERBOSE", "OPENAI_CUSTOM_HEADERS"]);
    expect(environment).toEqual({ OPENAI_API_KEY: "key", PATH: "/bin" });
  });
});
