import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One process a file: a crash or a leaked socket stays in the file that caused it.
    pool: 'forks',
    maxWorkers: 2,
    // Some tests start a whole server several times and play on it, on a machine that others use too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
    reporters: ['default'],
  },
});
