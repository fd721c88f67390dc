import { type Check, ok, problem } from "../../domain/check.ts";

const patienceMs = 10_000;

/** Whether the provider lets the key in and knows the model; no posting and no candidate's word is sent. */
export async function checkModel(settings: {
  apiKey: string;
  name: string;
  baseUrl: string | undefined;
}): Promise<Check> {
  // Loaded here: nothing else of a start should wait for the vendor's code.
  const { APIError, OpenAI } = await import("openai");
  const { apiKey, name, baseUrl: baseURL } = settings;
  const client = new OpenAI({
    apiKey,
    ...(baseURL === undefined ? {} : { baseURL }),
    maxRetries: 0,
    timeout: patienceMs,
  });
  try {
    await client.models.retrieve(name);
    return ok("model", `${name} can be asked.`);
  } catch (error) {
    const status: unknown = error instanceof APIError ? error.status : undefined;
    const instead = "Until then the posting's own words answer.";
    switch (status) {
      case 401:
      case 403:
        return problem("model", "The provider refuses the key.", `Check MODEL_API_KEY. ${instead}`);
      case 404:
        return problem("model", `The provider does not know ${name}.`, `Check MODEL_NAME. ${instead}`);
      default:
        return problem(
          "model",
          `The provider does not answer (${typeof status === "number" ? status : "no connection"}).`,
          `Check MODEL_BASE_URL and the network. ${instead}`,
        );
    }
  }
}
