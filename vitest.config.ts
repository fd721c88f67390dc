import { defineConfig } from "vitest/config";

// biome-ignore: vitest's configuration is read from the default export.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    sequence: { shuffle: true },
    expect: { requireAssertions: true },
    // Two processes a core would make the timed waits of the wire tests meaningless.
    maxWorkers: 2,
    // Tests that start programs side by side wait for the cores within their own time: five at once take each five times as long.
    maxConcurrency: 2,
    testTimeout: 30_000,
    // A database server takes its time to stop where the machine is busy.
    hookTimeout: 60_000,
  },
});
