import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take graphql's "module" build where Node takes its main one, and two copies of graphql refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/db/start-test-cluster.ts'],
    pool: 'forks',
    // Most files wait for a process or a database most of the time.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    // Processes and databases are started; on a busy machine that takes its time.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
  },
});
