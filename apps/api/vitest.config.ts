import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/db/start-test-cluster.ts'],
    pool: 'forks',
    // Processes and databases are started; on a busy machine that takes its time.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
