// LangChain and the OpenAI client read the environment behind Candor's configuration: LANGSMITH_TRACING sends every
// prompt to a tracing service, LANGSMITH_GATEWAY sends the call itself there, LANGCHAIN_VERBOSE prints prompts,
// OPENAI_CUSTOM_HEADERS replaces headers. No option of theirs turns all of it off, and the variables are read anew on
// each call, so they are taken out of the environment. What the client's own options override is not listed.
const vendors = /^(?:LANGCHAIN_|LANGSMITH_|OPENAI_CUSTOM_HEADERS$)/u;

/** Removes what would let a candidate's words leave by another door; returns the names, for the operator. */
export function clearVendorEnvironment(environment: Record<string, string | undefined>): string[] {
  const names = Object.keys(environment).filter((name) => vendors.test(name));
  for (const name of names) delete environment[name];
  return names;
}
