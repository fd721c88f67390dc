import { defineConfig } from "vitest/config";

// biome-ignore: vitest's configuration is read from the default export.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    sequence: { shuffle: true },
    expect: { requireAssertions: true },
    testTimeout: 15_000,
  },
});
