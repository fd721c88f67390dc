// The layers of CONTRIBUTING.md, as rules that CI holds.
const flows = "^src/(answer|ingest|recruiter|ops)/";

/** Pure libraries that touch nothing outside the process; allowed in the core, one by one. */
const pureLibraries =
  "^node_modules/(zod|snowball-stemmers|eld|libphonenumber-js|ftfy-js|entities|fastest-levenshtein)/";

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-imports-zod-and-itself",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: ["^src/domain/", pureLibraries] },
    },
    {
      name: "ports-import-domain",
      severity: "error",
      from: { path: "^src/ports\\.ts$" },
      to: { pathNot: ["^src/domain/", "^node_modules/zod/"] },
    },
    {
      name: "flow-imports-ports-and-domain",
      severity: "error",
      from: { path: flows },
      to: { pathNot: ["^src/domain/", "^src/ports\\.ts$", pureLibraries, "^src/(answer|ingest|recruiter|ops)/"] },
    },
    {
      name: "flow-imports-no-other-flow",
      severity: "error",
      from: { path: "^src/(answer|ingest|recruiter|ops)/" },
      to: { path: flows, pathNot: "^src/$1/" },
    },
    {
      name: "adapter-imports-no-flow-no-app",
      severity: "error",
      from: { path: "^src/adapters/" },
      to: { path: [flows, "^src/(app|cli)/"] },
    },
    {
      name: "adapter-imports-no-other-adapter",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/", pathNot: ["^src/adapters/$1/", "^src/adapters/local-web/"] },
    },
    {
      name: "vendors-stay-in-their-adapter",
      severity: "error",
      from: { pathNot: "^src/adapters/" },
      to: {
        path: "^node_modules/(@slack|@langchain|langchain|openai|kysely|pg|hono|@hono|ws|parse5|undici|unpdf|mammoth)/",
      },
    },
    { name: "app-imports-no-cli", severity: "error", from: { path: "^src/app/" }, to: { path: "^src/cli/" } },
    { name: "nothing-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/adapters/(?:workspace|review-page)/page/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      extensions: [".ts", ".js", ".mjs"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
