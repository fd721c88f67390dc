import nock from "nock";
import { afterEach, expect, test } from "vitest";
import { checkModel } from "../../../src/adapters/llm/check-model.ts";

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

const check = () => checkModel({ apiKey: "k-secret", name: "some-model", baseUrl: undefined });
const provider = () => nock("https://api.openai.com").get("/v1/models/some-model");

test("a model that the provider knows is ok", async () => {
  provider().reply(200, { id: "some-model", object: "model", created: 1, owned_by: "x" });
  expect(await check()).toMatchObject({ state: "ok" });
});

test.each([
  [401, "MODEL_API_KEY"],
  [404, "MODEL_NAME"],
  [503, "MODEL_BASE_URL"],
])("an answer of %i names the setting to look at, and not its value", async (status, setting) => {
  provider().reply(status, { error: { message: "k-secret is not good" } });
  const found = await check();
  expect(found.state).toBe("problem");
  expect(found.todo).toContain(setting);
  expect(JSON.stringify(found)).not.toContain("k-secret");
});
